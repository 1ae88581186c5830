/** Vector arithmetic on embeddings. Pure. */

/**
 * Scales a vector to length 1, in place, and returns it.
 * @throws Error if the vector is all zeros or contains a number that is not finite.
 */
export function normalise(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const value of vector) sum += value * value;
  if (!(sum > 0) || !Number.isFinite(sum)) {
    throw new Error(`expected an embedding of finite, positive length, received length ${Math.sqrt(sum)}`);
  }
  const scale = 1 / Math.sqrt(sum);
  for (let index = 0; index < vector.length; index += 1) vector[index] = vector[index]! * scale;
  return vector;
}

/** The mean of unit vectors, scaled to length 1. @param vectors at least one, all with the same dimensions. */
export function meanDirection(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]!.length);
  for (const vector of vectors) {
    for (let index = 0; index < sum.length; index += 1) sum[index] = sum[index]! + vector[index]!;
  }
  return normalise(sum);
}

/** Copies the rows of a [count, dimensions] tensor into separate unit vectors. */
export function unitRows(data: Float32Array, count: number): Float32Array[] {
  const dimensions = data.length / count;
  return Array.from({ length: count }, (_, row) =>
    normalise(data.slice(row * dimensions, (row + 1) * dimensions)),
  );
}
