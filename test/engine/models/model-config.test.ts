import { describe, expect, it } from 'vitest';
import { configSchema, familyOf, interpretConfig } from '../../../electron/engine/models/model-config.ts';

const interpret = (json: object): ReturnType<typeof interpretConfig> => {
  const parsed = configSchema.parse(json);
  return interpretConfig(parsed, familyOf(parsed) ?? 'clip');
};

describe('interpretConfig', () => {
  it('interpretConfig takes a CLIP\'s scale of 100 for the value that training began with', () => {
    for (const extra of [{}, { logit_scale_init_value: 2.6592 }]) {
      expect(interpret({ model_type: 'clip', ...extra }).logitScale).toBeCloseTo(100, 6);
    }
  });

  it('interpretConfig exponentiates a scale that somebody wrote down', () => {
    expect(interpret({ model_type: 'clip', logit_scale_init_value: 3.2613 }).logitScale).toBeCloseTo(26.083, 2);
    expect(interpret({ model_type: 'siglip', logit_scale: Math.log(50), logit_bias: -7 })).toMatchObject({
      logitScale: expect.closeTo(50, 6) as number,
      logitBias: -7,
    });
  });

  it('interpretConfig reads dimensions of CLIP from projection_dim, of SigLIP from the hidden size', () => {
    expect(interpret({ model_type: 'clip', projection_dim: 640 }).dimensions).toBe(640);
    expect(interpret({ model_type: 'clip', text_config: { projection_dim: 256 } }).dimensions).toBe(256);
    expect(interpret({ model_type: 'siglip', vision_config: { hidden_size: 1152 } }).dimensions).toBe(1152);
    // As google/siglip-base-patch16-224 leaves everything to the defaults.
    expect(interpret({ model_type: 'siglip', vision_config: {}, text_config: {} })).toMatchObject({
      dimensions: null,
      maxPositions: null,
    });
    // As open_clip writes it.
    expect(interpret({ embed_dim: 768, text_cfg: { context_length: 64 } })).toMatchObject({
      dimensions: 768,
      maxPositions: 64,
    });
  });

  it('interpretConfig has a negative bias for SigLIP only', () => {
    expect(interpret({ model_type: 'siglip' }).logitBias).toBeLessThan(0);
    expect(interpret({ model_type: 'clip' }).logitBias).toBe(0);
  });

  it('interpretConfig ignores a name that is a path of somebody else', () => {
    expect(interpret({ model_type: 'clip', _name_or_path: 'openai/clip-vit-base-patch32' }).name).toBe(
      'openai/clip-vit-base-patch32',
    );
    expect(interpret({ model_type: 'clip', _name_or_path: '/home/x/models/clip' }).name).toBeNull();
    expect(interpret({ model_type: 'clip' }).name).toBeNull();
  });

  it('interpretConfig refuses a scale that is no logarithm', () => {
    expect(() => interpret({ model_type: 'clip', logit_scale_init_value: 100 })).toThrow(
      /logit_scale_init_value: expected the natural logarithm of a scale below 10,000, received 100/,
    );
  });
});

describe('familyOf', () => {
  it('familyOf knows relatives of both families by their names', () => {
    const family = (json: object): string | null => familyOf(configSchema.parse(json));
    for (const type of ['clip', 'chinese_clip', 'metaclip_2', 'mobileclip', 'jina_clip', 'altclip']) {
      expect(family({ model_type: type })).toBe('clip');
    }
    for (const type of ['siglip', 'siglip2']) expect(family({ model_type: type })).toBe('siglip');
    expect(family({ embed_dim: 768, init_logit_bias: -10 })).toBe('siglip');
    expect(family({ model_type: 'bert' })).toBeNull();
    expect(family({})).toBeNull();
  });
});
