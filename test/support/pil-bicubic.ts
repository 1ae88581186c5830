/** PIL's way of resizing written out, to compare with. */
import type { Size } from '../../electron/engine/images/preprocess-spec.ts';

/** Bicubic with a = -0.5, widened when it shrinks, as PIL computes it, in floating point. RGB, interleaved. */
export function bicubic(pixels: Uint8Array, from: Size, to: Size): Float64Array {
  const across = weights(from.width, to.width);
  const down = weights(from.height, to.height);
  const wide = new Float64Array(to.width * from.height * 3);
  for (let y = 0; y < from.height; y++) {
    for (const [x, taps] of across.entries()) {
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (const [at, weight] of taps) sum += weight * pixels[(y * from.width + at) * 3 + channel]!;
        wide[(y * to.width + x) * 3 + channel] = Math.min(255, Math.max(0, Math.round(sum)));
      }
    }
  }
  const result = new Float64Array(to.width * to.height * 3);
  for (const [y, taps] of down.entries()) {
    for (let index = 0; index < to.width * 3; index++) {
      let sum = 0;
      for (const [at, weight] of taps) sum += weight * wide[at * to.width * 3 + index]!;
      result[y * to.width * 3 + index] = Math.min(255, Math.max(0, sum));
    }
  }
  return result;
}

function weights(from: number, to: number): [number, number][][] {
  const scale = from / to;
  const stretch = Math.max(1, scale);
  return Array.from({ length: to }, (_, index) => {
    const centre = (index + 0.5) * scale;
    const first = Math.max(0, Math.floor(centre - 2 * stretch + 0.5));
    const last = Math.min(from, Math.floor(centre + 2 * stretch + 0.5));
    const taps: [number, number][] = [];
    for (let at = first; at < last; at++) taps.push([at, cubic((at - centre + 0.5) / stretch)]);
    const sum = taps.reduce((total, [, weight]) => total + weight, 0);
    return taps.map(([at, weight]) => [at, weight / sum]);
  });
}

function cubic(distance: number): number {
  const a = -0.5;
  const x = Math.abs(distance);
  if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
}
