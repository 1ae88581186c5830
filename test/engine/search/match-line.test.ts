import { describe, expect, it } from 'vitest';
import {
  countMatches as countStandings,
  FALSE_SHARE,
  LINE_SCORES,
  TAIL_FACTOR,
  standingOf,
  upperTail,
  type Strangers,
} from '../../../electron/engine/search/match-line.ts';
import { uniform } from '../../support/onnx/random.ts';

const countMatches = (scores: readonly number[], strangers: readonly Strangers[], searched: number): number =>
  countStandings(
    scores.map((score) => standingOf(score, strangers)),
    searched,
  );
const STRANGERS = { mean: 0.1, std: 0.02 };
const random = uniform(3);
/** Box and Muller's method; `random` is between -1 and 1. */
const normal = (): number =>
  Math.sqrt(-2 * Math.log((random() + 1) / 2 || 1e-12)) * Math.cos(Math.PI * random());
const scoresOf = (zs: readonly number[]): number[] =>
  zs.map((z) => STRANGERS.mean + z * STRANGERS.std * TAIL_FACTOR).sort((a, b) => b - a);
const strangers = (count: number): number[] => Array.from({ length: count }, normal);

describe('the upper tail of the normal distribution', () => {
  // Abramowitz and Stegun, "Handbook of Mathematical Functions", tables 26.1 and 26.2.
  it.each([
    [0, 0.5],
    [1, 0.158655253931],
    [-1, 0.841344746069],
    [2.326347874, 0.01],
    [5, 2.866515719e-7],
    [8, 6.220960574e-16],
  ])('The upper tail beyond %s is %s', (z, probability) => {
    expect(upperTail(z) / probability).toBeCloseTo(1, 5);
  });
});

describe('the line', () => {
  it('The line lies where Benjamini and Hochberg put it', () => {
    // Of 100 photos the k-th best needs a chance of 0.1 · k / 100: 3.09, 2.88, 2.75 deviations.
    expect(countMatches(scoresOf([3.1, 0, 0]), [STRANGERS], 100)).toBe(1);
    expect(countMatches(scoresOf([3.08, 0, 0]), [STRANGERS], 100)).toBe(0);
    expect(countMatches(scoresOf([3.08, 2.89, 0]), [STRANGERS], 100)).toBe(2);
    expect(countMatches(scoresOf([3.08, 2.85, 2.76]), [STRANGERS], 100)).toBe(3);
  });

  it('The line rises with the number of strangers, and nothing matches without photos', () => {
    const scores = scoresOf([3.5]);
    expect(countMatches(scores, [STRANGERS], 100)).toBe(1);
    expect(countMatches(scores, [STRANGERS], 1_000)).toBe(0);
    expect(countMatches([], [STRANGERS], 0)).toBe(0);
  });

  it.each([100, 1_000, 10_000])('Of %i strangers alone few libraries have a match', (size) => {
    const libraries = 200;
    let withMatch = 0;
    for (let library = 0; library < libraries; library++)
      if (countMatches(scoresOf(strangers(size)), [STRANGERS], size) > 0) withMatch += 1;
    // 10 % are expected; four standard errors above that are 18 %.
    expect(withMatch / libraries).toBeLessThan(0.18);
  });

  it('Few of the matches are strangers where many photos match', () => {
    const size = 2_000;
    let matches = 0;
    let wrong = 0;
    for (let library = 0; library < 20; library++) {
      const scores = scoresOf([...strangers(size), ...strangers(200).map((z) => z + 4.5)]);
      const found = countMatches(scores, [STRANGERS], scores.length);
      matches += found;
      wrong += Math.max(0, found - 200);
    }
    expect(matches / 20).toBeGreaterThan(150);
    expect(wrong / matches).toBeLessThan(2 * FALSE_SHARE);
  });

  it('What most photos show still matches, though it stands out of nothing in the library', () => {
    const own = { mean: STRANGERS.mean + 4.5 * STRANGERS.std, std: STRANGERS.std };
    const scores = scoresOf(strangers(500).map((z) => z + 4.5));
    expect(countMatches(scores, [own], 500)).toBeLessThan(10);
    expect(countMatches(scores, [STRANGERS, own], 500)).toBeGreaterThan(450);
  });

  it('A library whose strangers score less than usual shows what stands out of them', () => {
    const own = { mean: STRANGERS.mean - STRANGERS.std, std: STRANGERS.std / 2 };
    const scores = scoresOf([2.5, ...strangers(99).map((z) => z / 2 - 1)]);
    expect(countMatches(scores, [STRANGERS], 100)).toBe(0);
    expect(countMatches(scores, [STRANGERS, own], 100)).toBe(1);
  });

  it('No more matches are counted than scores are known', () => {
    const scores = scoresOf(Array.from({ length: 5_000 }, () => 6));
    expect(countMatches(scores, [STRANGERS], 5_000)).toBe(LINE_SCORES);
  });
});
