/** Orders hits by date: first the matches, then the weaker ones, each part by date. Pure. */
import type { Hit } from '../../../shared/schemas.ts';

export interface DatedHit {
  readonly hit: Pick<Hit, 'match'>;
  /** Milliseconds since the epoch. */
  readonly date: number;
}

/**
 * The first `limit` matches by date. If there are fewer, the strongest of the weaker photos fill the rest, by date,
 * below the line: being new alone never makes a photo appear. Photos with the same date keep the order of relevance.
 * @param hits by relevance; more than `limit` of them, if available.
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
