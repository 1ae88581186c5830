/**
 * One SQLite connection: opening, prepared statements, transactions, typed errors. The only importer of
 * @photostructure/sqlite. Runs in the engine process; every call is synchronous.
 */
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { SightlineError } from '../../../shared/errors.ts';
import { fromSqlite, isDiskFull, needsWritableDirectory } from './sqlite-errors.ts';

/** Values that can be bound to a `?`. Float32Array and Uint8Array become a BLOB of their bytes. */
export type SqlValue = string | number | bigint | null | Uint8Array | Float32Array;

const BUSY_MILLISECONDS = 5_000;
/** A page of this size holds seven 512-dimensional float32 vectors; a page of 8 KB only two. */
const PAGE_BYTES = 16_384;

type Statement = ReturnType<DatabaseSyncInstance['prepare']>;

export class Database {
  readonly file: string;
  readonly #connection: DatabaseSyncInstance;
  readonly #statements = new Map<string, Statement>();
  readonly #onClose: () => void;
  #depth = 0;

  private constructor(file: string, connection: DatabaseSyncInstance, onClose: () => void = () => undefined) {
    this.file = file;
    this.#connection = connection;
    this.#onClose = onClose;
  }

  /**
   * Opens for writing, creating the file if missing. Uses WAL, so that readers work alongside; a commit survives a
   * killed
   * process, and a power cut may undo the last commits but never damages the file.
   */
  static openWriter(file: string): Database {
    return guard(file, () => {
      const connection = new DatabaseSync(file, { timeout: BUSY_MILLISECONDS });
      try {
        // The first two take effect only before the first table is created.
        connection.exec(`PRAGMA page_size = ${PAGE_BYTES}; PRAGMA auto_vacuum = INCREMENTAL;`);
        connection.exec(
          `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;
           PRAGMA cache_size = -32768; PRAGMA journal_size_limit = 67108864; PRAGMA temp_store = MEMORY;`,
        );
      } catch (error) {
        connection.close();
        throw error;
      }
      return new Database(file, connection);
    });
  }

  /**
   * Opens for reading, beside a writer or alone. Even then SQLite wants to create `-shm` and `-wal` files beside a
   * WAL
   * database. Where it can't (a read-only directory or medium, a full disk), opens the file as immutable if
   * everything is
   * checkpointed into it, or else reads a copy in the temporary directory.
   * @throws SightlineError `no-library` when the file does not exist; else as {@link Database.exec}.
   */
  static openReader(file: string): Database {
    if (sizeOf(file) === null) {
      throw new SightlineError('no-library', `expected a library in ${path.dirname(file)}, found none`);
    }
    return guard(file, () => {
      try {
        return Database.#probed(file, file);
      } catch (error) {
        if (!needsWritableDirectory(error) && !isDiskFull(error, file)) throw error;
      }
      if ((sizeOf(`${file}-wal`) ?? 0) === 0) {
        return Database.#probed(file, `${pathToFileURL(file).href}?immutable=1`);
      }
      const copyDirectory = mkdtempSync(path.join(tmpdir(), 'sightline-read-'));
      const dispose = (): void => rmSync(copyDirectory, { recursive: true, force: true });
      try {
        const copy = path.join(copyDirectory, 'library.db');
        copyFileSync(file, copy);
        copyFileSync(`${file}-wal`, `${copy}-wal`);
        return Database.#probed(file, copy, dispose);
      } catch (error) {
        dispose();
        throw error;
      }
    });
  }

  /** Opens read-only and reads the first page; opening alone touches nothing. */
  static #probed(file: string, location: string, onClose?: () => void): Database {
    const connection = new DatabaseSync(location, { readOnly: true, timeout: BUSY_MILLISECONDS });
    try {
      connection.prepare('SELECT count(*) FROM sqlite_schema').get();
    } catch (error) {
      connection.close();
      throw error;
    }
    return new Database(file, connection, onClose);
  }

  /**
   * Holds the exclusive lock of a small dedicated file for as long as the connection is open. Writes nothing, so it
   * works
   * on a full disk, and the kernel frees the lock however the process ends.
   * @throws the SightlineError `locked` when another process holds it.
   */
  static openLock(file: string): Database {
    return guard(file, () => {
      const connection = new DatabaseSync(file, { timeout: 0 });
      try {
        // No journal file beside it: nothing is ever written.
        connection.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE;');
      } catch (error) {
        connection.close();
        throw error;
      }
      return new Database(file, connection);
    });
  }

  /**
   * Runs statements without parameters or results.
   * @throws SightlineError, like every method that runs statements: `disk-full`, `read-only`, `locked` (busy too
   * long),
   * `unreadable` (damaged); `internal` for a statement that SQLite rejects.
   */
  exec(sql: string): void {
    guard(this.file, () => this.#connection.exec(sql));
  }

  /** Runs a statement; `changes` counts its own rows, not those of triggers and cascades. */
  run(sql: string, ...values: readonly SqlValue[]): { changes: number; id: number } {
    return guard(this.file, () => {
      const { changes, lastInsertRowid } = this.#statement(sql).run(...values);
      return { changes, id: Number(lastInsertRowid) };
    });
  }

  /** The first row, or undefined. `Row` describes the statement's columns. */
  get<Row extends object>(sql: string, ...values: readonly SqlValue[]): Row | undefined {
    return guard(this.file, () => this.#statement(sql).get(...values) as Row | undefined);
  }

  /** All rows; callers bound their number with LIMIT. */
  all<Row extends object>(sql: string, ...values: readonly SqlValue[]): Row[] {
    return guard(this.file, () => this.#statement(sql).all(...values) as Row[]);
  }

  /**
   * One column of integers. Serialised to JSON inside SQLite, which for a million rows is twelve times faster than
   * one
   * row object each.
   * @param sql a SELECT with a single integer column.
   */
  integers(sql: string, ...values: readonly SqlValue[]): number[] {
    const row = this.get<{ list: string }>(`SELECT json_group_array(id) AS list FROM (${sql})`, ...values);
    return JSON.parse(row?.list ?? '[]') as number[];
  }

  /**
   * Runs `work` in one transaction: stores everything when it returns, nothing when it throws. Inside another
   * transaction
   * it becomes part of that one. `work` must be synchronous.
   * @throws what `work` throws; SightlineError `disk-full` and the like when the commit fails.
   */
  transaction<Result>(work: () => Result): Result {
    if (this.#depth > 0) return work();
    this.exec('BEGIN IMMEDIATE');
    this.#depth++;
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      // On a full disk SQLite may have rolled back already.
      if (this.#connection.isTransaction) this.#connection.exec('ROLLBACK');
      throw error;
    } finally {
      this.#depth--;
    }
  }

  /**
   * Runs `work` as part of the current transaction, or in one of its own. If it throws, only its own changes are undone
   * and the transaction may continue.
   * @throws what `work` throws.
   */
  attempt<Result>(work: () => Result): Result {
    if (this.#depth === 0) return this.transaction(work);
    this.run('SAVEPOINT attempt');
    try {
      const result = work();
      this.run('RELEASE attempt');
      return result;
    } catch (error) {
      // On a full disk SQLite may have rolled back already.
      if (this.#connection.isTransaction) this.#connection.exec('ROLLBACK TO attempt; RELEASE attempt');
      throw error;
    }
  }

  /** Changes on every write, by this or another connection: earlier reads may be out of date. */
  stamp(): string {
    const row = this.get<{ own: number; others: number }>(
      'SELECT total_changes() AS own, (SELECT data_version FROM pragma_data_version) AS others',
    );
    return `${row?.own} ${row?.others}`;
  }

  /** Closes the connection and frees its locks; later calls do nothing. */
  close(): void {
    if (!this.#connection.isOpen) return;
    this.#statements.clear();
    this.#connection.close();
    this.#onClose();
  }

  #statement(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#connection.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** Version of SQLite, for reports. */
export function sqliteVersion(): string {
  const connection = new DatabaseSync(':memory:');
  try {
    const row = connection.prepare('SELECT sqlite_version() AS version').get() as { version: string };
    return row.version;
  } finally {
    connection.close();
  }
}

function guard<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw fromSqlite(error, file);
  }
}

function sizeOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.size ?? null;
}
