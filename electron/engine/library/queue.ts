/**
 * Pulls pending photos, keeps at most two batches in flight at an embedder and stores what comes back. A photo is
 * acknowledged when its outcome is committed. Runs in the engine process.
 *
 * [Note: who is to blame] When the embedder dies, the files in flight run again one at a time. Only a file that was
 * alone and had begun when the process died gets a strike; after two strikes it is put aside as failed. A process that
 * the engine killed because it did not answer counts as dead. A process
 * killed from outside (SIGTERM, SIGKILL) blames nobody. But a system that runs out of memory also sends SIGKILL, so a
 * file that was alone and had begun at three of them in a row is put aside too.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { SightlineError, toSightlineError } from '../../../shared/errors.ts';
import { reasonText } from '../../../shared/reasons.ts';
import type { EmbedFile, EmbedOutcome } from '../api/embedder-api.ts';
import type { PendingPhoto } from '../store/outcomes.ts';
import type { Store } from '../store/store.ts';
import type { EmbedderDeath, EmbedderLink } from '../embedder/link.ts';
import { OutcomeBuffer, type OutcomeBufferOptions, type Tally } from './outcome-buffer.ts';
import { PendingSupply } from './pending-supply.ts';

const BATCHES_OUT = 2;
const STRIKES = 2;
/** This many SIGKILLs in a row, with one file alone, no longer count as a person's doing. */
const KILLS = 3;
/** What the dead process sent may still be in its pipe. */
const STRAGGLER_MILLISECONDS = 50;

export interface PullQueueOptions extends OutcomeBufferOptions {
  readonly store: Store;
  readonly link: EmbedderLink;
  /** Photos per batch. */
  readonly batchSize?: number;
}

export interface QueueRun extends Tally {
  /** Files that were gone when they were read; their rows stay until a scan confirms it. */
  readonly vanished: readonly PendingPhoto[];
  readonly cancelled: boolean;
  /** Why the run ended early: `disk-full`, an embedder that could not be started, and so on. */
  readonly stopped: SightlineError | null;
}

export class PullQueue {
  readonly #options: PullQueueOptions;
  #paused = false;
  #wake: () => void = () => undefined;

  constructor(options: PullQueueOptions) {
    this.#options = options;
  }

  get paused(): boolean {
    return this.#paused;
  }

  /** Stops pulling; photos in flight still come back and are stored. */
  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.wake();
  }

  /** Signals that there may be new pending photos. */
  wake(): void {
    this.#wake();
  }

  /**
   * Works until nothing is pending. Cancelling abandons the files in flight: they stay pending.
   * @param run.scanning more photos may come until this settles.
   */
  async run(run: {
    readonly signal: AbortSignal;
    readonly folderIds?: readonly number[];
    readonly scanning?: Promise<unknown>;
  }): Promise<QueueRun> {
    return new Run(this.#options, run, {
      paused: () => this.#paused,
      onWake: (wake) => (this.#wake = wake),
    }).complete();
  }
}

interface Controls {
  paused(): boolean;
  onWake(wake: () => void): void;
}

class Run {
  readonly #options: PullQueueOptions;
  readonly #signal: AbortSignal;
  readonly #controls: Controls;
  readonly #supply: PendingSupply;
  readonly #buffer: OutcomeBuffer;
  readonly #started = new Set<number>();
  readonly #vanished: PendingPhoto[] = [];
  /** No longer in flight, but perhaps not committed yet. */
  readonly #answered = new Set<number>();
  readonly #deaths: EmbedderDeath[] = [];
  /** What was known of their bytes is no longer there: they are embedded. */
  readonly #forgotten = new Set<number>();
  /** SIGKILLs that hit while a file was alone and had begun. */
  readonly #kills = new Map<number, number>();
  #out = 0;
  #aloneOut = false;
  #scanning: boolean;
  #stopped: SightlineError | null = null;
  #wakeUp: () => void = () => undefined;

  constructor(
    options: PullQueueOptions,
    run: { signal: AbortSignal; folderIds?: readonly number[]; scanning?: Promise<unknown> },
    controls: Controls,
  ) {
    this.#options = options;
    this.#signal = run.signal;
    this.#controls = controls;
    this.#supply = new PendingSupply(options.store, run.folderIds);
    this.#buffer = new OutcomeBuffer(
      options,
      (photoIds) => photoIds.forEach((id) => this.#giveBack(id)),
      (error) => this.#stop(error),
    );
    this.#scanning = run.scanning !== undefined;
    const scanned = (): void => {
      this.#scanning = false;
      this.#wakeUp();
    };
    // The scan's caller handles its failure.
    run.scanning?.then(scanned, scanned);
  }

  async complete(): Promise<QueueRun> {
    const { link } = this.#options;
    const unsubscribe = [
      link.onOutcome((outcome) => this.#onOutcome(outcome)),
      link.onStarted((photoId) => this.#started.add(photoId)),
      link.onDeath((death) => this.#deaths.push(death)),
    ];
    const onAbort = (): void => this.#wakeUp();
    this.#signal.addEventListener('abort', onAbort);
    this.#controls.onWake(() => {
      this.#supply.rewind();
      this.#wakeUp();
    });
    try {
      while (this.#out > 0 || this.#mayPull()) {
        const woken = new Promise<void>((resolve) => (this.#wakeUp = resolve));
        if (!this.#pull() && (this.#out > 0 || this.#mayWait())) await woken;
        else if (this.#out === 0) break;
      }
    } catch (error) {
      this.#stop(error);
    } finally {
      this.#buffer.flush();
      this.#signal.removeEventListener('abort', onAbort);
      for (const stop of unsubscribe) stop();
    }
    return {
      ...this.#buffer.tally,
      vanished: this.#vanished,
      cancelled: this.#signal.aborted,
      stopped: this.#stopped,
    };
  }

  #mayPull(): boolean {
    return this.#stopped === null && !this.#signal.aborted;
  }

  /** Whether more may come with nothing in flight: a scan is running, or the queue is paused. */
  #mayWait(): boolean {
    return this.#mayPull() && (this.#scanning || this.#controls.paused());
  }

  /** Sends a batch if allowed; returns whether it did. */
  #pull(): boolean {
    if (!this.#mayPull() || this.#controls.paused() || this.#aloneOut || this.#out >= BATCHES_OUT)
      return false;
    if (!this.#supply.hasSuspects()) {
      const batch = this.#supply.take(this.#options.batchSize ?? 32);
      if (batch.length > 0) {
        void this.#send(batch);
        return true;
      }
    }
    // A suspect waits until nothing else is in flight.
    const suspect = this.#out === 0 ? this.#supply.takeSuspect() : undefined;
    if (suspect) void this.#send([suspect], true);
    return suspect !== undefined;
  }

  async #send(batch: readonly PendingPhoto[], alone = false): Promise<void> {
    this.#out++;
    this.#aloneOut = alone;
    for (const photo of batch) this.#started.delete(photo.id);
    const deathsBefore = this.#deaths.length;
    try {
      const files = this.#filesOf(batch);
      await this.#options.link.embed(files, this.#signal);
      this.#buffer.flush();
      const [unanswered] = this.#unanswered(batch);
      if (unanswered) {
        throw new SightlineError('internal', `the embedder gave no outcome for photo ${unanswered.id}`);
      }
    } catch (error) {
      await this.#onFailure(batch, alone, deathsBefore, toSightlineError(error)).catch((failure: unknown) =>
        this.#stop(failure),
      );
    } finally {
      this.#out--;
      if (alone) this.#aloneOut = false;
      this.#wakeUp();
    }
  }

  /** Files of one size share the list of what is known, which is then sent once. */
  #filesOf(batch: readonly PendingPhoto[]): EmbedFile[] {
    const { store, spaceId } = this.#options;
    const known = new Map<number, readonly string[]>();
    return batch.map(({ id, path, size }) => {
      if (this.#forgotten.has(id)) return { photoId: id, path };
      const hashes = known.get(size) ?? store.recall.hashes(size, spaceId);
      known.set(size, hashes);
      return hashes.length === 0 ? { photoId: id, path } : { photoId: id, path, known: hashes };
    });
  }

  async #onFailure(
    batch: readonly PendingPhoto[],
    alone: boolean,
    deathsBefore: number,
    error: SightlineError,
  ): Promise<void> {
    if (this.#signal.aborted) return;
    if (error.kind === 'unavailable') await sleep(STRAGGLER_MILLISECONDS);
    this.#buffer.flush();
    const death = this.#deaths[deathsBefore];
    if (!death) return this.#stop(error);
    for (const photo of this.#unanswered(batch)) {
      if (!alone || !this.#started.has(photo.id) || death.signal === 'SIGTERM') this.#supply.suspect(photo);
      else if (death.signal === 'SIGKILL' && death.silent !== true) this.#killed(photo);
      else this.#strike(photo);
    }
  }

  #killed(photo: PendingPhoto): void {
    const kills = (this.#kills.get(photo.id) ?? 0) + 1;
    this.#kills.set(photo.id, kills);
    if (kills >= KILLS) this.#quarantine(photo);
    // Retry at once: alternating between several such files would exhaust the supervisor before one of them is
    // identified.
    else this.#supply.suspect(photo, true);
  }

  #strike(photo: PendingPhoto): void {
    if (this.#options.store.outcomes.addStrike(photo.id) >= STRIKES) return this.#quarantine(photo);
    this.#options.link.ignoreLastDeath();
    this.#supply.suspect(photo);
  }

  #quarantine(photo: PendingPhoto): void {
    this.#options.link.ignoreLastDeath();
    this.#onOutcome({ photoId: photo.id, state: 'failed', reason: reasonText('decoderCrashed') });
    this.#buffer.flush();
  }

  #unanswered(batch: readonly PendingPhoto[]): PendingPhoto[] {
    return batch.filter((photo) => this.#supply.taken(photo.id) === photo && !this.#answered.has(photo.id));
  }

  #onOutcome(outcome: EmbedOutcome): void {
    const pulled = this.#supply.taken(outcome.photoId);
    // A late answer from an abandoned run, or a duplicate.
    if (!pulled || this.#answered.has(outcome.photoId)) return;
    this.#answered.add(outcome.photoId);
    // Not given back: it stays pending, and this run must not pull it again.
    if (outcome.state === 'vanished') this.#vanished.push(pulled);
    else if (outcome.state === 'known') this.#recall(pulled, outcome.contentHash);
    else this.#buffer.add(pulled, outcome);
  }

  /** The copy may have left while the file was read; then the photo is pulled again. */
  #recall(pulled: PendingPhoto, contentHash: string): void {
    const { store, spaceId } = this.#options;
    try {
      const outcome = store.recall.outcome(pulled.id, pulled.size, contentHash, spaceId);
      if (outcome) return this.#buffer.add(pulled, outcome);
      this.#forgotten.add(pulled.id);
      this.#giveBack(pulled.id);
    } catch (error) {
      this.#stop(error);
    }
  }

  #giveBack(id: number): void {
    this.#supply.giveBack(id);
    this.#answered.delete(id);
  }

  #stop(error: unknown): void {
    this.#stopped ??= toSightlineError(error);
    this.#wakeUp();
  }
}
