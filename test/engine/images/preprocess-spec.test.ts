import { describe, expect, test } from 'vitest';
import {
  outputSize,
  resizedSize,
  type PreprocessSpec,
} from '../../../electron/engine/images/preprocess-spec.ts';

const base = {
  resample: 'bicubic',
  rescaleFactor: 1 / 255,
  mean: [0.5, 0.5, 0.5],
  std: [0.5, 0.5, 0.5],
} as const;
const clip: PreprocessSpec = {
  ...base,
  resize: { kind: 'shortest-edge', edge: 224 },
  crop: { width: 224, height: 224 },
};
const squash: PreprocessSpec = { ...base, resize: { kind: 'exact', width: 260, height: 250 }, crop: null };

describe('sizes', () => {
  test.each([
    [4000, 3000, 298, 224],
    [3000, 4000, 224, 298],
    [640, 427, 335, 224],
    [500, 500, 224, 224],
    // 224 × 1001 / 1000 = 224.2, 224 × 1009 / 1000 = 226.02; 224 × 999 / 500 = 447.55: truncated, not rounded.
    [999, 500, 447, 224],
    [10, 7, 320, 224],
  ])('The longer edge of %i × %i is truncated', (width, height, resizedWidth, resizedHeight) => {
    expect(resizedSize(clip, width, height)).toEqual({ width: resizedWidth, height: resizedHeight });
    expect(outputSize(clip, width, height)).toEqual({ width: 224, height: 224 });
  });

  test('An exact size is taken as it is', () => {
    expect(outputSize(squash, 4000, 3000)).toEqual({ width: 260, height: 250 });
  });

  test('A picture keeps its size without a resize rule', () => {
    expect(outputSize({ ...squash, resize: null }, 40, 30)).toEqual({ width: 40, height: 30 });
  });
});
