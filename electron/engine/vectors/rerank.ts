/** The exact end of a search: candidates of the int8 scan are scored again with their float32 vectors. Pure. */
import type { Candidates } from './int8-matrix.ts';

export interface RankedHit {
  readonly id: number;
  /** dot − hubWeight × hub, in float32 vectors and float64 sums; the order of the hits. */
  readonly score: number;
  /** query · embedding. */
  readonly dot: number;
  readonly hub: number;
}

export interface Reranked {
  /** Best first, at most `limit`; of equal scores the lower id first. */
  readonly hits: RankedHit[];
  /** False when a photo that was no candidate might belong among the hits, by the errors seen in the candidates. */
  readonly complete: boolean;
}

/** A photo outside has an error like those inside; this much more is allowed for. */
const ERROR_MARGIN = 1.5;

/**
 * Scores candidates exactly.
 * @param embeddings [candidates, dimensions] in the candidates' order; rows of NaN (the vector is gone) are left out
 */
export function rerank(
  query: Float32Array,
  hubWeight: number,
  candidates: Candidates,
  embeddings: Float32Array,
  limit: number,
): Reranked {
  const dimensions = query.length;
  const hits: RankedHit[] = [];
  let largestError = 0;
  for (const [index, id] of candidates.ids.entries()) {
    let dot = 0;
    for (let dimension = 0, at = index * dimensions; dimension < dimensions; dimension++, at++) {
      dot += (query[dimension] ?? 0) * (embeddings[at] ?? Number.NaN);
    }
    if (Number.isNaN(dot)) continue;
    const hub = candidates.hubs[index] ?? 0;
    const score = dot - hubWeight * hub;
    largestError = Math.max(largestError, Math.abs(score - (candidates.scores[index] ?? score)));
    hits.push({ id, score, dot, hub });
  }
  hits.sort((a, b) => b.score - a.score || a.id - b.id);
  hits.length = Math.min(hits.length, limit);

  const everything = candidates.ids.length >= candidates.searched;
  const lowestCandidate = candidates.scores.at(-1) ?? -Infinity;
  const lowestHit = hits.at(-1)?.score ?? -Infinity;
  return {
    hits,
    complete:
      everything || (hits.length === limit && lowestHit >= lowestCandidate + ERROR_MARGIN * largestError),
  };
}
