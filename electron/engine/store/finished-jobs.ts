/** Finished indexing runs, for the list of jobs; tagging runs have their own table. Runs in the engine process. */
import type { Database } from './database.ts';

export interface FinishedJob {
  readonly state: 'done' | 'cancelled' | 'failed';
  readonly done: number;
  readonly failed: number;
  readonly total: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** Why it failed, for a person. */
  readonly error: string | null;
}

const MOST_JOBS = 200;

export class FinishedJobs {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Newest first. */
  list(): FinishedJob[] {
    return this.#database.all<FinishedJob>(
      `SELECT state, done, failed, total, started_at AS startedAt, ended_at AS endedAt, error
        FROM finished_jobs ORDER BY id DESC`,
    );
  }

  /** Stores a job; drops the oldest. */
  add({ state, done, failed, total, startedAt, endedAt, error }: FinishedJob): void {
    this.#database.transaction(() => {
      const { id } = this.#database.run(
        `INSERT INTO finished_jobs (state, done, failed, total, started_at, ended_at, error)
          VALUES (?, ?, ?, ?, ?, ?, ?)`,
        state,
        done,
        failed,
        total,
        startedAt,
        endedAt,
        error,
      );
      this.#database.run('DELETE FROM finished_jobs WHERE id <= ?', id - MOST_JOBS);
    });
  }

  clear(): void {
    this.#database.run('DELETE FROM finished_jobs');
  }
}
