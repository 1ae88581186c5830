/**
 * How fast each model has embedded the library's photos on this computer, so that pages can say how long another takes.
 * Runs in the engine process.
 */
import { z } from 'zod';
import { log } from '../log/log.ts';
import type { Store } from '../store/store.ts';

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

/** Notes the rate of one run of embedding, and keeps it when the run has ended. */
export class SpaceSpeed {
  readonly #store: SpeedStore;
  readonly #space: string;
  #photos = 0;
  #rate: number | null = null;

  /** @param space key of the space. */
  constructor(store: SpeedStore, space: string) {
    this.#store = store;
    this.#space = space;
  }

  /** @param rate photos per second over the last seconds. */
  note(photos: number, rate: number | null): void {
    if (rate === null) return;
    this.#photos = photos;
    this.#rate = rate;
  }

  /** The run ended. */
  keep(): void {
    const [photos, rate] = [this.#photos, this.#rate];
    this.#photos = 0;
    this.#rate = null;
    if (rate === null || rate <= 0 || photos < LEAST_PHOTOS) return;
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
