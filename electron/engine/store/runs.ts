/**
 * The table of runs of both kinds: ids, ended indexing runs, and clearing. For tagging runs see tagging-runs.ts. Runs
 * in the engine process.
 */
import type { RunState } from '../../../shared/schemas.ts';
import type { Database } from './database.ts';

/** An indexing run that has ended; one under way is not stored, as the next start continues it. */
export interface IndexRunRow {
  readonly id: number;
  readonly state: Exclude<RunState, 'running' | 'paused'>;
  readonly done: number;
  readonly failed: number;
  readonly total: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** Why it failed, for a person. */
  readonly error: string | null;
}

/** Indexing runs that are kept; older ones are dropped. */
const MOST_INDEX_RUNS = 200;

export class Runs {
  readonly #database: Database;
  /** The latest id given out here, stored or not. */
  #latestId = 0;

  constructor(database: Database) {
    this.#database = database;
  }

  /** An id for a run that begins. Reading it writes nothing, so it works on a full disk. */
  nextId(): number {
    const stored = this.#database.get<{ seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'runs'");
    this.#latestId = Math.max(this.#latestId, stored?.seq ?? 0) + 1;
    return this.#latestId;
  }

  /** Indexing runs that ended, newest first. */
  indexRuns(): IndexRunRow[] {
    return this.#database.all<IndexRunRow>(
      `SELECT id, state, done, failed, total, started_at AS startedAt, ended_at AS endedAt, error
        FROM runs WHERE kind = 'index' ORDER BY id DESC`,
    );
  }

  /** Stores an indexing run that has ended; drops the oldest. */
  addIndexRun({ id, state, done, failed, total, startedAt, endedAt, error }: IndexRunRow): void {
    this.#database.transaction(() => {
      this.#database.run(
        `INSERT INTO runs (id, kind, state, done, failed, total, started_at, ended_at, error)
          VALUES (?, 'index', ?, ?, ?, ?, ?, ?, ?)`,
        ...[id, state, done, failed, total, startedAt, endedAt, error],
      );
      this.#database.run(
        `DELETE FROM runs WHERE kind = 'index' AND id NOT IN
          (SELECT id FROM runs WHERE kind = 'index' ORDER BY id DESC LIMIT ?)`,
        MOST_INDEX_RUNS,
      );
    });
  }

  /** Deletes indexing runs and hides tagging runs that have ended; their proposals stay. */
  clearEnded(): void {
    this.#database.transaction(() => {
      this.#database.run("DELETE FROM runs WHERE kind = 'index'");
      this.#database.run(
        "UPDATE runs SET cleared = 1 WHERE state IN ('done', 'cancelled', 'failed') AND cleared = 0",
      );
    });
  }
}
