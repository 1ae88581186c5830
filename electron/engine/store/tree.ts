/**
 * Finds directories with photos in the index of paths: one seek per subdirectory, however many photos it has.
 * Statements
 * read a bounded number of rows. Runs in the engine process.
 */
import { asBuffer, rangeBelow } from '../files/path-bytes.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { Database } from './database.ts';
import { createPace } from '../work/pace.ts';

/** Rows that one statement reads, about 5 ms. */
const STEP_ROWS = 50_000;
const LISTED = 'photos INDEXED BY photos_path WHERE listed AND path >= ? AND path < ?';

export class Tree {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Paths of the direct subdirectories of `directory` that have listed photos below them, in byte order. */
  async *children(directory: PathBytes): AsyncGenerator<Buffer, void> {
    const { from, to } = rangeBelow(directory);
    const separator = from.subarray(-1);
    const pace = createPace();
    for (let at: Buffer | null = from; at !== null; await pace()) {
      // Photos directly in the directory sort among those of its subdirectories.
      const deeper = this.#path(
        `SELECT path FROM (SELECT path FROM ${LISTED} ORDER BY path LIMIT ${STEP_ROWS})
          WHERE instr(substr(path, ?), ?) > 0 LIMIT 1`,
        [at, to, from.length + 1, separator],
      );
      if (deeper === null) {
        at = this.#skip(at, to);
        continue;
      }
      const child = deeper.subarray(0, deeper.indexOf(separator, from.length));
      yield Buffer.from(child);
      at = rangeBelow(child).to;
    }
  }

  async hasChildren(directory: PathBytes): Promise<boolean> {
    for await (const _child of this.children(directory)) return true;
    return false;
  }

  /** Listed photos below a directory. */
  async count(directory: PathBytes): Promise<number> {
    const { from, to } = rangeBelow(directory);
    const pace = createPace();
    let count = 0;
    for (let at: Buffer | null = from; at !== null; await pace()) {
      const next: Buffer | null = this.#skip(at, to);
      count += next === null ? this.#countBetween(at, to) : STEP_ROWS;
      at = next;
    }
    return count;
  }

  #countBetween(from: Buffer, to: Buffer): number {
    const sql = `SELECT count(*) AS count FROM ${LISTED}`;
    return this.#database.get<{ count: number }>(sql, from, to)?.count ?? 0;
  }

  /** The path one step further, or null beyond the end. */
  #skip(from: Buffer, to: Buffer): Buffer | null {
    return this.#path(`SELECT path FROM ${LISTED} ORDER BY path LIMIT 1 OFFSET ${STEP_ROWS}`, [from, to]);
  }

  #path(sql: string, values: readonly (Buffer | number)[]): Buffer | null {
    const row = this.#database.get<{ path: PathBytes }>(sql, ...values);
    return row === undefined ? null : asBuffer(row.path);
  }
}
