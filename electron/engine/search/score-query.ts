/**
 * A query as one linear score over photos: score = vector · photo − hubWeight × hub(photo). Order, strength and cut
 * all come from that score, whether the query is a text, a photo or both. Pure.
 *
 * [Note: one score] A text has z_t = (t·p − λ·h − m_t) / s_t against the photo background, a photo z_i = (i·p − m_i)
 * / s_i. Both together are the mean of the two, which is linear in the photo again: (t/s_t + i/s_i)/2 · p −
 * (λ/s_t)/2 · h − constant. So a blended query is scanned like any other.
 */
import { cosinesTo, spreadOf, type Spread } from './background.ts';
import { correctedScores, logistic, type Calibration } from './calibration.ts';
import { HUB_WEIGHT } from './hub.ts';

export interface ScoredQuery {
  /** What is scanned, [dimensions]; not of unit length for a blend. */
  readonly vector: Float32Array;
  readonly hubWeight: number;
  /** 0 to 1, rising with the score. */
  strengthOf(score: number): number;
  /** Whether each score is above the cut, given the best one; null where there is no cut (a pure image query). */
  cutOf(bestScore: number): number | null;
}

/** A match is at least this strong… */
export const LEAST_STRENGTH = 0.6;
/** …and reaches this part of the best photo's z-score. */
export const LEAST_PART_OF_BEST = 0.5;

/** @param query unit vectors, [dimensions]; at least one of the two. */
export function scoreQuery(
  query: { readonly text?: Float32Array; readonly image?: Float32Array },
  calibration: Calibration,
): ScoredQuery {
  const { text, image } = query;
  if (text && image) return blend(text, image, calibration);
  if (text) return textQuery(text, calibration);
  if (image) return imageQuery(image, calibration);
  throw new Error('expected a text or an image embedding, received neither');
}

/**
 * Spread of a text's hub-corrected scores over the photo background. The deviation is drawn halfway towards what is
 * typical: words without meaning give much the same score to every photo, and their own small deviation would make
 * matches of whatever comes out on top.
 */
export function textSpread(text: Float32Array, calibration: Calibration): Spread {
  const { imageBackground, imageHubs, typicalStd } = calibration;
  const { mean, std } = spreadOf(correctedScores(text, imageBackground, imageHubs));
  return { mean, std: Math.sqrt((std ** 2 + typicalStd ** 2) / 2) };
}

function imageSpread(image: Float32Array, calibration: Calibration): Spread {
  return spreadOf(cosinesTo(calibration.imageBackground, image));
}

function textQuery(text: Float32Array, calibration: Calibration): ScoredQuery {
  const { mean, std } = textSpread(text, calibration);
  return matching(
    text,
    HUB_WEIGHT,
    calibration,
    (score) => (score - mean) / std,
    (z) => z * std + mean,
  );
}

function blend(text: Float32Array, image: Float32Array, calibration: Calibration): ScoredQuery {
  const ofText = textSpread(text, calibration);
  const ofImage = imageSpread(image, calibration);
  const vector = text.map((value, index) => (value / ofText.std + image[index]! / ofImage.std) / 2);
  const offset = (ofText.mean / ofText.std + ofImage.mean / ofImage.std) / 2;
  return matching(
    vector,
    HUB_WEIGHT / ofText.std / 2,
    calibration,
    (score) => score - offset,
    (z) => z + offset,
  );
}

function matching(
  vector: Float32Array,
  hubWeight: number,
  { match }: Calibration,
  zOf: (score: number) => number,
  scoreOf: (z: number) => number,
): ScoredQuery {
  // The z-score at which the logistic reaches the least strength.
  const floor = (Math.log(LEAST_STRENGTH / (1 - LEAST_STRENGTH)) - match.intercept) / match.slope;
  return {
    vector,
    hubWeight,
    strengthOf: (score) => logistic(match, zOf(score)),
    cutOf: (bestScore) => scoreOf(Math.max(floor, LEAST_PART_OF_BEST * zOf(bestScore))),
  };
}

/**
 * Photo to photo: 0 as alike as the background is on average, 1 identical. Cosines between photos fill a narrow band
 * that differs from model to model; this stretches it, and never saturates.
 */
function imageQuery(image: Float32Array, calibration: Calibration): ScoredQuery {
  const { mean } = imageSpread(image, calibration);
  return {
    vector: image,
    hubWeight: 0,
    strengthOf: (score) => Math.min(1, Math.max(0, (score - mean) / Math.max(1e-6, 1 - mean))),
    cutOf: () => null,
  };
}
