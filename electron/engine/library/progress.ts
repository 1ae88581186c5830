/** The progress of a run, scan and embedding combined, as the contract defines it. Runs in the engine process. */
import type { Progress } from '../../../shared/schemas.ts';
import { RateMeter } from '../work/rate-meter.ts';

const EMIT_MILLISECONDS = 200;

export class ProgressMeter {
  readonly #emit: (progress: Progress) => void;
  readonly #pendingCount: () => number;
  readonly #rate: RateMeter;
  #timer: NodeJS.Timeout | undefined;
  #phase: Progress['phase'] = 'idle';
  #found = 0;
  #done = 0;
  #failed = 0;
  #skippedByScan = 0;
  #skippedByEmbedder = 0;
  #stopped: string | null = null;
  #closed = false;

  /**
   * @param pendingCount number of photos waiting to be embedded (Folders.pendingCount).
   * @param emit receives at most five values a second, and always the last one.
   */
  constructor(
    pendingCount: () => number,
    emit: (progress: Progress) => void,
    now: () => number = () => performance.now(),
  ) {
    this.#pendingCount = pendingCount;
    this.#emit = emit;
    this.#rate = new RateMeter(now);
  }

  /** Starts a new run: counts from zero. */
  begin(): void {
    this.#found = this.#done = this.#failed = this.#skippedByScan = this.#skippedByEmbedder = 0;
    this.#stopped = null;
    this.#rate.restart();
    this.#changed();
  }

  setPhase(phase: Progress['phase']): void {
    if (phase === this.#phase) return;
    if (phase === 'embedding') this.#rate.restart();
    this.#phase = phase;
    this.#changed();
  }

  /** Files found by the running scan, and how many of the new ones it skipped. */
  scanned(found: number, skipped: number): void {
    this.#found = found;
    this.#skippedByScan = skipped;
    this.#changed();
  }

  /** Photos that the embedder has finished with. */
  finished(outcomes: { done: number; failed: number; skipped: number }): void {
    this.#done += outcomes.done;
    this.#failed += outcomes.failed;
    this.#skippedByEmbedder += outcomes.skipped;
    this.#rate.add(outcomes.done + outcomes.failed + outcomes.skipped);
    this.#changed();
  }

  /** The run ended early, for a reason that a person can read. */
  stop(reason: string): void {
    this.#stopped = reason;
    this.#phase = 'idle';
    this.#changed();
  }

  current(): Progress {
    const skipped = this.#skippedByScan + this.#skippedByEmbedder;
    const finished = this.#done + this.#failed + skipped;
    const pending = this.#pendingCount();
    const rate = this.#phase === 'idle' || this.#phase === 'paused' ? null : this.#rate.rate();
    return {
      phase: this.#phase,
      found: this.#found,
      finished,
      total: finished + pending,
      done: this.#done,
      failed: this.#failed,
      skipped,
      rate,
      secondsLeft: rate === null ? null : pending / rate,
      stopped: this.#stopped,
    };
  }

  /** Emits any outstanding value now. */
  flush(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#emit(this.current());
  }

  /** Emits nothing more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#closed = true;
  }

  #changed(): void {
    if (this.#closed) return;
    this.#timer ??= setTimeout(() => this.flush(), EMIT_MILLISECONDS);
  }
}
