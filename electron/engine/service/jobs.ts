/**
 * Long work as one list: the running indexing job, finished ones, and tagging runs. Emits each change to the pages,
 * at
 * most a few times a second. Runs in the engine process.
 */
import { expectFound } from '../../../shared/expect-found.ts';
import { writable } from '../work/writable.ts';
import { SightlineError } from '../../../shared/errors.ts';
import { log } from '../log/log.ts';
import type { Job, Progress } from '../../../shared/schemas.ts';
import type { Indexer, IndexRun } from '../library/indexer.ts';
import { RateMeter } from '../work/rate-meter.ts';
import type { FinishedJob } from '../store/finished-jobs.ts';
import type { Store } from '../store/store.ts';
import type { TaggingRunRow } from '../store/tagging-runs.ts';
import type { EngineEvent } from '../api/engine-api.ts';
import { taggingJobId, taggingRunOfJob } from '../tagging/job-id.ts';
import type { Tagger } from '../tagging/tagger.ts';

export interface JobsParts {
  readonly store: Pick<Store, 'taggingRuns' | 'finishedJobs'>;
  readonly emit: (event: EngineEvent) => void;
  /** Null in a reader, and until the library is composed. */
  readonly indexer: () => Indexer | null;
  readonly tagger: () => Tagger | null;
}

const EMIT_MILLISECONDS = 200;
/** How often to tell pages that there are new proposals. */
const PROPOSALS_MILLISECONDS = 1_000;

export class Jobs {
  readonly #parts: JobsParts;
  /** When the current indexing run started, milliseconds since the epoch; null while it has found nothing to do. */
  #indexing: number | null = null;
  readonly #rates = new Map<number, RateMeter>();
  readonly #told = new Map<number, number>();
  #toldProposals = 0;
  #closed = false;

  constructor(parts: JobsParts) {
    this.#parts = parts;
  }

  /** Newest first, running jobs before finished ones. */
  list(): Job[] {
    const { store, indexer } = this.#parts;
    const progress = indexer()?.progress();
    const running = this.#indexing !== null && progress ? [indexJob(this.#indexing, progress)] : [];
    const tagging = store.taggingRuns.jobs().map((run) => this.#taggingJob(run));
    const ended = store.finishedJobs.list().map(endedIndexJob);
    return [...running, ...tagging, ...ended].sort(
      (a, b) => Number(b.endedAt === null) - Number(a.endedAt === null) || b.startedAt - a.startedAt,
    );
  }

  /**
   * From now on a run that ends was interrupted by closing: the next start continues it, so it is not a finished job.
   */
  close(): void {
    this.#closed = true;
  }

  /** The indexer's progress, which arrives a few times a second. */
  indexed(progress: Progress): void {
    if (progress.phase === 'idle' || progress.total === 0) return;
    this.#indexing ??= Date.now();
    this.#parts.emit({ type: 'job', job: indexJob(this.#indexing, progress) });
  }

  /** An indexing run ended. One that had nothing to do, such as for a watched folder, is not worth listing. */
  indexEnded(run: IndexRun, { total, failed, finished }: Progress): void {
    if (this.#closed) return;
    const endedAt = Date.now();
    const startedAt = this.#indexing ?? Math.round(endedAt - run.milliseconds);
    const known = this.#indexing !== null;
    this.#indexing = null;
    if (!known && total === 0 && run.stopped === null) return;
    const ended: FinishedJob = {
      state: run.stopped ? 'failed' : run.cancelled ? 'cancelled' : 'done',
      done: finished - failed,
      failed,
      total,
      startedAt,
      endedAt,
      error: run.stopped?.message ?? null,
    };
    try {
      this.#parts.store.finishedJobs.add(ended);
    } catch (error) {
      // If the disk is full, the run itself reported that; failing to save the list is no failure of its own.
      log.warn('a finished job could not be added to the list', error);
    }
    this.#parts.emit({ type: 'job', job: endedIndexJob(ended) });
  }

  /** A tagging run advanced by this many photos, or its state changed (0). */
  tagged(id: number, photos: number): void {
    const meter = this.#rates.get(id) ?? new RateMeter();
    this.#rates.set(id, meter);
    meter.add(photos);
    const now = performance.now();
    if (photos > 0 && now - (this.#told.get(id) ?? -Infinity) < EMIT_MILLISECONDS) return;
    this.#told.set(id, now);
    this.emit(id);
    if (photos > 0 && now - this.#toldProposals < PROPOSALS_MILLISECONDS) return;
    this.#toldProposals = now;
    this.#parts.emit({ type: 'organised', topics: ['proposals'] });
  }

  /** Emits the state of a tagging run to all pages. */
  emit(id: number): void {
    const run = this.#parts.store.taggingRuns.get(id);
    if (run) this.#parts.emit({ type: 'job', job: this.#taggingJob(run) });
  }

  /** @throws SightlineError `not-found`, `read-only`, `invalid-input` (it is not running). */
  pause(id: string): void {
    const run = this.#taggingRun(id);
    if (run === null) return this.#indexer(id).pause();
    expectState(run, ['running']);
    this.#parts.store.taggingRuns.setState(run.id, 'paused');
    this.emit(run.id);
  }

  /** @throws SightlineError as {@link pause}. */
  resume(id: string): void {
    const run = this.#taggingRun(id);
    if (run === null) return this.#indexer(id).resume();
    // A run stalled by a full disk counts as running.
    expectState(run, ['paused', 'failed', 'running']);
    this.#rates.delete(run.id);
    this.#parts.store.taggingRuns.setState(run.id, 'running');
    this.#parts.tagger()?.enqueue(run.id);
    this.emit(run.id);
  }

  /** Keeps what is done. @throws SightlineError as {@link pause}. */
  async cancel(id: string): Promise<void> {
    const run = this.#taggingRun(id);
    if (run === null) return this.#indexer(id).cancel();
    expectState(run, ['running', 'paused']);
    this.#parts.store.taggingRuns.setState(run.id, 'cancelled');
    this.emit(run.id);
  }

  /** Clears finished jobs; proposals of tagging runs stay for review. */
  clear(): void {
    this.#writable();
    this.#parts.store.finishedJobs.clear();
    this.#parts.store.taggingRuns.clearEnded();
  }

  #writable(): Indexer {
    return writable(this.#parts.indexer());
  }

  /** The indexer, if the id is that of its run. */
  #indexer(id: string): Indexer {
    const running = this.#indexing !== null && id === indexId(this.#indexing) ? this.#writable() : null;
    return expectFound(running, 'a running job', id);
  }

  #taggingRun(id: string): TaggingRunRow | null {
    this.#writable();
    const run = taggingRunOfJob(id);
    return run === null ? null : (this.#parts.store.taggingRuns.get(run) ?? null);
  }

  #taggingJob(run: TaggingRunRow): Job {
    const { id, name, state, done, total, createdAt, endedAt } = run;
    const stallReason = this.#parts.tagger()?.stallReason(run) ?? null;
    const rate =
      endedAt !== null
        ? meanRate(done, createdAt, endedAt)
        : state === 'running' && stallReason === null
          ? (this.#rates.get(id)?.rate() ?? null)
          : null;
    return {
      id: taggingJobId(id),
      kind: 'tag',
      subject: name,
      state,
      done,
      failed: 0,
      total,
      rate,
      secondsLeft: rate === null || endedAt !== null ? null : (total - done) / rate,
      startedAt: createdAt,
      endedAt,
      error: run.error ?? stallReason,
      canPause: state === 'running',
      canCancel: state === 'running' || state === 'paused',
    };
  }
}

const indexId = (startedAt: number): string => `index-${startedAt}`;

function indexJob(startedAt: number, progress: Progress): Job {
  const { phase, finished, failed, total, rate, secondsLeft, stopped } = progress;
  return {
    id: indexId(startedAt),
    kind: 'index',
    subject: '',
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

function endedIndexJob(job: FinishedJob): Job {
  return {
    ...job,
    id: indexId(job.startedAt),
    kind: 'index',
    subject: '',
    rate: meanRate(job.done + job.failed, job.startedAt, job.endedAt),
    secondsLeft: null,
    canPause: false,
    canCancel: false,
  };
}

function meanRate(photos: number, startedAt: number, endedAt: number): number | null {
  return endedAt > startedAt ? photos / ((endedAt - startedAt) / 1000) : null;
}

function expectState({ state }: TaggingRunRow, allowed: readonly TaggingRunRow['state'][]): void {
  if (allowed.includes(state)) return;
  throw new SightlineError(
    'invalid-input',
    `expected a job that is ${allowed.join(' or ')}, received one that is ${state}`,
  );
}
