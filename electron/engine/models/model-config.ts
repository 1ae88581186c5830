/**
 * Interprets `config.json` of a CLIP-like model, of `transformers` or open_clip: what its graphs do not say. Pure.
 */
import { z } from 'zod';
import { modelInvalid, printable } from './model-error.ts';

export const CONFIG_FILE = 'config.json';
export const OPEN_CLIP_CONFIG_FILE = 'open_clip_config.json';

export type ModelFamily = 'clip' | 'siglip';

export interface ModelConfig {
  readonly name: string | null;
  /** Width of the embeddings, if the file states it. */
  readonly dimensions: number | null;
  /** Factor for cosines; already exponentiated. */
  readonly logitScale: number;
  /** Added after scaling; 0 for the softmax family. */
  readonly logitBias: number;
  /** The text tower's number of positions, which limits the length of a text; null if the file does not state it. */
  readonly maxPositions: number | null;
}

const count = z.number().int().positive();

const towerDtype = z.union([z.string(), z.record(z.string(), z.string())]).nullish();

export const configSchema = z.looseObject({
  model_type: z.string().nullish(),
  _name_or_path: z.string().nullish(),
  projection_dim: count.nullish(),
  logit_scale_init_value: z.number().nullish(),
  logit_bias_init_value: z.number().nullish(),
  /** The trained logarithm and bias, in exports that record them. */
  logit_scale: z.number().nullish(),
  logit_bias: z.number().nullish(),
  text_config: z
    .looseObject({
      max_position_embeddings: count.nullish(),
      projection_dim: count.nullish(),
      hidden_size: count.nullish(),
    })
    .nullish(),
  vision_config: z
    .looseObject({ hidden_size: count.nullish(), image_size: count.nullish(), projection_dim: count.nullish() })
    .nullish(),
  'transformers.js_config': z.looseObject({ dtype: towerDtype }).nullish(),
  /** Of open_clip, which Immich's exports take over. */
  embed_dim: count.nullish(),
  init_logit_bias: z.number().nullish(),
  text_cfg: z.looseObject({ context_length: count.nullish() }).nullish(),
});

/** `open_clip_config.json` wraps the model's configuration and that of its pictures. */
export const openClipConfigSchema = z.looseObject({
  model_cfg: configSchema,
  preprocess_cfg: z.unknown(),
});

export type ConfigJson = z.infer<typeof configSchema>;

/**
 * [Note: logit scale] `logit_scale_init_value` is the value that training started from. In the configs of OpenAI's
 * CLIP and its relatives it is still ln(1/0.07) = 2.6592, although training ended at the clamp of 100. A config with
 * another value records the trained one (as the starter's does). SigLIP configs contain neither scale nor bias; ours
 * are those of its published base models, which is accurate enough to show a probability, and ranking does not depend
 * on them.
 */
const CLIP_INITIAL_SCALE = 2.6592;
const DEFAULTS = {
  clip: { logitScale: Math.log(100), logitBias: 0 },
  siglip: { logitScale: Math.log(117.33), logitBias: -12.93 },
} as const;

/** Tokens of a text where neither the graph nor any file says how many a model takes. */
export const DEFAULT_POSITIONS: Readonly<Record<ModelFamily, number>> = { clip: 77, siglip: 64 };

/**
 * The family that the configuration names, whatever its generation (`siglip2`, `metaclip_2`, `chinese_clip`); null if
 * it names neither.
 */
export function familyOf(json: ConfigJson): ModelFamily | null {
  const type = json.model_type ?? '';
  // open_clip names no family, but only sigmoid models start with a bias.
  if (/siglip/i.test(type) || typeof json.init_logit_bias === 'number') return 'siglip';
  return /clip/i.test(type) ? 'clip' : null;
}

/** @throws SightlineError `model-invalid` if the scale is no logarithm. */
export function interpretConfig(json: ConfigJson, family: ModelFamily): ModelConfig {
  const defaults = DEFAULTS[family];
  const dimensions =
    family === 'clip'
      ? (json.projection_dim ?? json.text_config?.projection_dim ?? json.vision_config?.projection_dim)
      : (json.vision_config?.hidden_size ?? json.text_config?.hidden_size);
  const initial = json.logit_scale_init_value ?? CLIP_INITIAL_SCALE;
  const told = json.logit_scale ?? (Math.abs(initial - CLIP_INITIAL_SCALE) < 1e-3 ? null : initial);
  const logarithm = told ?? defaults.logitScale;
  const logitScale = Math.exp(logarithm);
  if (!(logitScale > 0 && logitScale < 10_000)) {
    throw modelInvalid(
      `${CONFIG_FILE}: logit_scale_init_value`,
      'the natural logarithm of a scale below 10,000',
      printable(logarithm),
    );
  }
  const name = json._name_or_path ?? '';
  return {
    // Exporters leave paths on their own machine here; only a hub-style name is meaningful.
    name: /^[\w.-]+(?:\/[\w.-]+)?$/.test(name) ? name : null,
    dimensions: dimensions ?? json.embed_dim ?? null,
    logitScale,
    logitBias: json.logit_bias ?? json.logit_bias_init_value ?? defaults.logitBias,
    maxPositions: json.text_config?.max_position_embeddings ?? json.text_cfg?.context_length ?? null,
  };
}
