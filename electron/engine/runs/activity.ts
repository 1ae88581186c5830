/**
 * All runs as one list: the indexing run under way, those that ended, and tagging runs. Emits each change to the pages,
 * at most a few times a second. Runs in the engine process.
 */
import type { Progress, Run, TaggingRun } from '../../../shared/schemas.ts';
import type { EngineEvent } from '../api/engine-api.ts';
import { log } from '../log/log.ts';
import type { IndexRunRow } from '../store/runs.ts';
import type { Store } from '../store/store.ts';
import type { TaggingRunRow } from '../store/tagging-runs.ts';
import { RateMeter } from '../work/rate-meter.ts';
import { writable } from '../work/writable.ts';
import {
  showEndedIndexRun,
  showIndexRun,
  showModelRun,
  showRefreshRun,
  showTaggingRun,
  type IndexingUnderWay,
  type ModelUnderWay,
  type RefreshUnderWay,
} from './show-run.ts';

/** The parts of an open library that the list of runs needs. */
export interface ActivityParts {
  readonly store: Pick<Store, 'mode' | 'runs' | 'taggingRuns'>;
  readonly emit: (event: EngineEvent) => void;
  /** Progress of indexing; null in a reader. */
  readonly progress: () => Progress | null;
  /** Why a tagging run in progress stands still; null: it doesn't. */
  readonly stallReason: (run: TaggingRunRow) => string | null;
}

/** How an indexing run ended. */
export interface IndexEnd {
  readonly milliseconds: number;
  readonly cancelled: boolean;
  readonly stopped: { readonly message: string } | null;
}

const EMIT_MILLISECONDS = 200;
/** How often to tell pages that there are new proposals. */
const PROPOSALS_MILLISECONDS = 1_000;

export class Activity {
  readonly #parts: ActivityParts;
  /** The indexing run under way; null until it finds work to do. */
  #indexing: IndexingUnderWay | null = null;
  #refreshing: RefreshUnderWay | null = null;
  #building: ModelUnderWay | null = null;
  /** By tagging run. */
  readonly #rates = new Map<number, RateMeter>();
  readonly #emittedAt = new Map<number, number>();
  #proposalsEmittedAt = 0;
  #closed = false;

  constructor(parts: ActivityParts) {
    this.#parts = parts;
  }

  /** Newest first, running ones before those that ended. */
  list(): Run[] {
    const { store } = this.#parts;
    const progress = this.#parts.progress();
    const indexing =
      this.#indexing !== null && progress !== null ? [showIndexRun(this.#indexing, progress)] : [];
    const tagging = store.taggingRuns.list().filter(({ cleared }) => !cleared);
    return [
      ...indexing,
      ...(this.#refreshing === null ? [] : [showRefreshRun(this.#refreshing)]),
      ...(this.#building === null ? [] : [showModelRun(this.#building)]),
      ...tagging.map((run) => this.show(run)),
      ...store.runs.indexRuns().map(showEndedIndexRun),
    ].sort((a, b) => Number(b.endedAt === null) - Number(a.endedAt === null) || b.startedAt - a.startedAt);
  }

  /** A tagging run with its rate, and with the reason if it stands still. */
  show(run: TaggingRunRow): TaggingRun {
    return showTaggingRun(run, this.#rates.get(run.id)?.rate() ?? null, this.#parts.stallReason(run));
  }

  /**
   * From now on, a run that ends was interrupted by closing: the next start continues it, so it has not finished.
   */
  close(): void {
    this.#closed = true;
  }

  /** The indexer's progress, which arrives a few times a second. */
  indexed(progress: Progress): void {
    if (progress.phase === 'idle' || progress.total === 0) return;
    this.#indexing ??= { id: this.#parts.store.runs.nextId(), startedAt: Date.now() };
    this.#parts.emit({ type: 'run', run: showIndexRun(this.#indexing, progress) });
  }

  /** An indexing run ended. One that found nothing to do, as after most file system events, is not worth listing. */
  indexEnded(end: IndexEnd, { total, failed, finished }: Progress): void {
    if (this.#closed) return;
    const endedAt = Date.now();
    const known = this.#indexing;
    this.#indexing = null;
    if (known === null && total === 0 && end.stopped === null) return;
    const { runs } = this.#parts.store;
    const { id, startedAt } = known ?? {
      id: runs.nextId(),
      startedAt: Math.round(endedAt - end.milliseconds),
    };
    const run: IndexRunRow = {
      id,
      state: end.stopped ? 'failed' : end.cancelled ? 'cancelled' : 'done',
      done: finished - failed,
      failed,
      total,
      startedAt,
      endedAt,
      error: end.stopped?.message ?? null,
    };
    try {
      runs.addIndexRun(run);
    } catch (error) {
      // If the disk is full, the run itself reported that; failing to save the list is no failure of its own.
      log.warn('an indexing run that ended could not be added to the list', error);
    }
    this.#parts.emit({ type: 'run', run: showEndedIndexRun(run) });
  }

  /** Reading photos again began, advanced, paused or ended. */
  refreshed(state: Omit<RefreshUnderWay, 'id'>): void {
    const run = { ...state, id: this.#refreshing?.id ?? this.#parts.store.runs.nextId() };
    this.#refreshing = run.ended ? null : run;
    this.#parts.emit({ type: 'run', run: showRefreshRun(run) });
  }

  /** Building the space of another model began, advanced, paused or ended. */
  built(state: Omit<ModelUnderWay, 'id'>): void {
    const run = { ...state, id: this.#building?.id ?? this.#parts.store.runs.nextId() };
    // One that waits for something stays on the list with its reason.
    this.#building = run.ended && run.problem === null ? null : run;
    this.#parts.emit({ type: 'run', run: showModelRun(run) });
  }

  /** A tagging run advanced by this many photos, or its state changed (0). */
  tagged(id: number, photos: number): void {
    const meter = this.#rates.get(id) ?? new RateMeter();
    this.#rates.set(id, meter);
    meter.add(photos);
    const now = performance.now();
    if (photos > 0 && now - (this.#emittedAt.get(id) ?? -Infinity) < EMIT_MILLISECONDS) return;
    this.#emittedAt.set(id, now);
    this.emit(id);
    if (photos > 0 && now - this.#proposalsEmittedAt < PROPOSALS_MILLISECONDS) return;
    this.#proposalsEmittedAt = now;
    this.#parts.emit({ type: 'organised', topics: ['proposals'] });
  }

  /** A tagging run continues after a rest, which is no part of its rate. */
  resumed(id: number): void {
    this.#rates.delete(id);
    this.emit(id);
  }

  /** Emits the state of a tagging run to all pages. */
  emit(id: number): void {
    const run = this.#parts.store.taggingRuns.get(id);
    if (run) this.#parts.emit({ type: 'run', run: this.show(run) });
  }

  /** Takes runs that ended off the list; proposals of tagging runs stay for review. @throws SightlineError `read-only`. */
  clear(): void {
    const { store } = this.#parts;
    writable(store.mode === 'writer' ? store : null).runs.clearEnded();
  }
}
