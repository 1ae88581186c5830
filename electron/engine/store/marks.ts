/** Favourites and ratings. Runs in the engine process. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from './database.ts';

export type MarkField = 'favourite' | 'rating';

/** Rows per statement when loading the flags. */
const LOAD_ROWS = 50_000;

export class Marks {
  readonly #database: Database;
  /**
   * By photo id: bit 0 favourite, bits 1 to 3 rating. Looking each one up in SQL would double the time of a listing.
   */
  #flags = new Uint8Array(0);
  /** `data_version` of the loaded flags: changes when another process writes, which only a reader sees. */
  #version: number | null = null;
  #loading: Promise<void> | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Sets the favourite (1 or 0) or rating (0 to 5) of photos, in one transaction; skips ids that no longer exist.
   * @param at when it was decided, in milliseconds since the epoch; null if unknown.
   * @returns the photos whose value changed, by their previous value.
   */
  set(
    field: MarkField,
    value: number,
    ids: readonly number[],
    at: number | null = Date.now(),
  ): Map<number, number[]> {
    const list = JSON.stringify(ids);
    const before = new Map<number, number[]>();
    this.#database.transaction(() => {
      for (const row of this.#database.all<{ value: number; ids: string }>(
        `SELECT coalesce(${field}, 0) AS value, json_group_array(id) AS ids
          FROM photos LEFT JOIN marks ON photo_id = id
          WHERE id IN (SELECT value FROM json_each(?)) AND coalesce(${field}, 0) <> ? GROUP BY 1`,
        list,
        value,
      )) {
        before.set(row.value, JSON.parse(row.ids) as number[]);
      }
      const changing = JSON.stringify([...before.values()].flat());
      this.#database.run(
        field === 'favourite'
          ? `INSERT INTO marks (photo_id, favourite, rating) SELECT value, ?, 0 FROM json_each(?) WHERE true
              ON CONFLICT DO UPDATE SET favourite = excluded.favourite`
          : `INSERT INTO marks (photo_id, favourite, rating, rated_at) SELECT value, 0, ?, ? FROM json_each(?) WHERE true
              ON CONFLICT DO UPDATE SET rating = excluded.rating, rated_at = excluded.rated_at`,
        value,
        ...(field === 'favourite' ? [] : [at]),
        changing,
      );
      if (value === 0) {
        this.#database.run(
          `DELETE FROM marks WHERE favourite = 0 AND rating = 0
            AND photo_id IN (SELECT value FROM json_each(?))`,
          changing,
        );
      }
    });
    for (const id of [...before.values()].flat()) this.#keep(id, field, value);
    return before;
  }

  /**
   * The flags of all photos, by id; 0 beyond the end. The first call reads them in steps.
   * Returns the live array: it changes with the marks.
   */
  async flags(): Promise<Uint8Array> {
    const version = this.#dataVersion();
    if (this.#version !== version) {
      this.#loading ??= this.#load().finally(() => {
        this.#loading = null;
      });
      await this.#loading;
      this.#version = version;
    }
    return this.#flags;
  }

  async #load(): Promise<void> {
    this.#flags = new Uint8Array(0);
    let after = 0;
    for (;;) {
      const rows = this.#database.get<{ ids: string; flags: string }>(
        `SELECT json_group_array(photo_id) AS ids, json_group_array(rating * 2 + favourite) AS flags FROM
          (SELECT * FROM marks WHERE photo_id > ? ORDER BY photo_id LIMIT ?)`,
        after,
        LOAD_ROWS,
      );
      const ids = JSON.parse(rows?.ids ?? '[]') as number[];
      const flags = JSON.parse(rows?.flags ?? '[]') as number[];
      for (const [index, id] of ids.entries()) this.#put(id, flags[index] ?? 0);
      if (ids.length < LOAD_ROWS) return;
      after = ids.at(-1) ?? after;
      await nextTurn();
    }
  }

  #keep(id: number, field: MarkField, value: number): void {
    const now = this.#flags[id] ?? 0;
    this.#put(id, field === 'favourite' ? (now & ~1) | value : (now & 1) | (value << 1));
  }

  #put(id: number, flags: number): void {
    if (id >= this.#flags.length) {
      const grown = new Uint8Array(Math.max(1024, 2 * id));
      grown.set(this.#flags);
      this.#flags = grown;
    }
    this.#flags[id] = flags;
  }

  #dataVersion(): number {
    return this.#database.get<{ data_version: number }>('PRAGMA data_version')?.data_version ?? 0;
  }
}
