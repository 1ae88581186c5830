/** The order of hits by date: the matches first, then the weaker ones, each part by date. Pure. */
import type { Hit } from '../../../shared/schemas.ts';

export interface DatedHit {
  readonly hit: Pick<Hit, 'match'>;
  /** Milliseconds since the epoch. */
  readonly date: number;
}

/**
 * The first `limit` matches by date. Where there are fewer, the strongest of the weaker photos fill up, by date below
 * the line: a photo that is no match isn't shown because it is new. Of one date the order of relevance is kept.
 * @param hits by relevance; more than `limit` of them, where there are.
 */
export function sortedByDate<Dated extends DatedHit>(
  hits: readonly Dated[],
  sort: 'newest' | 'oldest',
  limit: number,
): Dated[] {
  const direction = sort === 'newest' ? -1 : 1;
  const byDate = (part: readonly Dated[]): Dated[] => [...part].sort((a, b) => direction * (a.date - b.date));
  const matches = hits.filter(({ hit }) => hit.match !== false);
  const weaker = hits.filter(({ hit }) => hit.match === false);
  return [
    ...byDate(matches).slice(0, limit),
    ...byDate(weaker.slice(0, Math.max(0, limit - matches.length))),
  ];
}
