/** Interprets `config.json` of a CLIP-like model: family, dimensions, scale and bias of the logits. Pure. */
import { z } from 'zod';
import { modelInvalid, printable } from './model-error.ts';

export const CONFIG_FILE = 'config.json';

export type ModelFamily = 'clip' | 'siglip';

export interface ModelConfig {
  readonly name: string | null;
  readonly family: ModelFamily;
  readonly dimensions: number;
  /** Factor for cosines; already exponentiated. */
  readonly logitScale: number;
  /** Added after scaling; 0 for the softmax family. */
  readonly logitBias: number;
  /** The text tower's number of positions, which limits the length of a text. */
  readonly maxPositions: number;
  /** Edge length of the vision tower's square input, if the file states it. */
  readonly imageSize: number | null;
}

const count = z.number().int().positive();

export const configSchema = z.object({
  model_type: z.string(),
  _name_or_path: z.string().optional(),
  projection_dim: count.nullish(),
  logit_scale_init_value: z.number().nullish(),
  logit_bias_init_value: z.number().nullish(),
  /** The trained logarithm and bias, in exports that record them. */
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
 * [Note: logit scale] `logit_scale_init_value` is the value that training started from. In the configs of OpenAI's
 * CLIP and its relatives it is still ln(1/0.07) = 2.6592, although training ended at the clamp of 100. A config with
 * another value records the trained one (as the starter's does). SigLIP configs contain neither scale nor bias; ours
 * are those of its published base models, which is accurate enough to show a probability, and ranking does not depend
 * on them.
 */
const CLIP_INITIAL_SCALE = 2.6592;
const DEFAULTS = {
  clip: { dimensions: 512, logitScale: Math.log(100), logitBias: 0, maxPositions: 77 },
  siglip: { dimensions: 768, logitScale: Math.log(117.33), logitBias: -12.93, maxPositions: 64 },
} as const;

/** @throws SightlineError `model-invalid` if the model type is not CLIP-like. */
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
    // Exporters leave paths on their own machine here; only a hub-style name is meaningful.
    name: /^[\w.-]+(?:\/[\w.-]+)?$/.test(name) ? name : null,
    family,
    dimensions: dimensions ?? defaults.dimensions,
    logitScale,
    logitBias: json.logit_bias ?? json.logit_bias_init_value ?? defaults.logitBias,
    maxPositions: json.text_config?.max_position_embeddings ?? defaults.maxPositions,
    imageSize: json.vision_config?.image_size ?? null,
  };
}
