/**
 * Zero-shot labels for one photo: probabilities among the labels, and the strength of each match against the
 * background, so that "none of these" is an honest answer. Pure.
 *
 * A photo's hub number is the same for all labels, so it never changes their order; it is part of the strength, which
 * has the same meaning as in a search.
 */
import type { Classification } from '../../../shared/schemas.ts';
import type { ModelFamily } from '../models/model-config.ts';
import { dot, type Spread } from '../search/background.ts';
import { logistic, type Calibration } from '../search/calibration.ts';
import { HUB_WEIGHT } from '../search/hub.ts';
import { textSpread } from '../search/score-query.ts';

/** Below this strength the best label is "none": a match is no more likely than not. */
export const LEAST_LABEL_STRENGTH = 0.5;

export interface PreparedLabel {
  readonly label: string;
  /** Unit length, [dimensions]. */
  readonly embedding: Float32Array;
  readonly spread: Spread;
}

export interface LabelModel {
  readonly family: ModelFamily;
  readonly logitScale: number;
  readonly logitBias: number;
}

/** Precomputes what is the same for every photo. */
export function prepareLabels(
  labels: readonly string[],
  embeddings: readonly Float32Array[],
  calibration: Calibration,
): PreparedLabel[] {
  return labels.flatMap((label, index) => {
    const embedding = embeddings[index];
    return embedding ? [{ label, embedding, spread: textSpread(embedding, calibration) }] : [];
  });
}

/**
 * @param photo unit length, [dimensions]; `hub` is its hub number.
 * @returns the label with the highest probability, or null when its strength is below the cut.
 */
export function classifyPhoto(
  photo: Float32Array,
  hub: number,
  labels: readonly PreparedLabel[],
  model: LabelModel,
  calibration: Calibration,
): Pick<Classification, 'label' | 'strength' | 'scores'> {
  const cosines = labels.map(({ embedding }) => dot(photo, embedding));
  const probabilities = probabilitiesOf(cosines, model);
  const scores = labels.map((label, index) => {
    const cosine = cosines[index] ?? 0;
    return {
      label: label.label,
      probability: probabilities[index] ?? 0,
      cosine,
      strength: strengthOf(cosine, hub, label, calibration),
    };
  });
  const best = scores.reduce((a, b) => (b.cosine > a.cosine ? b : a), scores[0]!);
  return {
    label: best.strength >= LEAST_LABEL_STRENGTH ? best.label : null,
    strength: best.strength,
    scores,
  };
}

/** Match strength of a label for a photo, 0 to 1, with the same meaning as in a search. */
export function strengthOf(
  cosine: number,
  hub: number,
  { spread }: PreparedLabel,
  calibration: Calibration,
): number {
  return logistic(calibration.match, (cosine - HUB_WEIGHT * hub - spread.mean) / spread.std);
}

/**
 * Softmax of the cosines times the logit scale, as CLIP is trained (Radford et al. 2021, section 2.3,
 * https://arxiv.org/abs/2103.00020); for SigLIP models a sigmoid of each with the bias (Zhai et al., "Sigmoid Loss
 * for
 * Language Image Pre-Training", 2023, https://arxiv.org/abs/2303.15343). Subtracting the highest cosine first leaves
 * the result unchanged and keeps exp from overflowing.
 */
function probabilitiesOf(
  cosines: readonly number[],
  { family, logitScale, logitBias }: LabelModel,
): number[] {
  if (family === 'siglip') {
    return cosines.map((cosine) => 1 / (1 + Math.exp(-(logitScale * cosine + logitBias))));
  }
  const highest = Math.max(...cosines);
  const weights = cosines.map((cosine) => Math.exp(logitScale * (cosine - highest)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
