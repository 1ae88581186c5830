import { describe, expect, it } from 'vitest';
import { channelTables, writePlanes } from '../../../electron/engine/embedding/preprocess.ts';
import type { PreprocessSpec } from '../../../electron/engine/images/preprocess-spec.ts';

const spec: PreprocessSpec = {
  resize: null,
  resample: 'bicubic',
  crop: { height: 1, width: 2 },
  rescaleFactor: 1 / 255,
  mean: [0.5, 0.25, 0],
  std: [0.5, 0.25, 2],
};

describe('writePlanes', () => {
  it('writePlanes puts channels into planes, rescaled and normalised, at the place of the picture', () => {
    const target = new Float32Array(12).fill(9);
    writePlanes(Uint8Array.of(0, 51, 255, 255, 102, 0), 2, channelTables(spec), target, 1);
    expect([...target.subarray(0, 6)]).toEqual([9, 9, 9, 9, 9, 9]);
    const expected = [-1, 1, -0.2, 0.6, 0.5, 0];
    for (const [index, value] of expected.entries()) expect(target[6 + index]).toBeCloseTo(value, 6);
  });

  it('writePlanes agrees with the arithmetic for every byte', () => {
    const tables = channelTables(spec);
    for (let byte = 0; byte < 256; byte += 1) {
      for (const channel of [0, 1, 2] as const) {
        expect(tables[channel][byte]).toBe(
          Math.fround((byte * spec.rescaleFactor - spec.mean[channel]) / spec.std[channel]),
        );
      }
    }
  });
});
