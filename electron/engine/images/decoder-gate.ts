/**
 * Lets decodes run side by side, or one of them alone. libvips has one error text per process: while several pictures
 * are decoded, an error that one of them throws may carry the words of another. That a decode failed is always its
 * own; why it failed can be trusted only if it ran alone. Runs in the embedder process.
 */
export class DecoderGate {
  #running = 0;
  /** Waiting to run alone. They go first, so that a steady stream of others can't keep them out. */
  readonly #alone: (() => void)[] = [];
  readonly #beside: (() => void)[] = [];
  #closed = false;

  /** Runs `work` beside others. @throws what `work` throws, possibly with the words of another picture's error. */
  async beside<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#closed || this.#alone.length > 0) {
      await new Promise<void>((enter) => this.#beside.push(enter));
    } else this.#running++;
    try {
      return await work();
    } finally {
      this.#running--;
      this.#admit();
    }
  }

  /** Runs `work` while nothing else runs. It must not enter the gate again. @throws what `work` throws. */
  async alone<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#closed || this.#running > 0) await new Promise<void>((enter) => this.#alone.push(enter));
    else this.#closed = true;
    try {
      return await work();
    } finally {
      this.#closed = false;
      this.#admit();
    }
  }

  #admit(): void {
    if (this.#closed) return;
    if (this.#alone.length > 0) {
      if (this.#running > 0) return;
      this.#closed = true;
      this.#alone.shift()?.();
      return;
    }
    for (let enter = this.#beside.shift(); enter; enter = this.#beside.shift()) {
      this.#running++;
      enter();
    }
  }
}
