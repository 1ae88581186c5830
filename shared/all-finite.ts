/** Checks vectors for numbers that are not finite. Runs anywhere. */

/**
 * Whether no number is NaN or infinite. Without a branch or a call per number, as this sees every vector of a library:
 * a number that is not finite turns the sum into NaN.
 */
export function allFinite(values: Float32Array): boolean {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += (values[index] ?? 0) * 0;
  return sum === 0;
}
