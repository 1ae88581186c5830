/** The exact stage of a search: rescores candidates of the int8 scan with their float32 vectors. Pure. */
import type { Candidates } from './int8-matrix.ts';

export interface RankedHit {
  readonly id: number;
  /** dot − hubWeight × hub − excess, from float32 vectors with float64 sums; hits are ordered by it. */
  readonly score: number;
  /** query · embedding. */
  readonly dot: number;
  readonly hub: number;
}

export interface Reranked {
  /** Best first, at most `limit`; equal scores by ascending id. */
  readonly hits: RankedHit[];
  /** Exact scores of all candidates, best first. */
  readonly scores: Float64Array;
  /** False if, judging by the candidates' errors, a photo that was not a candidate might belong among the hits. */
  readonly complete: boolean;
}

/** Safety factor: other photos are assumed to have at most this multiple of the candidates' largest error. */
const ERROR_MARGIN = 1.5;

/**
 * Scores candidates exactly.
 * @param embeddings [candidates, dimensions] in the candidates' order; skips rows of NaN (the vector is gone)
 * @param excess what to take off the linear score of a photo, never negative
 */
export function rerank(
  query: Float32Array,
  hubWeight: number,
  candidates: Candidates,
  embeddings: Float32Array,
  limit: number,
  excess: ((embedding: Float32Array, hub: number) => number) | null = null,
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
    const linear = dot - hubWeight * hub;
    largestError = Math.max(largestError, Math.abs(linear - (candidates.scores[index] ?? linear)));
    const at = index * dimensions;
    const score = linear - (excess?.(embeddings.subarray(at, at + dimensions), hub) ?? 0);
    hits.push({ id, score, dot, hub });
  }
  hits.sort((a, b) => b.score - a.score || a.id - b.id);
  const scores = Float64Array.from(hits, ({ score }) => score);
  hits.length = Math.min(hits.length, limit);

  const everything = candidates.ids.length >= candidates.searched;
  const lowestCandidate = candidates.scores.at(-1) ?? -Infinity;
  const lowestHit = hits.at(-1)?.score ?? -Infinity;
  return {
    hits,
    scores,
    complete:
      everything || (hits.length === limit && lowestHit >= lowestCandidate + ERROR_MARGIN * largestError),
  };
}
