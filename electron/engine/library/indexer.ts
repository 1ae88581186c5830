/**
 * One run of the library: scans the requested targets and embeds pending photos, both at once, until nothing is left.
 * Requests made during a run join it: their scan starts when the current one ends, even while embedding is paused or
 * has hours to go. Runs in the engine process.
 */
import { toSightlineError, type SightlineError } from '../../../shared/errors.ts';
import type { Progress } from '../../../shared/schemas.ts';
import type { IndexSummary } from '../api/engine-api.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { StoredOutcome } from '../store/outcomes.ts';
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
  /** Called at most five times a second, and at the end. */
  readonly onProgress: (progress: Progress) => void;
  /** A run ended, for whatever reason, with its last progress. */
  readonly onEnd?: (run: IndexOutcome, progress: Progress) => void;
  /** Photos were committed: add the done ones to the search index and drop the others from it. */
  readonly onRecorded: (records: readonly StoredOutcome[]) => void;
  /** Files changed; their old thumbnails have been deleted. */
  readonly onChanged?: (photoIds: readonly number[]) => void;
  /** Photos left the library. */
  readonly onRemoved: (photoIds: readonly number[]) => void;
  /** Photos came back and regained the tags, marks and albums a person had given them. */
  readonly onReturned?: () => void;
  /** A scan began or ended: folder states and counts may have changed. */
  readonly onFolders: () => void;
  /** Files in this directory were still being written; scan it again when they are finished. */
  readonly onUnsettled?: (folderId: number, directory: PathBytes) => void;
  /** A directory of this folder that could not be listed before now was, or is gone. */
  readonly onRelisted?: (folderId: number) => void;
}

/** Why a run ended early; {@link IndexSummary} has no room for it. */
export interface IndexOutcome extends IndexSummary {
  readonly stopped: SightlineError | null;
}

export class Indexer {
  readonly queue: PullQueue;
  readonly #options: IndexerOptions;
  readonly #progress: ProgressMeter;
  #targets: ReconcileTarget[] = [];
  #scanning: readonly number[] = [];
  /** The current scan. Never rejects; see {@link #scanFailure}. */
  #scan: Promise<void> | null = null;
  /** For this run: how many scans were started, what they found, and why one failed. */
  #scansStarted = 0;
  #scans: ReconcileResult[] = [];
  #scanFailure: SightlineError | null = null;
  #run: Promise<IndexOutcome> | null = null;
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

  /** The run under way; null when there is none. */
  get running(): Promise<unknown> | null {
    return this.#run;
  }

  progress(): Progress {
    return this.#progress.current();
  }

  /** Folders being scanned now. */
  get scanning(): readonly number[] {
    return this.#scanning;
  }

  /**
   * Scans the targets and embeds until nothing is left. A run in progress takes the targets over, and its result is
   * the answer. Without targets, only embeds pending photos (after `retry`).
   */
  index(targets: readonly ReconcileTarget[]): Promise<IndexOutcome> {
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

  /** Ends the run: committed results stay, the rest stays pending. Resolves when the run has ended. */
  async cancel(): Promise<void> {
    this.#targets = [];
    this.#abort.abort();
    await this.#run?.catch(() => undefined);
  }

  /** Cancels and emits nothing more. */
  async close(): Promise<void> {
    await this.cancel();
    this.#progress.close();
  }

  /** The phase to report. A paused run reports that, even during a scan. */
  #phase(): Progress['phase'] {
    if (this.queue.paused) return 'paused';
    return this.#scanning.length > 0 ? 'scanning' : 'embedding';
  }

  async #runOnce(): Promise<IndexOutcome> {
    const started = performance.now();
    const runs: QueueRun[] = [];
    const { signal } = this.#abort;
    const gone = new Set<number>();
    let stopped: SightlineError | null;
    this.#progress.begin();
    try {
      let scansSeen: number;
      // Repeat for anything scanned or requested while the queue ran dry.
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
    // Another scan may follow the current one.
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
    // No await may come before this: a request from here on needs a run of its own.
    this.#run = null;
    return run;
  }

  /** Scans the waiting targets. During a scan this does nothing: that scan starts the next one when it ends. */
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
        // Picks up requests that arrived just as the scan ended; after a failure the run ends without them.
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
 * Files that had vanished when they were read: scanning their directories decides whether they left the library.
 * @param gone ids already looked for; if that scan could not tell, they are not looked for again.
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
    // A directory that several scans of the run met counts once, with its last reason.
    unlisted: [
      ...new Map(
        scans.flatMap(({ unlisted }) => unlisted.map((entry) => [entry.path, entry] as const)),
      ).values(),
    ],
  };
}

function sum<Key extends string>(rows: readonly Record<Key, number>[], key: Key): number {
  return rows.reduce((total, row) => total + row[key], 0);
}
