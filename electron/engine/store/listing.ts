/**
 * The listing of photos in an order, as columns of numbers. Every statement reads a bounded number of rows, so that the
 * engine can answer searches in between. Engine process.
 */
import { setImmediate as breathe } from 'node:timers/promises';
import type { PhotoSort } from '../../../shared/schemas.ts';
import { rangeBelow } from '../library/path-bytes.ts';
import type { PathBytes } from '../processes/messages.ts';
import type { Database, SqlValue } from './database.ts';
import { candidates, condition, isOpen, type Fragment, type PhotoFilter } from './photo-filter.ts';

/** Rows that one statement looks at: about 20 ms where it has to look into the table. */
const STEP_ROWS = 20_000;
/** A filter of which an index names no more photos than this is answered from that index, else all photos are looked at. */
const FEW = 10_000;

/** Photos in their order, a column each. */
export interface ListingColumns {
  readonly ids: readonly number[];
  /** Since the epoch, of `date`, UTC. */
  readonly days: readonly number[];
  /** Aspect ratios: width / height × 1000, 0 when unknown. */
  readonly ratios: readonly number[];
}

/** Where a part of the listing begins: behind the photo with these values in the columns of the order. */
export type Position = readonly SqlValue[];

interface Order {
  readonly index: string;
  /** Columns that the order is by; together they are unique. */
  readonly columns: readonly string[];
  readonly descending: boolean;
}

const ORDERS: Readonly<Record<PhotoSort, Order>> = {
  newest: { index: 'photos_date', columns: ['date', 'id'], descending: true },
  oldest: { index: 'photos_date', columns: ['date', 'id'], descending: false },
  added: { index: 'photos_added', columns: ['id'], descending: true },
  path: { index: 'photos_path', columns: ['path'], descending: false },
};

/** Lets SQLite use the indexes of what is listed. */
const LISTED: Fragment = { sql: 'listed', values: [] };

export class Listing {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** How many photos are listed in all. */
  count(): number {
    const { sql, values } = this.#shown({});
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
    const where = this.#shown({});
    const last = this.#skip(order, [where], after, limit - 1);
    const columns = this.#columns(order, [where, ...range(order, after, last)]);
    const more = last !== null && this.#skip(order, [where], last, 0) !== null;
    return { columns, next: more ? last : null };
  }

  /**
   * All photos that a filter lets through, in order. Lets other work run every few thousand rows; photos that change
   * meanwhile may be missed or be there twice, as in any listing that is read part by part.
   */
  async matching(sort: PhotoSort, filter: PhotoFilter, signal?: AbortSignal): Promise<ListingColumns> {
    const order = ORDERS[sort];
    const few = await this.#few(filter);
    if (few !== null) {
      const among = { sql: 'id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(few)] };
      return this.#columns(order, [among, this.#shown(filter)], '');
    }
    // Whether a path is in a directory stands in the table, where a million look-ups in another order take seconds.
    const { directory, ...rest } = filter;
    const bounds = directory === undefined ? null : rangeBelow(directory);
    const [from, to] = bounds === null || sort !== 'path' ? [null, null] : [[bounds.from], [bounds.to]];
    const below = bounds === null || sort === 'path' ? null : await this.#below(bounds, signal);
    const where = this.#shown(rest);
    const found = { ids: [] as number[], days: [] as number[], ratios: [] as number[] };
    for await (const step of this.#steps(order, from, to)) {
      signal?.throwIfAborted();
      const { ids, days, ratios } = this.#columns(order, [where, ...step]);
      for (const [index, id] of ids.entries()) {
        if (below !== null && !below.has(id)) continue;
        found.ids.push(id);
        found.days.push(days[index]!);
        found.ratios.push(ratios[index]!);
      }
    }
    return found;
  }

  async #below({ from, to }: { from: PathBytes; to: PathBytes }, signal?: AbortSignal): Promise<Set<number>> {
    const ids = new Set<number>();
    for await (const step of this.#steps(ORDERS.path, [from], [to])) {
      signal?.throwIfAborted();
      for (const id of this.#columns(ORDERS.path, step).ids) ids.add(id);
    }
    return ids;
  }

  /** Ids of the listed photos that a filter lets through, in no particular order; null when that is all of them. */
  async ids(filter: PhotoFilter, signal?: AbortSignal): Promise<readonly number[] | null> {
    return isOpen(filter) ? null : (await this.matching('newest', filter, signal)).ids;
  }

  /** A superset of what passes when an index names few photos; null when none does. */
  async #few(filter: PhotoFilter): Promise<number[] | null> {
    for (const { sql, values } of candidates(filter)) {
      const ids = this.#database.integers(`${sql} LIMIT ${FEW + 1}`, ...values);
      if (ids.length <= FEW) return ids;
      await breathe();
    }
    return null;
  }

  /** The order, or the part of it between two positions, in steps of bounded length, each as conditions. */
  async *#steps(
    order: Order,
    from: Position | null = null,
    to: Position | null = null,
  ): AsyncGenerator<Fragment[], void> {
    const all = [LISTED, ...range(order, null, to)];
    let after = from;
    do {
      const last: Position | null = this.#skip(order, all, after, STEP_ROWS - 1);
      yield [LISTED, ...range(order, after, last ?? to)];
      after = last;
      await breathe();
    } while (after !== null);
  }

  /** The position of the photo that is `count` further than the first one after `after`; null beyond the end. */
  #skip(order: Order, where: readonly Fragment[], after: Position | null, count: number): Position | null {
    const terms = [...where, ...range(order, after, null)];
    const row = this.#database.get<Record<string, SqlValue>>(
      `SELECT ${order.columns.join(', ')} FROM photos INDEXED BY ${order.index}
        WHERE ${terms.map(({ sql }) => sql).join(' AND ')} ORDER BY ${orderBy(order)} LIMIT 1 OFFSET ?`,
      ...terms.flatMap(({ values }) => values),
      count,
    );
    return row === undefined ? null : order.columns.map((column) => row[column]!);
  }

  /** Made into JSON inside SQLite: a row object each takes three times as long. */
  #columns(order: Order, terms: readonly Fragment[], using = `INDEXED BY ${order.index}`): ListingColumns {
    const row = this.#database.get<{ ids: string; days: string; ratios: string }>(
      `SELECT json_group_array(id) AS ids, json_group_array(day) AS days, json_group_array(ratio) AS ratios FROM (
        SELECT id, CAST(floor(date / 86400000.0) AS INTEGER) AS day, ratio FROM photos ${using}
          WHERE ${terms.map(({ sql }) => sql).join(' AND ')} ORDER BY ${orderBy(order)})`,
      ...terms.flatMap(({ values }) => values),
    );
    const parse = (list = '[]'): number[] => JSON.parse(list) as number[];
    return { ids: parse(row?.ids), days: parse(row?.days), ratios: parse(row?.ratios) };
  }

  /** The filter's condition; photos of a folder that is being removed are not shown. */
  #shown(filter: PhotoFilter): Fragment {
    const { sql, values } = condition(filter);
    const removing = this.#database.integers('SELECT id FROM folders WHERE removing = 1');
    return removing.length === 0
      ? { sql, values }
      : { sql: `${sql} AND folder_id NOT IN (${removing.join()})`, values };
  }
}

function orderBy({ columns, descending }: Order): string {
  return columns.map((column) => `${column} ${descending ? 'DESC' : 'ASC'}`).join(', ');
}

/** Conditions for what comes after one position (exclusive) up to another (inclusive). */
function range(order: Order, after: Position | null, last: Position | null): Fragment[] {
  const compare = (operator: string, values: Position): Fragment => ({
    sql: `(${order.columns.join(', ')}) ${operator} (${order.columns.map(() => '?').join(', ')})`,
    values,
  });
  return [
    ...(after === null ? [] : [compare(order.descending ? '<' : '>', after)]),
    ...(last === null ? [] : [compare(order.descending ? '>=' : '<=', last)]),
  ];
}
