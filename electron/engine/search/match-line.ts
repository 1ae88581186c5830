/**
 * The line between matches and the rest. A photo is a match when its score stands out of what the best of N strangers
 * would reach: each score gets the probability that a photo which has nothing to do with the query reaches it, and
 * the Benjamini–Hochberg procedure keeps the expected share of strangers among the matches below {@link FALSE_SHARE}
 * (Benjamini and Hochberg, "Controlling the False Discovery Rate", Journal of the Royal Statistical Society B 57, 1995).
 * When no photo shows what was asked for, that is also the chance that anything is called a match. Pure.
 */
import { LIMITS } from '../../../shared/limits.ts';

/** Scores of strangers: photos that have nothing to do with the query. Normal in the upper tail. */
export interface Strangers {
  readonly mean: number;
  readonly std: number;
}

/** The expected share of strangers among the matches. */
export const FALSE_SHARE = 0.1;
/** Standings beyond this rank are not looked at, so the line never lies further down: a search answers with no more. */
export const LINE_SCORES = LIMITS.hits;
/**
 * Real tails are a little heavier than normal ones; the deviation is multiplied with this. Measured in
 * docs/calibration.md.
 */
export const TAIL_FACTOR = 1.1;

/** See {@link FALSE_SHARE} and {@link TAIL_FACTOR}. */
export interface LineParameters {
  readonly falseShare: number;
  readonly tailFactor: number;
}

export const SHIPPED_LINE: LineParameters = { falseShare: FALSE_SHARE, tailFactor: TAIL_FACTOR };

/** How many deviations a score is above what strangers score, by the account that makes it stand out most. */
export function standingOf(score: number, strangers: readonly Strangers[]): number {
  return Math.max(...strangers.map(({ mean, std }) => (score - mean) / std));
}

/**
 * How many of the best photos are matches.
 * @param standings of the best photos, highest first; see {@link standingOf}.
 * @param searched number of photos compared with the query.
 * @param parameters others than the shipped ones only to compare them.
 */
export function countMatches(
  standings: ArrayLike<number>,
  searched: number,
  { falseShare, tailFactor }: LineParameters = SHIPPED_LINE,
): number {
  const considered = Math.min(standings.length, LINE_SCORES, searched);
  for (let count = considered; count > 0; count--) {
    const chance = upperTail(standings[count - 1]! / tailFactor);
    if (chance <= (falseShare * count) / searched) return count;
  }
  return 0;
}

/**
 * Probability that a standard normal variable exceeds z; relative error below 1.2e-7 for every z.
 * Chebyshev fit of erfc: Press et al., "Numerical Recipes in C", 2nd edition, section 6.2.
 */
export function upperTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  let sum = 0;
  for (const coefficient of ERFC) sum = sum * t + coefficient;
  const erfc = t * Math.exp(-x * x + sum);
  return z >= 0 ? erfc / 2 : 1 - erfc / 2;
}

/** Highest power first. */
const ERFC = [
  0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196,
  1.00002368, -1.26551223,
];
