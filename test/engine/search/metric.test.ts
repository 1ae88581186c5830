import { describe, expect, it } from 'vitest';
import { metricQuery, metricValue } from '../../../electron/engine/search/metric.ts';
import type { EmbeddedTerm } from '../../../electron/engine/search/score-query.ts';

const term = (embedding: number[], weight = 1): EmbeddedTerm => ({
  kind: 'text',
  embedding: Float32Array.from(embedding),
  weight,
});
const dotOf = (a: Float32Array, b: readonly number[]): number =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

describe('metrics', () => {
  it('For a single term the dot product is the cosine and the distance follows from it, whatever its weight', () => {
    const { vector, hubWeight, excess, strangers } = metricQuery([term([0.6, 0.8], 3)]);
    expect([...vector]).toEqual([...Float32Array.from([0.6, 0.8])]);
    expect({ hubWeight, excess, strangers }).toEqual({ hubWeight: 0, excess: null, strangers: null });
    expect(metricValue('cosine', 0.8, 1)).toBe(0.8);
    expect(metricValue('dot', 0.8, 1)).toBe(0.8);
    expect(metricValue('euclidean', 0.8, 1)).toBeCloseTo(Math.sqrt(2 - 1.6), 12);
    expect(metricValue('euclidean', 1, 1)).toBe(0);
  });

  it('Several terms are the sum of their embeddings times their weights, and each metric is what it says', () => {
    const { vector } = metricQuery([term([1, 0], 2), term([0, 1], -1)]);
    expect([...vector]).toEqual([2, -1]);
    const photo = [0.8, 0.6];
    const length = Math.hypot(2, -1);
    const cosine = dotOf(vector, photo) / length;
    expect(metricValue('dot', cosine, length)).toBeCloseTo(2 * 0.8 - 0.6, 6);
    expect(metricValue('euclidean', cosine, length)).toBeCloseTo(Math.hypot(2 - 0.8, -1 - 0.6), 6);
  });

  it('Terms that cancel out, and terms that only exclude, are refused', () => {
    expect(() => metricQuery([term([1, 0]), term([1, 0], -1)])).toThrow('cancel each other out');
    expect(() => metricQuery([term([1, 0], -1)])).toThrow('only terms to exclude');
  });

  it('Its strength is the cosine, and 0 below that', () => {
    const query = metricQuery([term([1, 0], 2), term([0, 1], 1)]);
    expect(query.strengthOf(Math.hypot(...query.vector))).toBeCloseTo(1, 12);
    expect(query.strengthOf(-1)).toBe(0);
  });
});
