/** How fast photos are finished, over the last seconds. Runs in any process. */

const WINDOW_MILLISECONDS = 10_000;
/** Under this there is nothing to measure yet. */
const SHORTEST_MILLISECONDS = 500;

export class RateMeter {
  readonly #now: () => number;
  #marks: { time: number; count: number }[] = [];

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.restart();
  }

  /** Forgets what was measured, as after a pause. */
  restart(): void {
    this.#marks = [{ time: this.#now(), count: 0 }];
  }

  add(count: number): void {
    const now = this.#now();
    this.#marks.push({ time: now, count });
    const from = now - WINDOW_MILLISECONDS;
    const first = this.#marks.findIndex((mark) => mark.time >= from);
    // The mark before the window says where it begins.
    if (first > 1) this.#marks.splice(0, first - 1);
  }

  /** Photos a second, or null until there is something to measure. */
  rate(): number | null {
    const [first, ...rest] = this.#marks;
    const seconds = (this.#now() - (first?.time ?? 0)) / 1000;
    const count = rest.reduce((sum, mark) => sum + mark.count, 0);
    return count === 0 || seconds * 1000 < SHORTEST_MILLISECONDS ? null : count / seconds;
  }
}
