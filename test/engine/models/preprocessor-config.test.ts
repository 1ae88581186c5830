import { describe, expect, it } from 'vitest';
import type { PreprocessSpec } from '../../../electron/engine/images/preprocess-spec.ts';
import {
  interpretPreprocessor,
  preprocessorSchema,
} from '../../../electron/engine/models/preprocessor-config.ts';

const interpret = (json: object, family: 'clip' | 'siglip' = 'clip'): PreprocessSpec =>
  interpretPreprocessor(preprocessorSchema.parse(json), family);
const exact = { size: { height: 32, width: 48 }, do_center_crop: false };

describe('interpretPreprocessor', () => {
  it('interpretPreprocessor knows CLIP\'s defaults', () => {
    expect(interpret({ feature_extractor_type: 'CLIPFeatureExtractor', size: 224, crop_size: 224 })).toEqual({
      resize: { kind: 'shortest-edge', edge: 224 },
      resample: 'bicubic',
      crop: { height: 224, width: 224 },
      rescaleFactor: 1 / 255,
      mean: [0.48145466, 0.4578275, 0.40821073],
      std: [0.26862954, 0.26130258, 0.27577711],
    });
    expect(interpret({})).toEqual(interpret({ size: 224, crop_size: 224 }));
  });

  it('interpretPreprocessor knows SigLIP\'s and ViT\'s defaults', () => {
    const siglip = interpret({}, 'siglip');
    expect(siglip).toMatchObject({
      resize: { kind: 'exact', height: 224, width: 224 },
      resample: 'bicubic',
      crop: null,
      mean: [0.5, 0.5, 0.5],
    });
    expect(interpret({ image_processor_type: 'ViTImageProcessor', size: 384 })).toMatchObject({
      resize: { kind: 'exact', height: 384, width: 384 },
      resample: 'bilinear',
      crop: null,
    });
  });

  it.each([
    [{ size: 256, crop_size: 224 }, { kind: 'shortest-edge', edge: 256 }],
    [{ size: { shortest_edge: 240 }, crop_size: 224 }, { kind: 'shortest-edge', edge: 240 }],
    [exact, { kind: 'exact', height: 32, width: 48 }],
    [{ do_resize: false, crop_size: 224 }, null],
  ])('interpretPreprocessor resizes %o', (json, resize) => {
    expect(interpret(json).resize).toEqual(resize);
  });

  it.each([
    [{ crop_size: 200 }, { height: 200, width: 200 }],
    [{ crop_size: { height: 100, width: 120 } }, { height: 100, width: 120 }],
    [{ size: { shortest_edge: 336 } }, { height: 336, width: 336 }],
    [exact, null],
  ])('interpretPreprocessor crops %o', (json, crop) => {
    expect(interpret(json).crop).toEqual(crop);
  });

  it.each([
    [0, 'nearest'],
    [1, 'lanczos'],
    [2, 'bilinear'],
    [3, 'bicubic'],
  ])('interpretPreprocessor resamples %d as %s', (resample, name) => {
    expect(interpret({ resample }).resample).toBe(name);
  });

  it('interpretPreprocessor honours do_rescale, rescale_factor, do_normalize, image_mean and image_std', () => {
    expect(interpret({ do_rescale: false }).rescaleFactor).toBe(1);
    expect(interpret({ rescale_factor: 1 / 127.5 }).rescaleFactor).toBe(1 / 127.5);
    expect(interpret({ do_normalize: false, image_mean: [1, 2, 3] })).toMatchObject({
      mean: [0, 0, 0],
      std: [1, 1, 1],
    });
    expect(interpret({ image_mean: [0.1, 0.2, 0.3], image_std: [0.4, 0.5, 0.6] })).toMatchObject({
      mean: [0.1, 0.2, 0.3],
      std: [0.4, 0.5, 0.6],
    });
  });

  it.each([
    [{ resample: 4 }, /resample: expected 0 \(nearest\).*received 4/],
    [{ image_std: [1, 0, 1] }, /image_std: expected three numbers above 0, received \[1,0,1\]/],
    [{ do_pad: true }, /do_pad: expected false or nothing/],
    [{ crop_pct: 0.875 }, /crop_pct: expected false or nothing.*received 0\.875/],
    [{ do_center_crop: false, size: { shortest_edge: 224 } }, /do_center_crop: expected true with a crop_size/],
    [{ crop_size: { shortest_edge: 224 } }, /crop_size: expected a number or \{height, width\}/],
  ])('interpretPreprocessor refuses %o', (json, message) => {
    expect(() => interpret(json)).toThrow(message);
  });
});
