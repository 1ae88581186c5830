/**
 * A query as one linear score over photos: score = vector · photo − hubWeight × hub(photo). Order, strength and cut
 * all derive from that score, whatever the query consists of. Pure.
 *
 * [Note: one score] A text has z_t = (t·p − λ·h − m_t) / s_t against the photo background, a photo z_i = (i·p − m_i)
 * / s_i. Terms combine to z = Σ wᵢ·zᵢ / Σ⁺wᵢ, where Σ⁺ adds the positive weights only: the weighted mean of what is
 * wanted, less the unwanted. That is again linear in the photo, so any query is scanned like a single text. The
 * divisor excludes negative weights: a photo without the unwanted thing has a z near 0 for it, and dividing by that
 * weight too would make every match weak (measured in docs/calibration.md).
 *
 * [Note: a minus never adds] A photo that is less like the unwanted thing than the average has a negative z for it, and
 * the linear score pays for that: red bowls would come up for "red car" minus "bus". So what counts is
 * Σ⁺ wᵢ·zᵢ − Σ⁻ |wᵢ|·max(0, zᵢ). That is never above the linear score, so a linear scan still finds the best photos,
 * and the exact rerank takes off the excess.
 */
import { SightlineError } from '../../../shared/errors.ts';
import { cosinesTo, dot, spreadOf, type Spread } from './background.ts';
import { correctedScores, logistic, type Calibration, type PhotoSample } from './calibration.ts';
import { HUB_WEIGHT } from './hub.ts';
import type { Strangers } from './match-line.ts';

export interface EmbeddedTerm {
  readonly kind: 'text' | 'image';
  /** Unit length, [dimensions]. */
  readonly embedding: Float32Array;
  /** Never 0; a negative weight pushes away. */
  readonly weight: number;
}

export interface ScoredQuery {
  /** The vector to scan with, [dimensions]; not of unit length for several terms. */
  readonly vector: Float32Array;
  readonly hubWeight: number;
  /**
   * What to take off the linear score of a photo, never negative; null when the linear score is exact. See [Note: a
   * minus never adds].
   */
  readonly excess: ((embedding: Float32Array, hub: number) => number) | null;
  /** 0 to 1, rising with the score. */
  strengthOf(score: number): number;
  /** What photos that have nothing to do with the query score; null for images alone, which have no line. */
  readonly strangers: readonly Strangers[] | null;
}

/** With as many photos of the library, its own account of strangers counts as much as the general one. */
const SAMPLE_THAT_COUNTS_HALF = 500;
/**
 * Below this fraction of its terms' length, a combined vector is only the rounding error of terms that cancel out.
 */
export const LEAST_LENGTH = 1e-4;

/**
 * @param terms at least one must be positive.
 * @throws SightlineError `invalid-input` when none is, or when they cancel out.
 */
export function scoreQuery(terms: readonly EmbeddedTerm[], calibration: Calibration): ScoredQuery {
  expectWanted(terms);
  const images = terms.every(({ kind }) => kind === 'image');
  return images ? similarity(terms, calibration) : match(terms, calibration);
}

/** @throws SightlineError `invalid-input` if every term is to exclude. */
export function expectWanted(terms: readonly EmbeddedTerm[]): void {
  if (terms.some(({ weight }) => weight > 0)) return;
  throw new SightlineError('invalid-input', 'expected something to look for, received only terms to exclude');
}

/** The error of terms whose vectors add up to nothing. */
export function cancelOut(): SightlineError {
  return new SightlineError(
    'invalid-input',
    'the terms to look for and the terms to exclude cancel each other out',
  );
}

/**
 * Spread of a text's hub-corrected scores over the photo background. The deviation is moved halfway towards the
 * typical one: meaningless words score much the same for every photo, and their own small deviation would turn
 * whatever comes out on top into a match.
 */
export function textSpread(text: Float32Array, calibration: Calibration): Spread {
  return towardsUsual(correctedScores(text, calibration.imageBackground, calibration.imageHubs), calibration);
}

function towardsUsual(scores: Float32Array, { typicalStd }: PhotoSample): Spread {
  const { mean, std } = spreadOf(scores);
  return { mean, std: Math.sqrt((std ** 2 + typicalStd ** 2) / 2) };
}

function imageSpread(image: Float32Array, calibration: Calibration): Spread {
  return spreadOf(cosinesTo(calibration.imageBackground, image));
}

/** Scores of a term over the photos of a sample, [count]. */
function scoresOver(
  { imageBackground, imageHubs }: PhotoSample,
  { kind, embedding }: Pick<EmbeddedTerm, 'kind' | 'embedding'>,
): Float32Array {
  return kind === 'text'
    ? correctedScores(embedding, imageBackground, imageHubs)
    : cosinesTo(imageBackground, embedding);
}

/** Queries with texts, with or without images: the z-score of the query, and the probability of a match. */
function match(terms: readonly EmbeddedTerm[], calibration: Calibration): ScoredQuery {
  const scores = terms.map((term) => scoresOver(calibration, term));
  const parts = terms.map((term, index): Part => {
    const isText = term.kind === 'text';
    const { mean, std } = isText ? towardsUsual(scores[index]!, calibration) : spreadOf(scores[index]!);
    return { ...term, mean, scale: std, hub: isText ? HUB_WEIGHT : 0 };
  });
  const { zOf, scoreOf, ...linear } = combine(parts);
  const { library } = calibration;
  const general = strangersIn(calibration, parts, scores);
  const own =
    library &&
    blended(
      strangersIn(
        library,
        parts,
        parts.map((part) => scoresOver(library, part)),
      ),
      general,
      library,
    );
  return {
    ...linear,
    strengthOf: (score) => logistic(calibration.match, zOf(score)),
    strangers: (own ? [general, own] : [general]).map(({ mean, std }) => ({
      mean: scoreOf(mean),
      std: scoreOf(mean + std) - scoreOf(mean),
    })),
  };
}

/**
 * What the photos of a sample score in z, terms to exclude left out: those only take away. The deviation is not the
 * query's own but the usual one of texts: it depends on how much the query says more than on how rare it is, and with
 * the own one a long description that is there was passed over for the sake of single words that are not
 * (docs/calibration.md).
 * @param scores of each part over the photos of the sample, [parts.length][count].
 */
function strangersIn(
  sample: PhotoSample,
  parts: readonly Part[],
  scores: readonly Float32Array[],
): Strangers {
  const total = parts.reduce((sum, { weight }) => sum + Math.max(0, weight), 0);
  const sums = new Float64Array(sample.imageBackground.count);
  let usual = 0;
  for (const [index, { kind, weight, mean, scale }] of parts.entries()) {
    if (weight < 0) continue;
    const own = scores[index]!;
    const share = weight / total;
    usual += share * (kind === 'image' ? 1 : sample.typicalStd / spreadOf(own).std);
    for (let row = 0; row < sums.length; row++) sums[row] = sums[row]! + (share * (own[row]! - mean)) / scale;
  }
  const { mean, std } = spreadOf(sums);
  return { mean, std: std * usual };
}

/** A library's own account, which counts for little while the library is small. */
function blended(own: Strangers, general: Strangers, { imageBackground }: PhotoSample): Strangers {
  const share = imageBackground.count / (imageBackground.count + SAMPLE_THAT_COUNTS_HALF);
  const mix = (a: number, b: number): number => share * a + (1 - share) * b;
  return { mean: mix(own.mean, general.mean), std: Math.sqrt(mix(own.std ** 2, general.std ** 2)) };
}

/**
 * Photo to photo: 0 is as alike as the background on average, 1 is identical. Cosines between photos fill a narrow
 * band that differs from model to model; this stretches it and never saturates. Several images combine as z-scores
 * do.
 */
function similarity(terms: readonly EmbeddedTerm[], calibration: Calibration): ScoredQuery {
  const parts = terms.map((term) => {
    const { mean } = imageSpread(term.embedding, calibration);
    return { ...term, mean, scale: Math.max(1e-6, 1 - mean), hub: 0 };
  });
  const { vector, hubWeight, excess, zOf } = combine(parts);
  return {
    vector,
    hubWeight,
    excess,
    strengthOf: (score) => Math.min(1, Math.max(0, zOf(score))),
    strangers: null,
  };
}

/** A term whose own score is (embedding · p − hub · h − mean) / scale. */
interface Part extends EmbeddedTerm, Pick<Spread, 'mean'> {
  readonly scale: number;
  readonly hub: number;
}

interface Combined extends Pick<ScoredQuery, 'vector' | 'hubWeight' | 'excess'> {
  readonly zOf: (score: number) => number;
  readonly scoreOf: (z: number) => number;
}

function combine(parts: readonly Part[]): Combined {
  const [only] = parts;
  if (only && parts.length === 1) {
    // Ignores the weight and leaves the vector unscaled, so that the scan gets a unit vector.
    const { embedding, mean, scale, hub } = only;
    return {
      vector: embedding,
      hubWeight: hub,
      excess: null,
      zOf: (score) => (score - mean) / scale,
      scoreOf: (z) => z * scale + mean,
    };
  }
  const wanted = parts.reduce((sum, { weight }) => sum + Math.max(0, weight), 0);
  const total = (value: (part: Part) => number): number =>
    parts.reduce((sum, part) => sum + (part.weight * value(part)) / part.scale, 0) / wanted;
  const vector = Float32Array.from({ length: only?.embedding.length ?? 0 }, (_, index) =>
    total(({ embedding }) => embedding[index]!),
  );
  const longest = Math.max(...parts.map(({ weight, scale }) => Math.abs(weight) / scale / wanted));
  if (Math.hypot(...vector) < LEAST_LENGTH * longest) {
    throw cancelOut();
  }
  const offset = total(({ mean }) => mean);
  return {
    vector,
    hubWeight: total(({ hub }) => hub),
    excess: excessOf(
      parts.filter(({ weight }) => weight < 0),
      wanted,
    ),
    zOf: (score) => score - offset,
    scoreOf: (z) => z + offset,
  };
}

function excessOf(unwanted: readonly Part[], wanted: number): ScoredQuery['excess'] {
  if (unwanted.length === 0) return null;
  return (photo, photoHub) =>
    unwanted.reduce((sum, { embedding, weight, mean, scale, hub }) => {
      const z = (dot(embedding, photo) - hub * photoHub - mean) / scale;
      return sum + (Math.abs(weight) * Math.max(0, -z)) / wanted;
    }, 0);
}
