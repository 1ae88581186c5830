/**
 * One run of the library: scans what was asked for and embeds what is pending, both at once, until nothing is left.
 * What is asked for during a run becomes part of it: it is scanned when the scan before it has ended, also while
 * embedding is paused or has hours to go. Runs in the engine process.
 */
import { toSightlineError, type SightlineError } from '../../../shared/errors.ts';
import type { Progress } from '../../../shared/schemas.ts';
import type { IndexSummary } from '../api/engine-api.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { OutcomeRecord } from '../store/outcomes.ts';
import type { Store } from '../store/store.ts';
import type { DataDirLayout } from '../files/data-dir.ts';
import type { EmbedderLink } from '../embedder/link.ts';
import { dirName } from '../files/path-bytes.ts';
import { ProgressMeter } from './progress.ts';
import { PullQueue, type QueueRun } from './queue.ts';
import { reconcile, type ReconcileResult, type ReconcileTarget } from './reconcile.ts';

export interface IndexerOptions {
  readonly store: Store;
  readonly dataDir: DataDirLayout;
  readonly link: EmbedderLink;
  readonly spaceId: number;
  readonly hubOf: (embedding: Float32Array) => number | null;
  readonly batchSize?: number;
  /** At most five times a second, and at the end. */
  readonly onProgress: (progress: Progress) => void;
  /** A run ended, whatever the reason, with its last progress. */
  readonly onEnd?: (run: IndexRun, progress: Progress) => void;
  /** Photos were committed: done ones are to be added to what is searched, the others to leave it. */
  readonly onRecorded: (records: readonly OutcomeRecord[]) => void;
  /** Files changed, and the thumbnails of what they were are gone. */
  readonly onChanged?: (photoIds: readonly number[]) => void;
  /** Photos left the library. */
  readonly onRemoved: (photoIds: readonly number[]) => void;
  /** Photos came back and got what a person had kept of them. */
  readonly onReturned?: () => void;
  /** A scan began or ended: states and counts of folders may have changed. */
  readonly onFolders: () => void;
  /** Files were being written in this directory; look again when they are finished. */
  readonly onUnsettled?: (folderId: number, directory: PathBytes) => void;
}

/** Why a run ended before its end; {@link IndexSummary} has no room for it. */
export interface IndexRun extends IndexSummary {
  readonly stopped: SightlineError | null;
}

export class Indexer {
  readonly queue: PullQueue;
  readonly #options: IndexerOptions;
  readonly #progress: ProgressMeter;
  #targets: ReconcileTarget[] = [];
  #scanning: readonly number[] = [];
  /** The scan that goes on. Never rejects; see {@link #scanFailure}. */
  #scan: Promise<void> | null = null;
  /** Of this run: how many scans were started, what they found, and why one failed. */
  #scansStarted = 0;
  #scans: ReconcileResult[] = [];
  #scanFailure: SightlineError | null = null;
  #run: Promise<IndexRun> | null = null;
  #abort = new AbortController();

  constructor(options: IndexerOptions) {
    this.#options = options;
    this.#progress = new ProgressMeter(() => options.store.folders.pendingCount(), options.onProgress);
    this.queue = new PullQueue({
      ...options,
      onRecorded: (records, counts) => {
        this.#progress.setPhase(this.#phase());
        this.#progress.finished(counts);
        options.onRecorded(records);
      },
    });
  }

  progress(): Progress {
    return this.#progress.current();
  }

  /** Folders that are being scanned now. */
  get scanning(): readonly number[] {
    return this.#scanning;
  }

  /**
   * Scans the targets and embeds until nothing is left. With a run going on the targets are added to it, and the
   * answer is that run's. Without targets it only embeds what is pending (after `retry`).
   */
  index(targets: readonly ReconcileTarget[]): Promise<IndexRun> {
    this.#targets.push(...targets);
    if (this.#run) {
      this.#startScan();
      this.queue.wake();
      return this.#run;
    }
    this.#abort = new AbortController();
    this.#scans = [];
    this.#scanFailure = null;
    this.#run = this.#runOnce();
    return this.#run;
  }

  pause(): void {
    this.queue.pause();
    if (this.#run) this.#progress.setPhase(this.#phase());
  }

  resume(): void {
    this.queue.resume();
    if (this.#run) this.#progress.setPhase(this.#phase());
  }

  /** Ends the run; what is committed stays, the rest stays pending. Resolves when the run is over. */
  async cancel(): Promise<void> {
    this.#targets = [];
    this.#abort.abort();
    await this.#run?.catch(() => undefined);
  }

  /** Cancels and says nothing any more. */
  async close(): Promise<void> {
    await this.cancel();
    this.#progress.close();
  }

  /** What a run does. While it is paused, that is what is said, whatever is scanned. */
  #phase(): Progress['phase'] {
    if (this.queue.paused) return 'paused';
    return this.#scanning.length > 0 ? 'scanning' : 'embedding';
  }

  async #runOnce(): Promise<IndexRun> {
    const started = performance.now();
    const runs: QueueRun[] = [];
    const { signal } = this.#abort;
    const gone = new Set<number>();
    let stopped: SightlineError | null;
    this.#progress.begin();
    try {
      let scansSeen: number;
      // Once more for what was scanned, or asked for, while the queue ran dry.
      do {
        this.#startScan();
        scansSeen = this.#scansStarted;
        const run = await this.queue.run({ signal, ...(this.#scan ? { scanning: this.#scan } : {}) });
        runs.push(run);
        this.#targets.push(...vanishedTargets(run, gone));
        stopped = run.stopped;
      } while (
        (this.#targets.length > 0 || this.#scansStarted > scansSeen) &&
        (stopped ?? this.#scanFailure) === null &&
        !signal.aborted
      );
    } catch (error) {
      stopped = toSightlineError(error);
    }
    // One that goes on may be followed by another.
    while (this.#scan) await this.#scan;
    stopped = this.#scanFailure ?? stopped;
    if (stopped) {
      this.#targets = [];
      this.#progress.stop(stopped.message);
    } else this.#progress.setPhase('idle');
    this.#progress.flush();
    const run = {
      ...summarise(this.#scans, runs, performance.now() - started),
      cancelled: signal.aborted,
      stopped,
    };
    this.#options.onEnd?.(run, this.#progress.current());
    // Not after an await: what is asked for from here on needs a run of its own.
    this.#run = null;
    return run;
  }

  /** Scans what is waited for, unless a scan goes on: that one goes on with it. */
  #startScan(): void {
    if (this.#scan || this.#targets.length === 0 || this.#abort.signal.aborted) return;
    this.#scansStarted++;
    this.#scan = this.#scanAll()
      .catch((error: unknown) => {
        const failure = toSightlineError(error);
        if (failure.kind !== 'cancelled') this.#scanFailure ??= failure;
      })
      .then(() => {
        this.#scan = null;
        // What was asked for just when it ended; after a failure the run ends without it.
        if (this.#scanFailure === null) this.#startScan();
        this.queue.wake();
      });
  }

  async #scanAll(): Promise<void> {
    while (this.#targets.length > 0) {
      const targets = this.#targets;
      this.#targets = [];
      this.#scanning = targets.map(({ folderId }) => folderId);
      this.#progress.setPhase(this.#phase());
      this.#options.onFolders();
      try {
        const before = sum(this.#scans, 'found');
        const skippedBefore = sum(this.#scans, 'skipped');
        const result = await reconcile(targets, {
          ...this.#options,
          signal: this.#abort.signal,
          onProgress: ({ found, skipped }) => {
            this.#progress.scanned(before + found, skippedBefore + skipped);
            this.queue.wake();
          },
        });
        this.#scans.push(result);
        for (const { folderId, directory } of result.unsettled)
          this.#options.onUnsettled?.(folderId, directory);
      } finally {
        this.#scanning = [];
        this.#progress.setPhase(this.#phase());
        this.#options.onFolders();
      }
    }
  }
}

/**
 * Files that were gone when they were read: a scan of their directories decides whether they left.
 * @param gone ids that were looked for; where the scan could not tell, it is left at that.
 */
function vanishedTargets({ vanished }: QueueRun, gone: Set<number>): ReconcileTarget[] {
  const folders = new Map<number, Map<string, PathBytes>>();
  for (const { id, folderId, path } of vanished) {
    if (gone.has(id)) continue;
    gone.add(id);
    const directory = dirName(path);
    const directories = folders.get(folderId) ?? new Map<string, PathBytes>();
    folders.set(folderId, directories.set(directory.toString('latin1'), directory));
  }
  return [...folders].map(([folderId, directories]) => ({
    folderId,
    directories: [...directories.values()].map((path) => ({ path, deep: false })),
  }));
}

function summarise(
  scans: readonly ReconcileResult[],
  runs: readonly QueueRun[],
  milliseconds: number,
): Omit<IndexSummary, 'cancelled'> {
  const finished = sum(runs, 'done') + sum(runs, 'failed') + sum(runs, 'skipped');
  return {
    done: sum(runs, 'done'),
    failed: sum(runs, 'failed'),
    skipped: sum(runs, 'skipped') + sum(scans, 'skipped'),
    warnings: sum(runs, 'warnings'),
    removed: sum(scans, 'removed'),
    unchanged: sum(scans, 'unchanged'),
    milliseconds,
    rate: finished === 0 ? null : finished / (milliseconds / 1000),
    unavailable: scans.flatMap(({ unavailable }) =>
      unavailable.map(({ path, reason }) => ({ path, reason })),
    ),
  };
}

function sum<Key extends string>(rows: readonly Record<Key, number>[], key: Key): number {
  return rows.reduce((total, row) => total + row[key], 0);
}
