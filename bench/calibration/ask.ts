/** Asks photos in memory as the product asks a library: the same scores, the same line. */
import { dot } from '../../electron/engine/search/background.ts';
import type { Calibration } from '../../electron/engine/search/calibration.ts';
import { countMatches, standingOf } from '../../electron/engine/search/match-line.ts';
import { scoreQuery, type EmbeddedTerm } from '../../electron/engine/search/score-query.ts';

export interface MeasuredPhoto {
  /** Unit length, [dimensions]. */
  readonly embedding: Float32Array;
  readonly hub: number;
}

export interface Answer {
  /** Of each photo, in their order. */
  readonly scores: readonly number[];
  readonly strengths: readonly number[];
  readonly matches: readonly boolean[];
  /** Highest first; none for images alone. */
  readonly standings: readonly number[];
}

export function ask(
  terms: readonly EmbeddedTerm[],
  calibration: Calibration,
  photos: readonly MeasuredPhoto[],
): Answer {
  const scored = scoreQuery(terms, calibration);
  const { vector, hubWeight, excess, strangers } = scored;
  const scores = photos.map(
    ({ embedding, hub }) => dot(vector, embedding) - hubWeight * hub - (excess?.(embedding, hub) ?? 0),
  );
  const sorted = Float64Array.from(scores).sort().reverse();
  const standings = strangers === null ? [] : Array.from(sorted, (score) => standingOf(score, strangers));
  const matches = countMatches(standings, photos.length);
  const least = matches === 0 ? Infinity : sorted[matches - 1]!;
  return {
    scores,
    strengths: scores.map((score) => scored.strengthOf(score)),
    matches: scores.map((score) => score >= least),
    standings,
  };
}
