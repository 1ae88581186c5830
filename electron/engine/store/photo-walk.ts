/**
 * Reads the photos of a filter in order, as columns, in statements that each read a bounded number of rows, so that
 * the
 * engine can answer searches in between. Runs in the engine process.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PhotoSort, PhotoType } from '../../../shared/schemas.ts';
import { rangeBelow } from '../files/path-bytes.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { Database, SqlValue } from './database.ts';
import { candidates, condition, type Fragment, type PhotoFilter } from './photo-filter.ts';
import { orderBy, ORDERS, range, type Order, type Position } from './photo-order.ts';

/** Rows that one statement reads: about 10 ms if it has to look into the table. */
const STEP_ROWS = 10_000;
/**
 * If an index lists no more photos than this, the filter is answered from that index; otherwise all photos are read.
 */
const FEW = 10_000;

/** What can be read of each photo. */
export interface Columns {
  readonly ids: readonly number[];
  /** Days since the epoch, of `date`, UTC. */
  readonly days: readonly number[];
  /** Aspect ratios: width / height × 1000, 0 when unknown. */
  readonly ratios: readonly number[];
  /** Average colours, 5 bits red, 6 green, 5 blue; 0 when unknown. */
  readonly colours: readonly number[];
  readonly cameras: readonly (string | null)[];
  readonly types: readonly PhotoType[];
}

const EXPRESSIONS = {
  ids: 'id',
  days: 'CAST(floor(date / 86400000.0) AS INTEGER)',
  ratios: 'ratio',
  // 0 is taken, so black is almost black.
  colours:
    'CASE WHEN colour IS NULL THEN 0 ELSE max(1, ((colour >> 8) & 63488) | ((colour >> 5) & 2016) | ((colour >> 3) & 31)) END',
  cameras: 'camera',
  types: 'type',
} as const satisfies Record<keyof Columns, string>;

/** Lets SQLite use the partial indexes of listed photos. */
const LISTED: Fragment = { sql: 'listed', values: [] };

export class PhotoWalk {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Everything that a filter lets through, in order, a part at a time. Photos that change meanwhile may be missed or
   * appear
   * twice, as in any listing read in parts.
   * @param wanted the order; null for whichever is fastest for the filter.
   */
  async *walk<Name extends keyof Columns>(
    wanted: PhotoSort | null,
    filter: PhotoFilter,
    names: readonly Name[],
    signal?: AbortSignal,
  ): AsyncGenerator<Pick<Columns, Name>, void> {
    const sort = wanted ?? (filter.directory === undefined ? 'newest' : 'path');
    const order = ORDERS[sort];
    const few = await this.#few(filter);
    if (few !== null) {
      const among = { sql: 'id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(few)] };
      yield this.read(order, [among, this.visible(filter)], names, '');
      return;
    }
    const { directory, ...rest } = filter;
    const bounds = directory === undefined ? null : rangeBelow(directory);
    const where = this.visible(rest);
    if (bounds === null || sort === 'path') {
      const steps = bounds === null ? this.#steps(order) : this.#steps(order, [bounds.from], [bounds.to]);
      for await (const step of steps) {
        signal?.throwIfAborted();
        yield this.read(order, [where, ...step], names);
      }
      return;
    }
    // Paths are in the table, where a million look-ups in an order other than theirs take seconds.
    const below = await this.#below(bounds, signal);
    for await (const step of this.#steps(order)) {
      signal?.throwIfAborted();
      const { ids, ...columns } = this.read(order, [where, ...step], ['ids', ...names]);
      const kept = ids.map((id) => below.has(id));
      const keep = <Value>(values: readonly Value[]): Value[] => values.filter((_, index) => kept[index]);
      const read = { ids, ...columns } as unknown as Pick<Columns, Name>;
      yield Object.fromEntries(names.map((name) => [name, keep<unknown>(read[name])])) as unknown as Pick<
        Columns,
        Name
      >;
    }
  }

  /**
   * Columns of the photos that meet all conditions. Serialised to JSON inside SQLite: row objects take three times as
   * long.
   */
  read<Name extends keyof Columns>(
    order: Order,
    terms: readonly Fragment[],
    names: readonly Name[],
    using = `INDEXED BY ${order.index}`,
  ): Pick<Columns, Name> {
    const row = this.#database.get<Record<Name, string>>(
      `SELECT ${names.map((name) => `json_group_array(${name}) AS ${name}`).join(', ')} FROM (
        SELECT ${names.map((name) => `${EXPRESSIONS[name]} AS ${name}`).join(', ')} FROM photos ${using}
          WHERE ${terms.map(({ sql }) => sql).join(' AND ')} ORDER BY ${orderBy(order)})`,
      ...terms.flatMap(({ values }) => values),
    );
    return Object.fromEntries(
      names.map((name) => [name, JSON.parse(row?.[name] ?? '[]')]),
    ) as unknown as Pick<Columns, Name>;
  }

  /** The position of the photo `count` places after the first one after `after`; null beyond the end. */
  skip(order: Order, where: readonly Fragment[], after: Position | null, count: number): Position | null {
    const terms = [...where, ...range(order, after, null)];
    const row = this.#database.get<Record<string, SqlValue>>(
      `SELECT ${order.columns.join(', ')} FROM photos INDEXED BY ${order.index}
        WHERE ${terms.map(({ sql }) => sql).join(' AND ')} ORDER BY ${orderBy(order)} LIMIT 1 OFFSET ?`,
      ...terms.flatMap(({ values }) => values),
      count,
    );
    return row === undefined ? null : order.columns.map((column) => row[column]!);
  }

  /** The filter's condition, excluding photos of folders that are being removed. */
  visible(filter: PhotoFilter): Fragment {
    const { sql, values } = condition(filter);
    const removing = this.#database.integers('SELECT id FROM folders WHERE removing = 1');
    return removing.length === 0
      ? { sql, values }
      : { sql: `${sql} AND folder_id NOT IN (${removing.join()})`, values };
  }

  /** A superset of what passes if an index lists few photos; null otherwise. */
  async #few(filter: PhotoFilter): Promise<number[] | null> {
    for (const { sql, values } of candidates(filter)) {
      const ids = this.#database.integers(`${sql} LIMIT ${FEW + 1}`, ...values);
      if (ids.length <= FEW) return ids;
      await nextTurn();
    }
    return null;
  }

  async #below({ from, to }: { from: PathBytes; to: PathBytes }, signal?: AbortSignal): Promise<Set<number>> {
    const below = new Set<number>();
    for await (const step of this.#steps(ORDERS.path, [from], [to])) {
      signal?.throwIfAborted();
      for (const id of this.read(ORDERS.path, step, ['ids']).ids) below.add(id);
    }
    return below;
  }

  /** Splits the order, or the part between two positions, into steps of bounded length, each as conditions. */
  async *#steps(
    order: Order,
    from: Position | null = null,
    to: Position | null = null,
  ): AsyncGenerator<Fragment[], void> {
    const all = [LISTED, ...range(order, null, to)];
    let after = from;
    do {
      const last: Position | null = this.skip(order, all, after, STEP_ROWS - 1);
      yield [LISTED, ...range(order, after, last ?? to)];
      after = last;
      await nextTurn();
    } while (after !== null);
  }
}
