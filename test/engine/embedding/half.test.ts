import { expect, it } from 'vitest';
import { fromHalf, toHalf } from '../../../electron/engine/embedding/half.ts';

it('Half-precision numbers survive the way there and back, all 65,536 of them', () => {
  const all = Uint16Array.from({ length: 65_536 }, (_, bits) => bits);
  const numbers = fromHalf(all);
  const back = toHalf(numbers);
  for (const bits of all) {
    if (Number.isNaN(numbers[bits]))
      expect(Number.isNaN(fromHalf(back.subarray(bits, bits + 1))[0])).toBe(true);
    // Zero is the only number whose sign numbers do not always keep.
    else if (numbers[bits] !== 0) expect(back[bits]).toBe(bits);
  }
});

it('Half-precision numbers are the nearest ones, ties to even', () => {
  const [one, next] = [1, 1 + 2 ** -10];
  const halves = (values: number[]): number[] => [...fromHalf(toHalf(Float32Array.from(values)))];
  expect(halves([one + 2 ** -11, next + 2 ** -11, one + 2 ** -11 + 2 ** -20])).toEqual([
    one,
    1 + 2 ** -9,
    next,
  ]);
  expect(halves([65_504, 65_519, 65_520, 1e6, -1e6])).toEqual([
    65_504,
    65_504,
    Infinity,
    Infinity,
    -Infinity,
  ]);
  expect(halves([2 ** -24, 2 ** -25, 2 ** -25 * 1.5, 3 * 2 ** -25, -(2 ** -14)])).toEqual([
    2 ** -24,
    0,
    2 ** -24,
    2 ** -23,
    -(2 ** -14),
  ]);
});
