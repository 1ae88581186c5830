/**
 * Finds the best label for each of many photos: the rule of label-scores.ts without computing the probabilities of
 * all
 * labels. Pure.
 */
import type { Background } from '../models/calibration.ts';
import { backgroundOf, type Calibration } from '../search/calibration.ts';
import { cosinesTo } from '../search/background.ts';
import { LEAST_LABEL_STRENGTH, strengthOf, type PreparedLabel } from './label-scores.ts';

/** Labels laid out for comparison with many photos. */
export interface LabelRows {
  readonly labels: readonly PreparedLabel[];
  readonly rows: Background;
}

export interface BestLabel {
  /** Index of the label with the highest cosine, and therefore the highest probability. */
  readonly label: number;
  /** Its match strength, 0 to 1. */
  readonly strength: number;
  /** Whether the match is too weak: none of these. */
  readonly none: boolean;
}

/** @param labels at least one. */
export function labelRows(labels: readonly PreparedLabel[]): LabelRows {
  return { labels, rows: backgroundOf(labels.map(({ embedding }) => embedding)) };
}

/** @param photo unit length, [dimensions]; `hub` is its hub number. */
export function bestLabel(
  photo: Float32Array,
  hub: number,
  { labels, rows }: LabelRows,
  calibration: Calibration,
): BestLabel {
  const cosines = cosinesTo(rows, photo);
  let label = 0;
  for (let index = 1; index < cosines.length; index++) if (cosines[index]! > cosines[label]!) label = index;
  const strength = strengthOf(cosines[label]!, hub, labels[label]!, calibration);
  return { label, strength, none: strength < LEAST_LABEL_STRENGTH };
}
