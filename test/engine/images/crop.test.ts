import { describe, expect, test } from 'vitest';
import { padTo, planCrop } from '../../../electron/engine/images/crop.ts';
import type { PreprocessSpec } from '../../../electron/engine/images/preprocess-spec.ts';

function spec(edge: number | null, crop: number): PreprocessSpec {
  return {
    resize: edge === null ? null : { kind: 'shortest-edge', edge },
    crop: { width: crop, height: crop },
    resample: 'bicubic',
    rescaleFactor: 1 / 255,
    mean: [0, 0, 0],
    std: [1, 1, 1],
  };
}

describe('plan of the crop', () => {
  test('The crop keeps the centre, and half pixels go to the left and top', () => {
    expect(planCrop(spec(224, 224), 4000, 3000)).toEqual({
      source: null,
      resized: { width: 298, height: 224 },
      kept: { left: 37, top: 0, width: 224, height: 224 },
    });
    expect(planCrop(spec(256, 225), 256, 256).kept).toEqual({ left: 15, top: 15, width: 225, height: 225 });
  });

  test('The crop cuts nothing when the sizes agree', () => {
    expect(planCrop(spec(224, 224), 500, 500)).toEqual({
      source: null,
      resized: { width: 224, height: 224 },
      kept: null,
    });
  });

  test('The crop cuts a long strip before it is resized, around the same centre', () => {
    const { source, resized, kept } = planCrop(spec(224, 224), 30_000, 10);
    expect(source).toEqual({ left: 14_994, top: 0, width: 12, height: 10 });
    expect(resized.height).toBe(224);
    expect(resized.width).toBeLessThan(300);
    expect(kept).toMatchObject({ top: 0, width: 224, height: 224 });
    expect(planCrop(spec(224, 224), 10, 30_000).source).toEqual({
      left: 0,
      top: 14_994,
      width: 10,
      height: 12,
    });
  });

  test('The crop keeps a picture whole that is smaller', () => {
    expect(planCrop(spec(null, 6), 3, 9)).toEqual({
      source: null,
      resized: { width: 3, height: 9 },
      kept: { left: 0, top: 1, width: 3, height: 6 },
    });
  });
});

test('Padding puts the picture in the middle of black, as transformers does', () => {
  const white = new Uint8Array(2 * 1 * 3).fill(255);
  const padded = padTo(white, { width: 2, height: 1 }, { width: 5, height: 2 });
  const rows = [0, 1].map((row) => [0, 1, 2, 3, 4].map((x) => padded[(row * 5 + x) * 3]));
  // Three columns and one row are missing: two (3 / 2, rounded up) to the left, one above.
  expect(rows).toEqual([
    [0, 0, 0, 0, 0],
    [0, 0, 255, 255, 0],
  ]);
});
