/**
 * Hands out pending photos, newest first, each one once at a time, and suspects alone. Runs in the engine process.
 */
import type { PendingPhoto, PendingPlace } from '../store/outcomes.ts';
import type { Store } from '../store/store.ts';

const PAGE = 256;

export class PendingSupply {
  readonly #store: Pick<Store, 'outcomes'>;
  readonly #folderIds: readonly number[] | undefined;
  /** Handed out and not given back: in flight, suspect, or skipped for the rest of this run. */
  readonly #taken = new Map<number, PendingPhoto>();
  #suspects: PendingPhoto[] = [];
  #page: PendingPhoto[] = [];
  /** Where the page ends; null before the first one. */
  #cursor: PendingPlace | null = null;

  /** @param folderIds when given, only photos of these folders. */
  constructor(store: Pick<Store, 'outcomes'>, folderIds?: readonly number[]) {
    this.#store = store;
    this.#folderIds = folderIds;
  }

  /** The next suspect, to run alone, if there is one. */
  takeSuspect(): PendingPhoto | undefined {
    return this.#suspects.shift();
  }

  hasSuspects(): boolean {
    return this.#suspects.length > 0;
  }

  /** Up to `limit` photos. Those with strikes from an earlier run become suspects instead. */
  take(limit: number): PendingPhoto[] {
    const batch: PendingPhoto[] = [];
    while (batch.length < limit) {
      const photo = this.#next();
      if (!photo) break;
      this.#taken.set(photo.id, photo);
      if (photo.strikes > 0) this.#suspects.push(photo);
      else batch.push(photo);
    }
    return batch;
  }

  /** The photo as it was handed out, or undefined. */
  taken(id: number): PendingPhoto | undefined {
    return this.#taken.get(id);
  }

  /** The photo has an outcome; if it becomes pending again, it can be handed out again. */
  giveBack(id: number): void {
    this.#taken.delete(id);
    this.#suspects = this.#suspects.filter((photo) => photo.id !== id);
  }

  /** Queues a photo to run again, alone. @param next ahead of all others. */
  suspect(photo: PendingPhoto, next = false): void {
    if (next) this.#suspects.unshift(photo);
    else this.#suspects.push(photo);
  }

  /** There may be newer photos than those handed out so far: starts over with the newest. */
  rewind(): void {
    this.#page = [];
    this.#cursor = null;
  }

  #next(): PendingPhoto | undefined {
    const fromPage = this.#shiftPage();
    if (fromPage) return fromPage;
    // Changed and retried photos may be newer than the cursor: when none are left beyond it, start over.
    for (const from of this.#cursor === null ? [null] : [this.#cursor, null]) {
      this.#cursor = from;
      for (;;) {
        this.#page = this.#store.outcomes.pending(this.#cursor, PAGE, this.#folderIds);
        this.#cursor = this.#page.at(-1) ?? this.#cursor;
        if (this.#page.length === 0) break;
        const photo = this.#shiftPage();
        if (photo) return photo;
      }
    }
    return undefined;
  }

  #shiftPage(): PendingPhoto | undefined {
    for (let photo = this.#page.shift(); photo; photo = this.#page.shift()) {
      if (!this.#taken.has(photo.id)) return photo;
    }
    return undefined;
  }
}
