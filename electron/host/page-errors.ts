/**
 * Logs uncaught errors of the page: few, short and without names of photos, whatever a page sends. Runs in the host
 * process.
 */
import type { PageError } from '../../shared/schemas.ts';
import { log } from '../engine/log/log.ts';
import { withoutFileNames } from '../engine/log/redact.ts';

/** Maximum records within {@link WINDOW_MILLISECONDS}; the rest are counted. */
const MOST_RECORDS = 20;
const WINDOW_MILLISECONDS = 60_000;

export class PageErrors {
  readonly #now: () => number;
  #windowEnds = 0;
  #records = 0;

  /** @param now a monotonic clock, milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  write({ message, stack }: PageError): void {
    if (this.#now() >= this.#windowEnds) this.#begin();
    this.#records++;
    if (this.#records > MOST_RECORDS) return;
    log.relay({
      time: Date.now(),
      level: 'error',
      process: 'page',
      // The page does not know its own process id.
      pid: process.pid,
      message: withoutFileNames(message),
      ...(stack === undefined ? {} : { stack: withoutFileNames(stack) }),
    });
  }

  #begin(): void {
    const leftOut = this.#records - MOST_RECORDS;
    if (leftOut > 0) log.warn(`${leftOut.toLocaleString('en-US')} more errors of the page were left out`);
    this.#records = 0;
    this.#windowEnds = this.#now() + WINDOW_MILLISECONDS;
  }
}
