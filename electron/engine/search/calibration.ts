/** Turns scores of one vector space into strengths: backgrounds and a logistic. Pure. */
import type { Background, Logistic } from '../models/calibration.ts';
import { cosinesTo, spreadOf } from './background.ts';
import { HUB_WEIGHT, hubsOfRows } from './hub.ts';

/** How many texts to sample for the usual spread of scores. */
const TYPICAL_TEXTS = 50;

/**
 * Probability of a match from the hub-corrected z-score, equal prior. Fitted once with the starter model on the
 * captions of 85 everyday photos (docs/calibration.md). A z-score is a standard score in every space, so other models
 * start with the same values.
 */
const CORRECTED_MATCH: Logistic = { slope: 1.9765, intercept: -4.2722 };

/** Assorted photos, and how texts usually score them. */
export interface PhotoSample {
  readonly imageBackground: Background;
  /** Hub number of each photo of the image background, [count]. */
  readonly imageHubs: Float32Array;
  /** The usual standard deviation of a text's corrected scores over the image background. */
  readonly typicalStd: number;
}

export interface Calibration extends PhotoSample {
  /** `shipped` with the model; `fitted` on at least 200 photos of the library; `rough` on fewer. */
  readonly kind: 'shipped' | 'fitted' | 'rough';
  readonly textBackground: Background;
  readonly match: Logistic;
  /** Photos of the library itself, for the line between matches and the rest; null while there are few. */
  readonly library: PhotoSample | null;
}

/** With this many photos in the library, strengths are no longer rough. */
export const FITTED_PHOTOS = 200;
/** The most photos of the library that a background uses. */
export const BACKGROUND_PHOTOS = 1_000;

/** @param imageHubs if known from an earlier start. */
export function makeCalibration(
  kind: Calibration['kind'],
  imageBackground: Background,
  textBackground: Background,
  imageHubs: Float32Array = hubsOfRows(imageBackground, textBackground),
): Calibration {
  return {
    kind,
    ...samplePhotos(imageBackground, textBackground, imageHubs),
    textBackground,
    match: CORRECTED_MATCH,
    library: null,
  };
}

/** @param imageHubs of the photos, [count]. */
export function samplePhotos(
  imageBackground: Background,
  textBackground: Background,
  imageHubs: Float32Array,
): PhotoSample {
  return { imageBackground, imageHubs, typicalStd: typicalStd(imageBackground, imageHubs, textBackground) };
}

/** Samples the background's texts evenly: using all of them would take as long as computing the hub numbers. */
function typicalStd(
  imageBackground: Background,
  imageHubs: Float32Array,
  textBackground: Background,
): number {
  const dimensions = textBackground.rows.length / Math.max(1, textBackground.count);
  const texts = Math.min(TYPICAL_TEXTS, textBackground.count);
  let sum = 0;
  for (let index = 0; index < texts; index++) {
    const row = Math.floor((index * textBackground.count) / texts);
    const text = textBackground.rows.subarray(row * dimensions, (row + 1) * dimensions);
    sum += spreadOf(correctedScores(text, imageBackground, imageHubs)).std;
  }
  return sum / Math.max(1, texts);
}

/** Hub-corrected scores of a text over a photo background, [count]. */
export function correctedScores(
  text: Float32Array,
  imageBackground: Background,
  imageHubs: Float32Array,
): Float32Array {
  return cosinesTo(imageBackground, text).map((cosine, row) => cosine - HUB_WEIGHT * imageHubs[row]!);
}

/** A background of the given rows, each of unit length. */
export function backgroundOf(rows: readonly Float32Array[]): Background {
  const dimensions = rows[0]?.length ?? 0;
  const joined = new Float32Array(rows.length * dimensions);
  rows.forEach((row, index) => joined.set(row, index * dimensions));
  return { count: rows.length, rows: joined };
}

/** sigmoid(slope · x + intercept) */
export function logistic({ slope, intercept }: Logistic, x: number): number {
  return 1 / (1 + Math.exp(-(slope * x + intercept)));
}
