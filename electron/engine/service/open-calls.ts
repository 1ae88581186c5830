/**
 * Knows which requests are being answered, so that a change of model can let those that began with the old one end.
 * Runs in the engine process.
 */
import { setTimeout as sleep } from 'node:timers/promises';

/** How long requests may take to end, milliseconds; a search takes a fraction of a second. */
const DRAIN_MILLISECONDS = 10_000;

export class OpenCalls {
  readonly #running = new Set<Promise<unknown>>();

  /**
   * Wraps every function in an object of handlers, at any depth.
   * @param except names, such as `index` or `models.use`, of those that last as long as a change or make one.
   */
  tracked<Handlers extends object>(handlers: Handlers, except: readonly string[], path = ''): Handlers {
    const entries = Object.entries(handlers).map(([key, value]: [string, unknown]) => {
      const name = path + key;
      if (typeof value === 'object' && value !== null) return [key, this.tracked(value, except, `${name}.`)];
      if (except.includes(name)) return [key, value];
      const handler = value as (...input: unknown[]) => Promise<unknown>;
      return [key, (...input: unknown[]) => this.#track(handler(...input))];
    });
    return Object.fromEntries(entries) as Handlers;
  }

  /** Resolves when the requests that are running now have ended, or take too long. */
  async ended(): Promise<void> {
    const running = [...this.#running];
    await Promise.race([Promise.allSettled(running), sleep(DRAIN_MILLISECONDS, null, { ref: false })]);
  }

  #track(call: Promise<unknown>): Promise<unknown> {
    this.#running.add(call);
    const forget = (): void => void this.#running.delete(call);
    call.then(forget, forget);
    return call;
  }
}
