/** Compares a vector with a background: assorted photos for a query, assorted texts for a photo. Pure. */
import type { Background } from '../models/calibration.ts';

/** Mean and standard deviation of scores. */
export interface Spread {
  readonly mean: number;
  readonly std: number;
}

/** Dot product of two vectors of equal length; for unit vectors, their cosine. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index]! * b[index]!;
  return sum;
}

/**
 * Cosines of a unit vector to every row of a background.
 * @param vector [dimensions]
 * @returns [background.count]
 */
export function cosinesTo(background: Background, vector: Float32Array): Float32Array {
  const dimensions = vector.length;
  const { rows, count } = background;
  const cosines = new Float32Array(count);
  for (let row = 0, at = 0; row < count; row++, at += dimensions) {
    // Four independent sums, so that no addition has to wait for the previous one.
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let index = 0;
    for (; index + 3 < dimensions; index += 4) {
      a += rows[at + index]! * vector[index]!;
      b += rows[at + index + 1]! * vector[index + 1]!;
      c += rows[at + index + 2]! * vector[index + 2]!;
      d += rows[at + index + 3]! * vector[index + 3]!;
    }
    for (; index < dimensions; index++) a += rows[at + index]! * vector[index]!;
    cosines[row] = a + b + c + d;
  }
  return cosines;
}

/** Spread of scores. If all are equal, the deviation is nothing but rounding noise, so it counts as tiny, not zero. */
export function spreadOf(scores: ArrayLike<number>): Spread {
  const { length } = scores;
  let sum = 0;
  for (let index = 0; index < length; index++) sum += scores[index]!;
  const mean = length === 0 ? 0 : sum / length;
  let squares = 0;
  for (let index = 0; index < length; index++) squares += (scores[index]! - mean) ** 2;
  return { mean, std: Math.max(1e-6, Math.sqrt(squares / Math.max(1, length))) };
}
