/** Listings of photos: a page of all of them, or all that a filter lets through. Engine process. */
import type { PhotoSort } from '../../../shared/schemas.ts';
import type { Database } from './database.ts';
import { isOpen, type PhotoFilter } from './photo-filter.ts';
import { ORDERS, range, type Position } from './photo-order.ts';
import type { Columns, PhotoWalk } from './photo-walk.ts';

const LISTED = ['ids', 'days', 'ratios'] as const;
export type ListingColumns = Pick<Columns, (typeof LISTED)[number]>;

export class Listing {
  readonly #database: Database;
  readonly #walk: PhotoWalk;
  /** What the last filter let through: a person types with one filter on. */
  #lastIds: { readonly key: string; readonly ids: readonly number[] } | null = null;

  constructor(database: Database, walk: PhotoWalk) {
    this.#database = database;
    this.#walk = walk;
  }

  /** How many photos are listed in all. */
  count(): number {
    const { sql, values } = this.#walk.shown({});
    return (
      this.#database.get<{ count: number }>(
        `SELECT count(*) AS count FROM photos INDEXED BY photos_date WHERE ${sql}`,
        ...values,
      )?.count ?? 0
    );
  }

  /**
   * Up to `limit` photos of the whole library.
   * @param after the position of the photo before; null for the first.
   * @returns the columns, and the position of the last photo when it is not the last of all.
   */
  page(
    sort: PhotoSort,
    after: Position | null,
    limit: number,
  ): { columns: ListingColumns; next: Position | null } {
    const order = ORDERS[sort];
    const where = this.#walk.shown({});
    const last = this.#walk.skip(order, [where], after, limit - 1);
    const columns = this.#walk.read(order, [where, ...range(order, after, last)], LISTED);
    const more = last !== null && this.#walk.skip(order, [where], last, 0) !== null;
    return { columns, next: more ? last : null };
  }

  /** All photos that a filter lets through, in order. Lets other work run meanwhile. */
  async matching(sort: PhotoSort, filter: PhotoFilter, signal?: AbortSignal): Promise<ListingColumns> {
    const steps: ListingColumns[] = [];
    for await (const step of this.#walk.walk(sort, filter, LISTED, signal)) steps.push(step);
    const join = (name: keyof ListingColumns): number[] => steps.flatMap((step) => step[name]);
    return { ids: join('ids'), days: join('days'), ratios: join('ratios') };
  }

  /** Ids of the listed photos that a filter lets through, in no particular order; null when that is all of them. */
  async ids(filter: PhotoFilter, signal?: AbortSignal): Promise<readonly number[] | null> {
    if (isOpen(filter)) return null;
    const key = `${this.#database.stamp()} ${JSON.stringify(filter)}`;
    if (this.#lastIds?.key === key) return this.#lastIds.ids;
    const steps: (readonly number[])[] = [];
    for await (const step of this.#walk.walk(null, filter, ['ids'], signal)) steps.push(step.ids);
    const ids = steps.flat();
    this.#lastIds = { key, ids };
    return ids;
  }
}
