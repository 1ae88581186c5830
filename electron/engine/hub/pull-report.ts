/** Tells how far a pull is: state, bytes, rate, time left. Runs in the fetcher process. */
import type { ModelPull } from '../../../shared/schemas.ts';
import { RateMeter } from '../work/rate-meter.ts';

const EVERY_MILLISECONDS = 200;

export class PullReport {
  readonly #emit: (pull: ModelPull) => void;
  readonly #meter = new RateMeter();
  #pull: ModelPull;
  #emittedAt = -Infinity;
  #unmeasured = 0;

  constructor(id: string, name: string, emit: (pull: ModelPull) => void) {
    this.#emit = emit;
    this.#pull = {
      id,
      name,
      revision: null,
      state: 'resolving',
      bytes: 0,
      total: null,
      rate: null,
      secondsLeft: null,
      reason: null,
    };
  }

  get pull(): ModelPull {
    return this.#pull;
  }

  become(state: ModelPull['state'], reason: string | null = null): void {
    this.#pull = { ...this.#pull, state, reason, rate: null, secondsLeft: null };
    this.#tell();
  }

  wait(): void {
    this.become('waiting', 'another process is downloading this model');
  }

  revision(commit: string): void {
    this.#pull = { ...this.#pull, revision: commit };
  }

  /** @param bytes that had arrived before. */
  begin(bytes: number, total: number): void {
    this.#pull = { ...this.#pull, bytes, total };
    this.#meter.restart();
    this.become('downloading');
  }

  /** @param bytes that have arrived; negative if some had to be thrown away. */
  add(bytes: number): void {
    this.#pull = { ...this.#pull, bytes: this.#pull.bytes + bytes };
    this.#unmeasured += Math.max(0, bytes);
    if (performance.now() - this.#emittedAt < EVERY_MILLISECONDS) return;
    this.#meter.add(this.#unmeasured);
    this.#unmeasured = 0;
    const rate = this.#meter.rate();
    const left = (this.#pull.total ?? 0) - this.#pull.bytes;
    this.#pull = { ...this.#pull, rate, secondsLeft: rate === null || rate <= 0 ? null : left / rate };
    this.#tell();
  }

  #tell(): void {
    this.#emittedAt = performance.now();
    this.#emit(this.#pull);
  }
}
