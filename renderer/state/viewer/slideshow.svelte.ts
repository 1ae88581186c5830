/** Goes on to the next photo by itself, so long after the present one is seen; from the last to the first. */

/** Seconds that a photo may stay. */
export const SLIDE_SECONDS = [3, 5, 10, 30] as const;
/** A picture that does not come is not waited for longer, milliseconds. */
const PATIENCE = 10_000;

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

  /** The picture is on the screen: its time begins. */
  seen(): void {
    if (this.running) this.#schedule(this.seconds * 1000);
  }

  #schedule(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#advance();
      // Until the next one is seen.
      if (this.running) this.#schedule(PATIENCE + this.seconds * 1000);
    }, milliseconds);
  }
}
