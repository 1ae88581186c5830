/** Fits a logistic to scores of matched and unmatched pairs, with equal total weight. Pure. */
import type { Logistic } from '../../electron/engine/models/calibration.ts';

/** Newton's method on the log-likelihood: a convex problem with two parameters, so a few steps suffice. */
export function fitLogistic(matched: readonly number[], unmatched: readonly number[]): Logistic {
  let slope = 1;
  let intercept = 0;
  for (let step = 0; step < 50; step++) {
    const gradient = [0, 0];
    const hessian = [0, 0, 0];
    for (const [scores, target] of [
      [matched, 1],
      [unmatched, 0],
    ] as const) {
      for (const x of scores) {
        const p = 1 / (1 + Math.exp(-(slope * x + intercept)));
        const weight = 1 / scores.length;
        gradient[0]! += weight * (p - target) * x;
        gradient[1]! += weight * (p - target);
        const curvature = weight * p * (1 - p);
        hessian[0]! += curvature * x * x;
        hessian[1]! += curvature * x;
        hessian[2]! += curvature;
      }
    }
    const determinant = hessian[0]! * hessian[2]! - hessian[1]! ** 2;
    const bySlope = (hessian[2]! * gradient[0]! - hessian[1]! * gradient[1]!) / determinant;
    const byIntercept = (hessian[0]! * gradient[1]! - hessian[1]! * gradient[0]!) / determinant;
    slope -= bySlope;
    intercept -= byIntercept;
    if (Math.abs(bySlope) + Math.abs(byIntercept) < 1e-10) break;
  }
  return { slope, intercept };
}

/** Probability that a matched pair scores above an unmatched one. */
export function areaUnderCurve(matched: readonly number[], unmatched: readonly number[]): number {
  const sorted = [...unmatched].sort((a, b) => a - b);
  let above = 0;
  for (const score of matched) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < score) low = middle + 1;
      else high = middle;
    }
    above += low;
  }
  return above / (matched.length * sorted.length);
}
