/**
 * Plain metrics of the field, for who wants the numbers of the vectors themselves: no hub correction, no calibration,
 * no line between matches and the rest. Pure.
 */
import type { Metric } from '../../../shared/schemas.ts';
import { cancelOut, expectWanted, LEAST_LENGTH, type EmbeddedTerm, type ScoredQuery } from './score-query.ts';

/**
 * The sum of the terms' embeddings times their weights; a single term is its embedding, whatever its weight.
 * @throws SightlineError `invalid-input` when none is positive, or when they cancel out.
 */
export function metricQuery(terms: readonly EmbeddedTerm[]): ScoredQuery {
  expectWanted(terms);
  const [only] = terms;
  const vector =
    only && terms.length === 1
      ? only.embedding
      : Float32Array.from({ length: only?.embedding.length ?? 0 }, (_, index) =>
          terms.reduce((sum, { embedding, weight }) => sum + weight * (embedding[index] ?? 0), 0),
        );
  const length = Math.hypot(...vector);
  if (length < LEAST_LENGTH * Math.max(...terms.map(({ weight }) => Math.abs(weight)))) {
    throw cancelOut();
  }
  return {
    vector,
    hubWeight: 0,
    excess: null,
    strengthOf: (score) => Math.min(1, Math.max(0, score / length)),
    strangers: null,
  };
}

/**
 * @param cosine of a photo's embedding, which has length 1, and the query's vector.
 * @param length of the query's vector.
 */
export function metricValue(metric: Metric, cosine: number, length: number): number {
  if (metric === 'cosine') return cosine;
  if (metric === 'dot') return cosine * length;
  return Math.sqrt(Math.max(0, length ** 2 - 2 * cosine * length + 1));
}
