import { describe, expect, it } from 'vitest';
import { TopScores } from '../../../electron/engine/vectors/top-scores.ts';
import { randomNumbers } from './random-vectors.ts';

describe('TopScores', () => {
  it.each([1, 2, 7, 200])('TopScores keeps the best %i of a thousand, best first', (size) => {
    const random = randomNumbers(size);
    const best = new TopScores(size);
    const scores = Float32Array.from({ length: 1000 }, () => random());
    for (const [row, score] of scores.entries()) best.offer(row, score);
    const expected = [...scores.entries()].sort((a, b) => b[1] - a[1]).slice(0, size);
    expect([...best.sorted().rows]).toEqual(expected.map(([row]) => row));
    expect([...best.sorted().scores]).toEqual(expected.map(([, score]) => score));
    expect(best.threshold).toBe(expected.at(-1)?.[1]);
  });

  it('TopScores has no threshold before it is full', () => {
    const best = new TopScores(2);
    best.offer(4, 0.5);
    expect(best.threshold).toBe(-Infinity);
    expect([...best.sorted().rows]).toEqual([4]);
  });

  it('TopScores puts the lower row first among equals', () => {
    const best = new TopScores(3);
    for (const row of [5, 1, 3]) best.offer(row, 1);
    expect([...best.sorted().rows]).toEqual([1, 3, 5]);
  });
});
