/** Listings of photos: a page of all of them, or all that a filter lets through. Runs in the engine process. */
import type { PhotoSort } from '../../../shared/schemas.ts';
import type { Database } from './database.ts';
import { isOpen, type PhotoFilter } from './photo-filter.ts';
import { ORDERS, range, type Position } from './photo-order.ts';
import type { Columns, PhotoWalk } from './photo-walk.ts';

const LISTED = ['ids', 'days', 'ratios', 'colours'] as const;

/** Photos in order, one array per column; see {@link Columns}. */
export interface ListingColumns {
  readonly ids: Uint32Array;
  readonly days: Int32Array;
  readonly ratios: Uint16Array;
  readonly colours: Uint16Array;
}

export class Listing {
  readonly #database: Database;
  readonly #walk: PhotoWalk;
  /** The last filter's result: a person often types several searches with the same filter. */
  #lastIds: { readonly key: string; readonly ids: Uint32Array } | null = null;

  constructor(database: Database, walk: PhotoWalk) {
    this.#database = database;
    this.#walk = walk;
  }

  /** The total number of listed photos. */
  count(): number {
    const { sql, values } = this.#walk.visible({});
    return (
      this.#database.get<{ count: number }>(
        `SELECT count(*) AS count FROM photos INDEXED BY photos_date WHERE ${sql}`,
        ...values,
      )?.count ?? 0
    );
  }

  /**
   * Up to `limit` photos of the whole library.
   * @param after the position of the preceding photo; null for the first page.
   * @returns the columns, and the position of the last photo unless it is the last of all.
   */
  page(
    sort: PhotoSort,
    after: Position | null,
    limit: number,
  ): { columns: ListingColumns; next: Position | null } {
    const order = ORDERS[sort];
    const where = this.#walk.visible({});
    const last = this.#walk.skip(order, [where], after, limit - 1);
    const columns = compact([this.#walk.read(order, [where, ...range(order, after, last)], LISTED)]);
    const more = last !== null && this.#walk.skip(order, [where], last, 0) !== null;
    return { columns, next: more ? last : null };
  }

  /** All photos that a filter lets through, in order. Lets other work run meanwhile. */
  async matching(sort: PhotoSort, filter: PhotoFilter, signal?: AbortSignal): Promise<ListingColumns> {
    const steps: Pick<Columns, (typeof LISTED)[number]>[] = [];
    for await (const step of this.#walk.walk(sort, filter, LISTED, signal)) steps.push(step);
    return compact(steps);
  }

  /** Ids of the listed photos that a filter lets through, in no particular order; null if it lets all through. */
  async ids(filter: PhotoFilter, signal?: AbortSignal): Promise<Uint32Array | null> {
    if (isOpen(filter)) return null;
    const key = `${this.#database.stamp()} ${JSON.stringify(filter)}`;
    if (this.#lastIds?.key === key) return this.#lastIds.ids;
    const steps: (readonly number[])[] = [];
    for await (const step of this.#walk.walk(null, filter, ['ids'], signal)) steps.push(step.ids);
    const ids = joined(Uint32Array, steps);
    this.#lastIds = { key, ids };
    return ids;
  }
}

function compact(steps: readonly Pick<Columns, (typeof LISTED)[number]>[]): ListingColumns {
  return {
    ids: joined(
      Uint32Array,
      steps.map(({ ids }) => ids),
    ),
    days: joined(
      Int32Array,
      steps.map(({ days }) => days),
    ),
    ratios: joined(
      Uint16Array,
      steps.map(({ ratios }) => ratios),
    ),
    colours: joined(
      Uint16Array,
      steps.map(({ colours }) => colours),
    ),
  };
}

/** Concatenates parts; for a million numbers a hundred times faster than pushing to an array of numbers. */
function joined<Column extends { set(part: readonly number[], offset: number): void }>(
  type: new (length: number) => Column,
  parts: readonly (readonly number[])[],
): Column {
  const column = new type(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    column.set(part, offset);
    offset += part.length;
  }
  return column;
}
