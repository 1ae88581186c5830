/**
 * How far work in idle moments has got, and whether it is paused: what reading photos again and building a space share.
 * Runs in the engine process.
 */
import { RateMeter } from '../work/rate-meter.ts';
import { Pause, type PauseReason } from './pause.ts';

export interface PassState {
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly done: number;
  /** Photos that could not be read. */
  readonly failed: number;
  readonly total: number;
  readonly paused: boolean;
  /** Photos a second over the last seconds. */
  readonly rate: number | null;
  readonly ended: boolean;
}

const REPORT_MILLISECONDS = 500;

export class Pass {
  readonly #onState: (state: PassState) => void;
  readonly #pause: Pause;
  readonly #rate = new RateMeter();
  #counts = { startedAt: 0, done: 0, failed: 0, total: 0 };
  #begun = false;
  #reportedAt = -Infinity;

  /** @param onState called at most twice a second, when it is paused or resumed, and at both ends. */
  constructor(onState: (state: PassState) => void) {
    this.#onState = onState;
    this.#pause = new Pause(() => {
      if (!this.#pause.on) this.#rate.restart();
      if (this.#begun) this.#report(true);
    });
  }

  /** Photos still to be read; null while there is no work. */
  get left(): number | null {
    const { done, failed, total } = this.#counts;
    return this.#begun ? Math.max(0, total - done - failed) : null;
  }

  begin(total: number): void {
    this.#counts = { startedAt: Date.now(), done: 0, failed: 0, total };
    this.#begun = true;
    this.#rate.restart();
    this.#report(true);
  }

  done(photos = 1): void {
    this.#counts.done += photos;
    this.#rate.add(photos);
    this.#report();
  }

  failed(): void {
    this.#counts.failed++;
    this.#report();
  }

  end(): void {
    if (this.#begun) this.#report(true, true);
    this.#begun = false;
  }

  /** Lets what is in hand finish. */
  pause(reason: PauseReason): void {
    this.#pause.add(reason);
  }

  resume(reason: PauseReason): void {
    this.#pause.remove(reason);
  }

  /** Resolves while it is not paused. */
  unpaused(): Promise<void> {
    return this.#pause.over();
  }

  /** Nobody will resume it. */
  close(): void {
    this.#pause.end();
  }

  #report(now = false, ended = false): void {
    if (!now && performance.now() - this.#reportedAt < REPORT_MILLISECONDS) return;
    this.#reportedAt = performance.now();
    const { done, failed, total } = this.#counts;
    this.#onState({
      ...this.#counts,
      // Photos that changed meanwhile were read by the indexer.
      total: Math.max(total, done + failed),
      paused: this.#pause.on,
      rate: this.#rate.rate(),
      ended,
    });
  }
}
