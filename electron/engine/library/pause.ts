/** Why work in the background is paused: it goes on when no reason is left. Runs in the engine process. */

/** A person's wish, or that of whoever paces indexing: no power, no background work. */
export type PauseReason = 'person' | 'indexing';

export class Pause {
  readonly #onChange: () => void;
  readonly #reasons = new Set<PauseReason>();
  #resume: () => void = () => undefined;
  #paused: Promise<void> | null = null;

  /** @param onChange called when work is paused or goes on. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get on(): boolean {
    return this.#paused !== null;
  }

  /** Resolves when no reason is left. */
  async over(): Promise<void> {
    await this.#paused;
  }

  add(reason: PauseReason): void {
    this.#reasons.add(reason);
    if (this.#paused) return;
    this.#paused = new Promise((resolve) => (this.#resume = resolve));
    this.#onChange();
  }

  remove(reason: PauseReason): void {
    this.#reasons.delete(reason);
    if (this.#reasons.size > 0 || !this.#paused) return;
    this.end();
    this.#onChange();
  }

  /** Lets what waits go on, whatever the reasons. */
  end(): void {
    this.#resume();
    this.#paused = null;
  }
}
