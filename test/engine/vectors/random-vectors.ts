/** Reproducible vectors for tests of the index. */

import { randomNumbers } from '../../support/random-numbers.ts';

export { randomNumbers };

/** A unit vector with normally distributed components. */
export function unitVector(random: () => number, dimensions: number): Float32Array<ArrayBuffer> {
  const vector = new Float32Array(dimensions);
  for (let index = 0; index < dimensions; index++) {
    vector[index] = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  }
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

export interface TestPhoto {
  readonly id: number;
  readonly embedding: Float32Array<ArrayBuffer>;
  readonly hub: number;
}

/** Photos with ids from `firstId` on and hubs in [0, 0.5). */
export function testPhotos(count: number, dimensions: number, seed = 1, firstId = 1): TestPhoto[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, (_, index) => ({
    id: firstId + index,
    embedding: unitVector(random, dimensions),
    hub: random() / 2,
  }));
}

export function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

/** Ids of the photos with the highest exact scores, best first. */
export function exactBest(
  photos: readonly TestPhoto[],
  query: Float32Array,
  hubWeight: number,
  limit: number,
): number[] {
  return photos
    .map(({ id, embedding, hub }) => ({ id, score: dot(query, embedding) - hubWeight * hub }))
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, limit)
    .map(({ id }) => id);
}
