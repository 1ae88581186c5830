/** Notices when there is room on a disk again after a write found it full. Runs in the engine process. */
import { freeBytes } from '../files/free-bytes.ts';

const LOOK_EVERY_MILLISECONDS = 15_000;
/** This much more than when it was full, in bytes, lets work go on for a while. */
const ENOUGH = 1024 * 1024;
/** A quota may be what is full, of which the file system does not tell: every so many looks count as room. */
const LOOKS_WITHOUT_ANSWER = 40;

export interface RoomWatchOptions {
  /** Any path on the disk. */
  readonly directory: string;
  /** There is room again, as far as can be known; called once for each time that the disk was full. */
  readonly onRoom: () => void;
  readonly lookEveryMilliseconds?: number;
}

export class RoomWatch {
  readonly #options: RoomWatchOptions;
  #timer: NodeJS.Timeout | undefined;
  #freeWhenFull: Promise<number | null> = Promise.resolve(null);
  #looks = 0;

  constructor(options: RoomWatchOptions) {
    this.#options = options;
  }

  /** A write has just failed for want of room. */
  full(): void {
    if (this.#timer) return;
    this.#looks = 0;
    this.#freeWhenFull = freeBytes(this.#options.directory);
    this.#timer = setInterval(
      () => void this.#look(),
      this.#options.lookEveryMilliseconds ?? LOOK_EVERY_MILLISECONDS,
    );
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #look(): Promise<void> {
    const timer = this.#timer;
    this.#looks++;
    const before = await this.#freeWhenFull;
    const now = await freeBytes(this.#options.directory);
    const hasRoom = before !== null && now !== null && now - before >= ENOUGH;
    if (!hasRoom && this.#looks < LOOKS_WITHOUT_ANSWER) return;
    if (timer === undefined || timer !== this.#timer) return;
    this.close();
    this.#options.onRoom();
  }
}
