/**
 * How fast each model has embedded the library's photos on this computer, so that pages can say how long another takes.
 * Runs in the engine process.
 */
import { z } from 'zod';
import type { EmbedOutcome } from '../api/embedder-api.ts';
import { log } from '../log/log.ts';
import type { Store } from '../store/store.ts';
import { RateMeter } from '../work/rate-meter.ts';

/** With fewer photos, opening the model is most of the time. */
const LEAST_PHOTOS = 50;
const KEY = 'speeds';

/** Photos per second by key of the space. */
const speeds = z.record(z.string(), z.number().positive());

type SpeedStore = Pick<Store, 'settings'>;

/** Photos per second when photos were last embedded in a space; null: too few were. */
export function speedOf(store: SpeedStore, space: string): number | null {
  return read(store)[space] ?? null;
}

/** Measures how fast the model embeds during one run, and keeps it when the run has ended. */
export class SpaceSpeed {
  readonly #store: SpeedStore;
  readonly #space: string;
  readonly #meter: RateMeter;
  #running = false;
  #embedded = 0;
  #copies = 0;
  #rate: number | null = null;

  /** @param space key of the space. */
  constructor(store: SpeedStore, space: string, now: () => number = () => performance.now()) {
    this.#store = store;
    this.#space = space;
    this.#meter = new RateMeter(now);
  }

  /** @param on whether photos are being embedded, and none looked for: other time does not count. */
  running(on: boolean): void {
    if (on !== this.#running) this.#meter.restart();
    this.#running = on;
  }

  /** Photos have their vectors. @param copies those for which the model did not run. */
  stored({ embedded, copies }: { readonly embedded: number; readonly copies: number }): void {
    if (!this.#running) return;
    this.#embedded += embedded;
    this.#copies += copies;
    this.#meter.add(embedded);
    this.#rate = this.#meter.rate() ?? this.#rate;
  }

  /** The run ended. */
  keep(): void {
    const [embedded, copies, rate] = [this.#embedded, this.#copies, this.#rate];
    [this.#embedded, this.#copies, this.#rate] = [0, 0, null];
    // Where most are copies, reading those took the time.
    if (rate === null || rate <= 0 || embedded < LEAST_PHOTOS || embedded < copies) return;
    try {
      this.#store.settings.set(KEY, { ...read(this.#store), [this.#space]: rate });
    } catch (error) {
      // A full disk has been reported by the run itself.
      log.warn('how fast photos were embedded could not be kept', error);
    }
  }
}

function read(store: SpeedStore): z.infer<typeof speeds> {
  const parsed = speeds.safeParse(store.settings.get(KEY));
  return parsed.success ? parsed.data : {};
}

/** How many of these photos were embedded, and how many had the bytes of others. */
export function countCopies(outcomes: readonly EmbedOutcome[]): { embedded: number; copies: number } {
  const done = outcomes.filter((outcome) => outcome.state === 'done');
  const copies = done.filter(({ copy }) => copy === true).length;
  return { embedded: done.length - copies, copies };
}
