import { describe, expect, it } from 'vitest';
import { rerank } from '../../../electron/engine/vectors/rerank.ts';

const query = Float32Array.of(1, 0);

function candidates(ids: number[], scores: number[], hubs: number[], searched: number) {
  return {
    ids: Float64Array.from(ids),
    scores: Float32Array.from(scores),
    hubs: Float32Array.from(hubs),
    searched,
  };
}

describe('rerank', () => {
  it('The rerank orders by the exact score, hub taken off, equal ones by id', () => {
    const { hits } = rerank(
      query,
      0.5,
      candidates([9, 4, 7, 2], [0.8, 0.7, 0.7, 0.1], [0.4, 0, 0, 0], 4),
      Float32Array.of(0.8, 0, 0.75, 0, 0.75, 0, 0.1, 0),
      3,
    );
    expect(hits.map(({ id }) => id)).toEqual([4, 7, 9]);
    expect(hits[2]?.score).toBeCloseTo(0.6);
    expect(hits[2]?.dot).toBeCloseTo(0.8);
    expect(hits[2]?.hub).toBeCloseTo(0.4);
  });

  it('The rerank leaves out photos whose vector is gone', () => {
    const { hits } = rerank(
      query,
      0,
      candidates([1, 2], [0.9, 0.5], [0, 0], 2),
      Float32Array.of(Number.NaN, Number.NaN, 0.5, 0),
      5,
    );
    expect(hits.map(({ id }) => id)).toEqual([2]);
  });

  it('The rerank is complete when every photo was a candidate, or none outside can reach the last hit', () => {
    const rows = Float32Array.of(0.91, 0, 0.8, 0, 0.5, 0);
    const far = candidates([1, 2, 3], [0.9, 0.8, 0.5], [0, 0, 0], 100);
    expect(rerank(query, 0, far, rows, 2).complete).toBe(true);
    const near = candidates([1, 2, 3], [0.9, 0.8, 0.79], [0, 0, 0], 100);
    expect(rerank(query, 0, near, rows, 2).complete).toBe(false);
    expect(rerank(query, 0, { ...near, searched: 3 }, rows, 2).complete).toBe(true);
  });

  it('The rerank takes off what the linear score is too high by, and asks for more candidates because of it', () => {
    const rows = Float32Array.of(0.9, 1, 0.8, 0, 0.7, 0.5);
    const all = candidates([1, 2, 3], [0.9, 0.8, 0.7], [0, 0.2, 0], 100);
    const excess = (embedding: Float32Array, hub: number): number => 0.4 * embedding[1]! + hub;
    const found = rerank(query, 0, all, rows, 2, excess);
    expect(found.hits.map(({ id }) => id)).toEqual([2, 3]);
    for (const [index, score] of [0.6, 0.5, 0.5].entries()) expect(found.scores[index]).toBeCloseTo(score, 5);
    // Another photo may have 0.7 and nothing to take off.
    expect(found.complete).toBe(false);
    expect(rerank(query, 0, { ...all, searched: 3 }, rows, 2, excess).complete).toBe(true);
  });
});
