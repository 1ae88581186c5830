import { describe, expect, it } from 'vitest';
import { quantiseQuery, quantiseRow } from '../../../electron/engine/vectors/quantise.ts';
import { randomNumbers, unitVector } from './random-vectors.ts';

describe('quantiseRow', () => {
  it('quantiseRow maps the largest value to 127 and keeps every value within half a step', () => {
    const row = unitVector(randomNumbers(3), 100);
    const target = new Int8Array(112);
    const scale = quantiseRow(row, target);
    expect(Math.max(...target.map(Math.abs))).toBe(127);
    for (const [index, value] of row.entries()) {
      expect(Math.abs(value - (target[index] ?? 0) * scale)).toBeLessThanOrEqual(scale / 2 + 1e-7);
    }
  });

  it('quantiseRow clears the padding and what was there before', () => {
    const target = new Int8Array(16).fill(9);
    quantiseRow(Float32Array.of(1, -1), target);
    expect([...target]).toEqual([127, -127, ...new Array<number>(14).fill(0)]);
  });

  it('quantiseRow gives a zero vector the scale 0', () => {
    expect(quantiseRow(new Float32Array(16), new Int8Array(16))).toBe(0);
  });
});

describe('quantiseQuery', () => {
  it.each([16, 512, 768, 1152, 4096])(
    'quantiseQuery leaves no room for an overflow at %i dimensions',
    (dimensions) => {
      const target = new Int16Array(dimensions);
      quantiseQuery(new Float32Array(dimensions).fill(0.5), target);
      const worst = target.reduce((sum, value) => sum + Math.abs(value) * 127, 0);
      expect(worst).toBeLessThan(2 ** 31);
      expect(worst).toBeGreaterThan(dimensions === 16 ? 0 : 2 ** 30);
    },
  );
});
