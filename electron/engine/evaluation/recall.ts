/** Recall of captions among a given set of photos, with and without the hub correction. Pure. */
import type { RecallFigures } from '../api/engine-api.ts';
import { dot } from '../search/background.ts';
import { HUB_WEIGHT } from '../search/hub.ts';

export interface EvaluatedCaption {
  /** Unit length, [dimensions]. */
  readonly text: Float32Array;
  /** Index of the photo that the caption describes. */
  readonly photo: number;
}

/**
 * Ranks each caption among the photos. A photo that ties with the right one ranks before it, so that a model that
 * scores every photo the same gains nothing from it.
 * @param photos unit vectors; `hubs` holds one number for each.
 * @returns one rank per caption, from 1.
 */
export function ranksOf(
  captions: readonly EvaluatedCaption[],
  photos: readonly Float32Array[],
  hubs: readonly number[],
  hubWeight: number = HUB_WEIGHT,
): number[] {
  return captions.map(({ text, photo }) => {
    const scores = photos.map((embedding, index) => dot(text, embedding) - hubWeight * (hubs[index] ?? 0));
    const right = scores[photo] ?? -Infinity;
    return scores.filter((score) => score >= right).length || 1;
  });
}

/** Recall at 1, 5 and 10 as shares, and the median rank. */
export function recallOf(ranks: readonly number[]): RecallFigures {
  const at = (limit: number): number =>
    ranks.length === 0 ? 0 : ranks.filter((rank) => rank <= limit).length / ranks.length;
  const sorted = [...ranks].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? 0;
  const high = sorted[Math.floor(middle)] ?? low;
  return { recallAt1: at(1), recallAt5: at(5), recallAt10: at(10), medianRank: (low + high) / 2 };
}
