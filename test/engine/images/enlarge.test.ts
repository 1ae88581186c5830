import { describe, expect, it } from 'vitest';
import { enlarge } from '../../../electron/engine/images/enlarge.ts';
import { pixels as rgb } from '../../support/images.ts';
import { bicubic } from '../../support/pil-bicubic.ts';

const grey = (row: readonly number[]): Uint8Array =>
  Uint8Array.from(row.flatMap((value) => [value, value, value]));
const values = (pixels: Uint8Array): number[] => [...pixels].filter((_, index) => index % 3 === 0);

describe('enlarging', () => {
  // Computed by hand: positions of the result are at -0.25, 0.25, 0.75, 1.25 … of the pixels' centres.
  it.each([
    ['nearest', [0, 0, 100, 100, 200, 200]],
    ['bilinear', [0, 25, 75, 125, 175, 200]],
  ] as const)('Enlarging with %s gives the values computed by hand', (resample, expected) => {
    const wide = enlarge(grey([0, 100, 200]), { width: 3, height: 1 }, { width: 6, height: 1 }, resample);
    expect(values(wide)).toEqual(expected);
    const high = enlarge(grey([0, 100, 200]), { width: 1, height: 3 }, { width: 1, height: 6 }, resample);
    expect(values(high)).toEqual(expected);
  });

  it('Enlarging with bicubic agrees with the formula', () => {
    const [from, to] = [
      { width: 37, height: 23 },
      { width: 61, height: 40 },
    ];
    const picture = rgb(from.width, from.height, (x, y) => [(x * 53) % 256, (y * 91) % 256, (x * y) % 256]);
    const result = enlarge(picture, from, to, 'bicubic');
    const expected = bicubic(picture, from, to);
    expect(Math.max(...expected.map((value, index) => Math.abs(value - result[index]!)))).toBeLessThanOrEqual(
      1,
    );
  });

  it.each(['nearest', 'bilinear', 'bicubic', 'lanczos'] as const)(
    'Enlarging with %s keeps a flat picture flat',
    (resample) => {
      const flat = rgb(5, 4, () => [10, 128, 250]);
      const result = enlarge(flat, { width: 5, height: 4 }, { width: 13, height: 9 }, resample);
      expect(Buffer.from(result).equals(rgb(13, 9, () => [10, 128, 250]))).toBe(true);
    },
  );

  it('Enlarging does not shoot over black and white', () => {
    const edge = grey([0, 0, 0, 255, 255, 255]);
    const result = values(enlarge(edge, { width: 6, height: 1 }, { width: 24, height: 1 }, 'lanczos'));
    expect([...result].sort((a, b) => a - b)[0]).toBe(0);
    expect(result.slice(0, 4).every((value) => value < 40)).toBe(true);
    expect(result.slice(-4).every((value) => value > 215)).toBe(true);
  });
});
