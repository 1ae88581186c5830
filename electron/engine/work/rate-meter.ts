/** Measures how fast photos are finished, over the last few seconds. Runs in any process. */

const WINDOW_MILLISECONDS = 10_000;
/** Below this, there is nothing to measure yet. */
const SHORTEST_MILLISECONDS = 500;

export class RateMeter {
  readonly #now: () => number;
  #marks: { time: number; count: number }[] = [];

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.restart();
  }

  /** Discards the measurements, as after a pause. */
  restart(): void {
    this.#marks = [{ time: this.#now(), count: 0 }];
  }

  add(count: number): void {
    const now = this.#now();
    this.#marks.push({ time: now, count });
    const from = now - WINDOW_MILLISECONDS;
    const first = this.#marks.findIndex((mark) => mark.time >= from);
    // Keep the last mark before the window: it is the window's start.
    if (first > 1) this.#marks.splice(0, first - 1);
  }

  /** Photos per second, or null until there is something to measure. */
  rate(): number | null {
    const [first, ...rest] = this.#marks;
    const seconds = (this.#now() - (first?.time ?? 0)) / 1000;
    const count = rest.reduce((sum, mark) => sum + mark.count, 0);
    return count === 0 || seconds * 1000 < SHORTEST_MILLISECONDS ? null : count / seconds;
  }
}
