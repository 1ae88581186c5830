/** `config.json` of a CLIP-like model: which family, how many dimensions, the scale and bias of its logits. */
import { z } from 'zod';
import { modelInvalid, printable } from './model-error.ts';

export const CONFIG_FILE = 'config.json';

export type ModelFamily = 'clip' | 'siglip';

export interface ModelConfig {
  readonly name: string | null;
  readonly family: ModelFamily;
  readonly dimensions: number;
  /** Already exponentiated; cosines are multiplied with it. */
  readonly logitScale: number;
  /** Added after scaling; 0 for the softmax family. */
  readonly logitBias: number;
  /** Longest text the text tower has positions for. */
  readonly maxPositions: number;
  /** Edge of the square the vision tower wants, where the file says so. */
  readonly imageSize: number | null;
}

const count = z.number().int().positive();

export const configSchema = z.object({
  model_type: z.string(),
  _name_or_path: z.string().optional(),
  projection_dim: count.nullish(),
  logit_scale_init_value: z.number().nullish(),
  logit_bias_init_value: z.number().nullish(),
  /** Logarithm and number as trained, for exports that write them down. */
  logit_scale: z.number().nullish(),
  logit_bias: z.number().nullish(),
  text_config: z
    .object({
      max_position_embeddings: count.nullish(),
      projection_dim: count.nullish(),
      hidden_size: count.nullish(),
    })
    .nullish(),
  vision_config: z
    .object({ hidden_size: count.nullish(), image_size: count.nullish(), projection_dim: count.nullish() })
    .nullish(),
});

/**
 * [Note: logit scale] `logit_scale_init_value` is what training began with. In the configs of OpenAI's CLIP and its
 * relatives it still is ln(1/0.07) = 2.6592, although training ended at the clamp of 100; a config with another value
 * was written by somebody who wrote down the trained one (the starter). SigLIP configs carry neither scale nor bias:
 * ours are those reported for its published base models, good enough for showing a probability, and order does not
 * depend on them.
 */
const CLIP_INITIAL_SCALE = 2.6592;
const DEFAULTS = {
  clip: { dimensions: 512, logitScale: Math.log(100), logitBias: 0, maxPositions: 77 },
  siglip: { dimensions: 768, logitScale: Math.log(117.33), logitBias: -12.93, maxPositions: 64 },
} as const;

/** @throws SightlineError `model-invalid` for a model type that is not CLIP-like. */
export function interpretConfig(json: z.infer<typeof configSchema>): ModelConfig {
  const family = json.model_type;
  if (family !== 'clip' && family !== 'siglip') {
    throw modelInvalid(`${CONFIG_FILE}: model_type`, '"clip" or "siglip"', printable(family));
  }
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
    // Exporters leave paths of their own machine here; only a hub-like name says anything.
    name: /^[\w.-]+(?:\/[\w.-]+)?$/.test(name) ? name : null,
    family,
    dimensions: dimensions ?? defaults.dimensions,
    logitScale,
    logitBias: json.logit_bias ?? json.logit_bias_init_value ?? defaults.logitBias,
    maxPositions: json.text_config?.max_position_embeddings ?? defaults.maxPositions,
    imageSize: json.vision_config?.image_size ?? null,
  };
}
