/** Runs as the contract shows them, from what is stored and measured. Pure. */
import type { IndexRun, ModelRun, Progress, RefreshRun, TaggingRun } from '../../../shared/schemas.ts';
import type { IndexRunRow } from '../store/runs.ts';
import type { TaggingRunRow } from '../store/tagging-runs.ts';

/** What identifies an indexing run before it is stored. */
export interface IndexingUnderWay {
  readonly id: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
}

/** An indexing run under way. */
export function showIndexRun({ id, startedAt }: IndexingUnderWay, progress: Progress): IndexRun {
  const { phase, finished, failed, total, rate, secondsLeft, stopped } = progress;
  return {
    kind: 'index',
    id,
    state: phase === 'paused' ? 'paused' : 'running',
    done: finished - failed,
    failed,
    total,
    rate,
    secondsLeft,
    startedAt,
    endedAt: null,
    error: stopped,
    canPause: phase !== 'paused',
    canCancel: true,
  };
}

/** An indexing run that has ended. */
export function showEndedIndexRun(run: IndexRunRow): IndexRun {
  return {
    ...run,
    kind: 'index',
    rate: meanRate(run.done + run.failed, run.startedAt, run.endedAt),
    secondsLeft: null,
    canPause: false,
    canCancel: false,
  };
}

/**
 * A tagging run, running or ended.
 * @param measured photos a second over the last seconds; null: not measured.
 * @param stallReason why it stands still although it is running; null: it doesn't.
 */
export function showTaggingRun(
  run: TaggingRunRow,
  measured: number | null,
  stallReason: string | null,
): TaggingRun {
  const { id, name, state, done, total, startedAt, endedAt, error, cleared } = run;
  const moving = state === 'running' && stallReason === null;
  const rate = endedAt !== null ? meanRate(done, startedAt, endedAt) : moving ? measured : null;
  return {
    kind: 'tag',
    id,
    state,
    done,
    failed: 0,
    total,
    rate,
    secondsLeft: rate === null || endedAt !== null ? null : (total - done) / rate,
    startedAt,
    endedAt,
    error: error ?? stallReason,
    name,
    cleared,
    canPause: state === 'running',
    canCancel: state === 'running' || state === 'paused',
  };
}

/** A run that reads photos again, under way or ended. */
export interface RefreshUnderWay extends IndexingUnderWay {
  readonly done: number;
  readonly failed: number;
  readonly total: number;
  readonly paused: boolean;
  /** Photos a second over the last seconds; null: not measured. */
  readonly rate: number | null;
  readonly ended: boolean;
}

/** A run that reads photos again. */
export function showRefreshRun(run: RefreshUnderWay): RefreshRun {
  const { id, startedAt, done, failed, total, paused, ended } = run;
  const rate = paused || ended ? null : run.rate;
  return {
    kind: 'refresh',
    id,
    state: ended ? 'done' : paused ? 'paused' : 'running',
    done,
    failed,
    total,
    rate,
    secondsLeft: rate === null || rate === 0 ? null : (total - done - failed) / rate,
    startedAt,
    endedAt: ended ? Date.now() : null,
    error: null,
    canPause: !paused && !ended,
    canCancel: false,
  };
}

/** A run that builds the space of another model, under way or ended. */
export interface ModelUnderWay extends RefreshUnderWay {
  /** Name of the model. */
  readonly name: string;
  readonly problem: string | null;
}

/** A run that builds the space of another model. */
export function showModelRun(run: ModelUnderWay): ModelRun {
  const { name, problem } = run;
  return { ...showRefreshRun(run), kind: 'model', name, error: problem };
}

function meanRate(photos: number, startedAt: number, endedAt: number): number | null {
  return endedAt > startedAt ? photos / ((endedAt - startedAt) / 1000) : null;
}
