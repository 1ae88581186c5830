/** Tagging runs: which labels for which photos, and the progress of each. Runs in the engine process. */
import type { RunState, Selection } from '../../../shared/schemas.ts';
import type { Database } from './database.ts';
import type { Runs } from './runs.ts';

/** A run as stored; `done` and `total` follow its proposals. */
export interface TaggingRunRow {
  readonly id: number;
  readonly name: string;
  readonly labels: readonly string[];
  readonly templates: readonly string[] | null;
  readonly spaceKey: string;
  readonly state: RunState;
  readonly done: number;
  readonly total: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** Why it failed, for a person. */
  readonly error: string | null;
  /** Whether a person took it off the list of finished runs. */
  readonly cleared: boolean;
}

interface StoredRun extends Omit<TaggingRunRow, 'labels' | 'templates' | 'cleared'> {
  labels: string;
  templates: string | null;
  cleared: number;
}

const SELECT = `SELECT id, name, labels, templates, space_key AS spaceKey, state, error, started_at AS startedAt,
  ended_at AS endedAt, total, done, cleared FROM runs JOIN tagging_requests ON run_id = id`;

export class TaggingRuns {
  readonly #database: Database;
  readonly #runs: Pick<Runs, 'nextId'>;

  constructor(database: Database, runs: Pick<Runs, 'nextId'>) {
    this.#database = database;
    this.#runs = runs;
  }

  /** Newest first; omits runs whose photos are still being listed. */
  list(): TaggingRunRow[] {
    return this.#database.all<StoredRun>(`${SELECT} WHERE state <> 'new' ORDER BY id DESC`).map(parsed);
  }

  /** Oldest first. */
  running(): TaggingRunRow[] {
    return this.#database.all<StoredRun>(`${SELECT} WHERE state = 'running' ORDER BY id`).map(parsed);
  }

  get(id: number): TaggingRunRow | undefined {
    const row = this.#database.get<StoredRun>(`${SELECT} WHERE id = ? AND state <> 'new'`, id);
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
    const id = this.#runs.nextId();
    this.#database.transaction(() => {
      this.#database.run(
        "INSERT INTO runs (id, kind, state, started_at) VALUES (?, 'tag', 'new', ?)",
        id,
        Date.now(),
      );
      this.#database.run(
        `INSERT INTO tagging_requests (run_id, name, labels, templates, selection, space_key)
          VALUES (?, ?, ?, ?, ?, ?)`,
        id,
        run.name,
        JSON.stringify(run.labels),
        run.templates === null ? null : JSON.stringify(run.templates),
        JSON.stringify(run.selection),
        run.spaceKey,
      );
    });
    return id;
  }

  /** A cleared run that continues is listed again. */
  setState(id: number, state: RunState, error: string | null = null): void {
    const active = state === 'running' || state === 'paused';
    this.#database.run(
      'UPDATE runs SET state = ?, error = ?, ended_at = ?, cleared = cleared AND ? WHERE id = ?',
      state,
      error,
      active ? null : Date.now(),
      active ? 0 : 1,
      id,
    );
  }

  /** Runs that a kill interrupted while their photos were being listed. */
  unfinished(): number[] {
    return this.#database.integers("SELECT id FROM runs WHERE state = 'new'");
  }

  /** Deletes a run, whose proposals should be gone: deleting a million rows at once takes seconds. */
  delete(id: number): void {
    this.#database.run('DELETE FROM runs WHERE id = ?', id);
  }
}

function parsed({ labels, templates, cleared, ...run }: StoredRun): TaggingRunRow {
  return {
    ...run,
    labels: JSON.parse(labels) as string[],
    templates: templates === null ? null : (JSON.parse(templates) as string[]),
    cleared: cleared === 1,
  };
}
