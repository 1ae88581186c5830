import { describe, expect, it } from 'vitest';
import { meanDirection, normalise, unitRows } from '../../../electron/engine/embedding/unit-vectors.ts';

describe('vectors', () => {
  it('Vectors are scaled to length 1', () => {
    expect(normalise(Float32Array.of(3, 4))).toEqual(Float32Array.of(0.6, 0.8));
  });

  it.each([[[0, 0]], [[NaN, 1]], [[Infinity, 1]]])('The vector %j has no direction', (values) => {
    expect(() => normalise(Float32Array.from(values))).toThrow(
      /expected an embedding of finite, positive length/,
    );
  });

  it('Vectors have a mean direction', () => {
    const mean = meanDirection([Float32Array.of(1, 0), Float32Array.of(0, 1)]);
    expect(mean[0]).toBeCloseTo(Math.SQRT1_2, 6);
    expect(mean[1]).toBeCloseTo(Math.SQRT1_2, 6);
  });

  it('Vectors come out of a tensor with memory of their own', () => {
    const tensor = Float32Array.of(3, 4, 0, 2);
    const rows = unitRows(tensor, 2);
    tensor.fill(0);
    expect(rows).toEqual([Float32Array.of(0.6, 0.8), Float32Array.of(0, 1)]);
  });
});
