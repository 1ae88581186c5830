/**
 * A query as one linear score over photos: score = vector · photo − hubWeight × hub(photo). Order, strength and cut
 * all derive from that score, whatever the query consists of. Pure.
 *
 * [Note: one score] A text has z_t = (t·p − λ·h − m_t) / s_t against the photo background, a photo z_i = (i·p − m_i)
 * / s_i. Terms combine to z = Σ wᵢ·zᵢ / Σ⁺wᵢ, where Σ⁺ adds the positive weights only: the weighted mean of what is
 * wanted, less the unwanted. That is again linear in the photo, so any query is scanned like a single text. The
 * divisor excludes negative weights: a photo without the unwanted thing has a z near 0 for it, and dividing by that
 * weight too would make every match weak (measured in docs/calibration.md).
 */
import { SightlineError } from '../../../shared/errors.ts';
import { cosinesTo, spreadOf, type Spread } from './background.ts';
import { correctedScores, logistic, type Calibration } from './calibration.ts';
import { HUB_WEIGHT } from './hub.ts';

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
  /** 0 to 1, rising with the score. */
  strengthOf(score: number): number;
  /** Whether a line separates matches from weaker photos; queries of images alone have none. */
  readonly cuts: boolean;
  /** The score at that line, given the best score; null if there is no line. */
  cutOf(bestScore: number): number | null;
}

/** A match is at least this strong… */
export const LEAST_STRENGTH = 0.6;
/** …and reaches this part of the best photo's z-score. */
export const LEAST_PART_OF_BEST = 0.5;
/** Below this fraction of its terms' length, a combined vector is only the rounding error of terms that cancel out. */
const LEAST_LENGTH = 1e-4;

/**
 * @param terms at least one must be positive.
 * @throws SightlineError `invalid-input` when none is, or when they cancel out.
 */
export function scoreQuery(terms: readonly EmbeddedTerm[], calibration: Calibration): ScoredQuery {
  if (!terms.some(({ weight }) => weight > 0)) {
    throw new SightlineError(
      'invalid-input',
      'expected something to look for, received only terms to exclude',
    );
  }
  const images = terms.every(({ kind }) => kind === 'image');
  return images ? similarity(terms, calibration) : match(terms, calibration);
}

/**
 * Spread of a text's hub-corrected scores over the photo background. The deviation is moved halfway towards the
 * typical one: meaningless words score much the same for every photo, and their own small deviation would turn
 * whatever comes out on top into a match.
 */
export function textSpread(text: Float32Array, calibration: Calibration): Spread {
  const { imageBackground, imageHubs, typicalStd } = calibration;
  const { mean, std } = spreadOf(correctedScores(text, imageBackground, imageHubs));
  return { mean, std: Math.sqrt((std ** 2 + typicalStd ** 2) / 2) };
}

function imageSpread(image: Float32Array, calibration: Calibration): Spread {
  return spreadOf(cosinesTo(calibration.imageBackground, image));
}

/** Queries with texts, with or without images: the z-score of the query, and the probability of a match. */
function match(terms: readonly EmbeddedTerm[], calibration: Calibration): ScoredQuery {
  const parts = terms.map((term) => {
    const { mean, std } =
      term.kind === 'text'
        ? textSpread(term.embedding, calibration)
        : imageSpread(term.embedding, calibration);
    return { ...term, mean, scale: std, hub: term.kind === 'text' ? HUB_WEIGHT : 0 };
  });
  const { vector, hubWeight, zOf, scoreOf } = combine(parts);
  const { match: logit } = calibration;
  // The z-score at which the logistic reaches the least strength.
  const floor = (Math.log(LEAST_STRENGTH / (1 - LEAST_STRENGTH)) - logit.intercept) / logit.slope;
  return {
    vector,
    hubWeight,
    cuts: true,
    strengthOf: (score) => logistic(logit, zOf(score)),
    cutOf: (bestScore) => scoreOf(Math.max(floor, LEAST_PART_OF_BEST * zOf(bestScore))),
  };
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
  const { vector, hubWeight, zOf } = combine(parts);
  return {
    vector,
    hubWeight,
    cuts: false,
    strengthOf: (score) => Math.min(1, Math.max(0, zOf(score))),
    cutOf: () => null,
  };
}

/** A term whose own score is (embedding · p − hub · h − mean) / scale. */
interface Part extends EmbeddedTerm, Pick<Spread, 'mean'> {
  readonly scale: number;
  readonly hub: number;
}

interface Combined {
  readonly vector: Float32Array;
  readonly hubWeight: number;
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
    throw new SightlineError(
      'invalid-input',
      'the terms to look for and the terms to exclude cancel each other out',
    );
  }
  const offset = total(({ mean }) => mean);
  return {
    vector,
    hubWeight: total(({ hub }) => hub),
    zOf: (score) => score - offset,
    scoreOf: (z) => z + offset,
  };
}
