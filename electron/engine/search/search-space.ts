/** Searches one vector space, and merges what several answer. Runs in the engine process. */
import type { Metric } from '../../../shared/schemas.ts';
import { countMatches, standingOf } from './match-line.ts';
import { metricQuery } from './metric.ts';
import { scoreQuery, type EmbeddedTerm, type ScoredQuery } from './score-query.ts';
import type { Calibration } from './calibration.ts';
import type { LibraryCalibration } from './library-calibration.ts';
import type { LibraryVectors } from './library-vectors.ts';
import type { SearchOutcome, SearchRequest } from '../vectors/vector-index.ts';

/** A space with its vectors and what its scores mean. */
export interface SearchedSpace {
  readonly vectors: Pick<LibraryVectors, 'open' | 'rows'>;
  readonly calibration: Pick<LibraryCalibration, 'current'>;
}

export interface SpaceAnswer {
  readonly scored: ScoredQuery;
  readonly kind: Calibration['kind'];
  /** Null when nothing has been indexed in this space. */
  readonly found: SearchOutcome | null;
}

export interface RankedPhoto {
  readonly id: number;
  readonly cosine: number;
  readonly strength: number;
}

export interface Merged {
  /** Best first. */
  readonly ranked: readonly RankedPhoto[];
  /** How many of the first are matches; null for images alone. */
  readonly matches: number | null;
  readonly searched: number;
  readonly rough: boolean;
  /** Of the query's vector. */
  readonly length: number;
}

export async function searchSpace(
  { vectors, calibration }: SearchedSpace,
  terms: readonly EmbeddedTerm[],
  request: Pick<SearchRequest, 'limit' | 'allowed' | 'exclude'>,
  metric?: Metric,
): Promise<SpaceAnswer> {
  const index = vectors.open();
  const current = await calibration.current();
  const scored = metric === undefined ? scoreQuery(terms, current) : metricQuery(terms);
  const found = await index?.search({
    ...request,
    query: scored.vector,
    hubWeight: scored.hubWeight,
    excess: scored.excess,
    fetch: (ids) => vectors.rows(ids),
  });
  return { scored, kind: current.kind, found: found ?? null };
}

/**
 * One answer out of those of several spaces. Their scores can't be compared, but how far each stands out of what
 * strangers score in its own space can.
 */
export function merged(answers: readonly SpaceAnswer[]): Merged {
  const ranked: (RankedPhoto & { readonly standing: number })[] = [];
  const standings: number[] = [];
  let searched = 0;
  let lined = false;
  for (const { scored, found } of answers) {
    if (!found) continue;
    const { strangers, vector } = scored;
    searched += found.searched;
    lined ||= strangers !== null;
    if (strangers) for (const score of found.scores) standings.push(standingOf(score, strangers));
    const length = Math.hypot(...vector);
    for (const { id, score, dot } of found.hits) {
      const strength = scored.strengthOf(score);
      const standing = strangers ? standingOf(score, strangers) : strength;
      ranked.push({ id, cosine: dot / length, strength, standing });
    }
  }
  // The hits of one space are in order, with ties by id.
  if (answers.length > 1) {
    ranked.sort((a, b) => b.standing - a.standing || a.id - b.id);
    standings.sort((a, b) => b - a);
  }
  return {
    ranked,
    matches: lined ? countMatches(standings, searched) : null,
    searched,
    rough: answers.some(({ kind }) => kind === 'rough'),
    length: Math.hypot(...(answers[0]?.scored.vector ?? [])),
  };
}
