/** How often a model picks the right label for a photo by itself. Pure. */
import type { ZeroShotFigures } from '../api/engine-api.ts';
import { cosinesTo } from '../search/background.ts';
import { backgroundOf } from '../search/calibration.ts';

export interface LabelledPhoto {
  /** Unit length, [dimensions]. */
  readonly embedding: Float32Array;
  /** Index of the right label. */
  readonly label: number;
}

/**
 * Top-1 accuracy: the label with the highest cosine is the model's answer, as in zero-shot classification after Radford
 * et al. (2021). A label that ties with the right one wins, so that a model that scores all the same gains nothing.
 * @param labels names; `embeddings` has a unit vector for each.
 */
export function zeroShotFigures(
  labels: readonly string[],
  embeddings: readonly Float32Array[],
  photos: readonly LabelledPhoto[],
): ZeroShotFigures {
  const rows = backgroundOf(embeddings);
  const perLabel = labels.map((label) => ({ label, photos: 0, correct: 0 }));
  for (const { embedding, label } of photos) {
    const row = perLabel[label];
    if (!row) continue;
    const cosines = cosinesTo(rows, embedding);
    const right = cosines[label] ?? -Infinity;
    row.photos += 1;
    if (cosines.every((cosine, index) => index === label || cosine < right)) row.correct += 1;
  }
  const total = (of: 'photos' | 'correct'): number => perLabel.reduce((sum, row) => sum + row[of], 0);
  return {
    photos: total('photos'),
    accuracy: total('photos') === 0 ? 0 : total('correct') / total('photos'),
    perLabel,
  };
}
