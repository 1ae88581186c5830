/**
 * Hubs: photos that match everything. A photo's hub number says how close it is to the texts nearest to it; every
 * text query subtracts part of that number from the photo's score. One number per photo, computed at index time.
 * Pure.
 *
 * Hubs in spaces of many dimensions: Radovanović, Nanopoulos and Ivanović, "Hubs in Space" (JMLR 11, 2010).
 * Subtracting the mean of the nearest neighbours' similarities is one side of CSLS: Conneau et al., "Word Translation
 * Without Parallel Data" (2018), section 2.3, https://arxiv.org/abs/1710.04087; measuring it with a bank of assorted
 * queries, as here: Bogolin et al., "Cross Modal Retrieval with Querybank Normalisation" (2022),
 * https://arxiv.org/abs/2112.12777.
 */
import type { Background } from '../models/calibration.ts';
import { cosinesTo } from './background.ts';

/** The part of the hub number to subtract from a cosine; measured in docs/calibration.md. */
export const HUB_WEIGHT = 0.5;
/** How many of the background's texts count: the closest ones. */
const CLOSEST = 10;

/**
 * Mean of the ten highest cosines of a photo to a text background.
 * @param embedding unit length, [dimensions]
 */
export function hubOf(embedding: Float32Array, textBackground: Background): number {
  return meanOfHighest(cosinesTo(textBackground, embedding), CLOSEST);
}

/** Mean of the `count` highest values. */
export function meanOfHighest(values: Float32Array, count: number): number {
  const kept = values
    .slice()
    .sort()
    .subarray(Math.max(0, values.length - count));
  let sum = 0;
  for (const value of kept) sum += value;
  return kept.length === 0 ? 0 : sum / kept.length;
}

/** Hub numbers of the rows of an image background, [count]. */
export function hubsOfRows(imageBackground: Background, textBackground: Background): Float32Array {
  const dimensions = imageBackground.rows.length / Math.max(1, imageBackground.count);
  return Float32Array.from({ length: imageBackground.count }, (_, row) =>
    hubOf(imageBackground.rows.subarray(row * dimensions, (row + 1) * dimensions), textBackground),
  );
}
