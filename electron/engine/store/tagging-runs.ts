/** Tagging runs: which labels for which photos, and how far each has come. Runs in the engine process. */
import type { Selection, TaggingRun } from '../../../shared/schemas.ts';
import type { Database } from './database.ts';

/** A run as stored; `done` and `total` follow its proposals. */
export interface TaggingRunRow extends Omit<TaggingRun, 'jobId'> {
  readonly templates: readonly string[] | null;
  readonly spaceKey: string;
  readonly endedAt: number | null;
}

interface StoredRun extends Omit<TaggingRunRow, 'labels' | 'templates'> {
  labels: string;
  templates: string | null;
}

const COLUMNS = `id, name, labels, templates, space_key AS spaceKey, state, error, created_at AS createdAt,
  ended_at AS endedAt, total, done`;

export class TaggingRuns {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Newest first; omits runs whose photos are still being listed. */
  list(): TaggingRunRow[] {
    return this.#database
      .all<StoredRun>(`SELECT ${COLUMNS} FROM tagging_runs WHERE state <> 'new' ORDER BY id DESC`)
      .map(parsed);
  }

  /** Newest first; omits finished runs that were cleared. */
  jobs(): TaggingRunRow[] {
    return this.#database
      .all<StoredRun>(
        `SELECT ${COLUMNS} FROM tagging_runs WHERE state <> 'new' AND cleared = 0 ORDER BY id DESC`,
      )
      .map(parsed);
  }

  /** Oldest first. */
  running(): TaggingRunRow[] {
    return this.#database
      .all<StoredRun>(`SELECT ${COLUMNS} FROM tagging_runs WHERE state = 'running' ORDER BY id`)
      .map(parsed);
  }

  get(id: number): TaggingRunRow | undefined {
    const row = this.#database.get<StoredRun>(
      `SELECT ${COLUMNS} FROM tagging_runs WHERE id = ? AND state <> 'new'`,
      id,
    );
    return row && parsed(row);
  }

  /** A run in the state `new`, which becomes visible when it is set running. */
  create(run: {
    name: string;
    labels: readonly string[];
    templates: readonly string[] | null;
    selection: Selection;
    spaceKey: string;
  }): number {
    return this.#database.run(
      `INSERT INTO tagging_runs (name, labels, templates, selection, space_key, state, created_at)
        VALUES (?, ?, ?, ?, ?, 'new', ?)`,
      run.name,
      JSON.stringify(run.labels),
      run.templates === null ? null : JSON.stringify(run.templates),
      JSON.stringify(run.selection),
      run.spaceKey,
      Date.now(),
    ).id;
  }

  setState(id: number, state: TaggingRun['state'], error: string | null = null): void {
    const ended = state === 'running' || state === 'paused' ? null : Date.now();
    this.#database.run(
      'UPDATE tagging_runs SET state = ?, error = ?, ended_at = ? WHERE id = ?',
      state,
      error,
      ended,
      id,
    );
  }

  /** Hides ended runs from the list of jobs; their proposals stay. */
  clearEnded(): void {
    this.#database.run(
      "UPDATE tagging_runs SET cleared = 1 WHERE state IN ('done', 'cancelled', 'failed') AND cleared = 0",
    );
  }

  /** Runs that a kill interrupted while their photos were being listed. */
  unfinished(): number[] {
    return this.#database.integers("SELECT id FROM tagging_runs WHERE state = 'new'");
  }

  /** Deletes a run, whose proposals should be gone: deleting a million rows at once takes seconds. */
  delete(id: number): void {
    this.#database.run('DELETE FROM tagging_runs WHERE id = ?', id);
  }
}

function parsed({ labels, templates, ...run }: StoredRun): TaggingRunRow {
  return {
    ...run,
    labels: JSON.parse(labels) as string[],
    templates: templates === null ? null : (JSON.parse(templates) as string[]),
  };
}
