/** Advances to the next photo a set time after the current one appears, and wraps around at the end. Page. */

/** Choices of seconds per photo. */
export const SLIDE_SECONDS = [3, 5, 10, 30] as const;
/** Milliseconds to wait for a picture before skipping it. */
const LOAD_TIMEOUT = 10_000;

export class Slideshow {
  running = $state(false);
  seconds = $state<number>(5);
  readonly #advance: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param advance shows the next photo */
  constructor(advance: () => void) {
    this.#advance = advance;
  }

  start(): void {
    this.running = true;
    this.#schedule(this.seconds * 1000);
  }

  stop(): void {
    this.running = false;
    clearTimeout(this.#timer);
  }

  toggle(): void {
    if (this.running) this.stop();
    else this.start();
  }

  choose(seconds: number): void {
    this.seconds = seconds;
    if (this.running) this.start();
  }

  /** Starts the time of the current picture, once it is on screen. */
  seen(): void {
    if (this.running) this.#schedule(this.seconds * 1000);
  }

  #schedule(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#advance();
      // Until the next picture appears.
      if (this.running) this.#schedule(LOAD_TIMEOUT + this.seconds * 1000);
    }, milliseconds);
  }
}
