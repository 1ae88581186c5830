/**
 * Gives interactive requests priority over background work in the same process: a search takes several turns of the
 * event loop, and would otherwise lose time to the background in each. Runs in the engine process.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Background work resumes after at most this many milliseconds, so that constant searching cannot starve it. */
const LONGEST_WAIT = 50;

export class Foreground {
  #running = 0;
  #idle: (() => void)[] = [];

  /** Runs work that somebody is waiting for. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#running++;
    try {
      return await work();
    } finally {
      this.#running--;
      if (this.#running === 0) for (const resolve of this.#idle.splice(0)) resolve();
    }
  }

  /**
   * For background work to await between pieces of a few milliseconds: waits while interactive requests are running.
   */
  async yieldToOthers(): Promise<void> {
    await nextTurn();
    if (this.#running === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LONGEST_WAIT);
      this.#idle.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
