/**
 * Work that somebody waits for goes before work in the background of the same process: a search takes several turns of
 * the event loop, and would lose one to the background in each of them. Runs in the engine process.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Background work goes on after this long all the same, milliseconds: searches without end do not stop it. */
const LONGEST_WAIT = 50;

export class Foreground {
  #running = 0;
  #idle: (() => void)[] = [];

  /** Runs work that somebody waits for. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#running++;
    try {
      return await work();
    } finally {
      this.#running--;
      if (this.#running === 0) for (const resolve of this.#idle.splice(0)) resolve();
    }
  }

  /** For background work to await between pieces of a few milliseconds: lets others in, and waits while they work. */
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
