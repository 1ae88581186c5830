/** Hands out pending photos, each one once at a time, and suspects alone. Runs in the engine process. */
import type { PendingPhoto } from '../store/outcomes.ts';
import type { Store } from '../store/store.ts';

const PAGE = 256;

export class PendingSupply {
  readonly #store: Store;
  readonly #folderIds: readonly number[] | undefined;
  /** Handed out and not given back: in flight, suspect, or skipped for the rest of this run. */
  readonly #taken = new Map<number, PendingPhoto>();
  #suspects: PendingPhoto[] = [];
  #page: PendingPhoto[] = [];
  #cursor = 0;

  /** @param folderIds when given, only photos of these folders. */
  constructor(store: Store, folderIds?: readonly number[]) {
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

  #next(): PendingPhoto | undefined {
    const fromPage = this.#shiftPage();
    if (fromPage) return fromPage;
    // Changed and retried photos have ids behind the cursor: when none are left ahead, start over.
    for (const from of this.#cursor > 0 ? [this.#cursor, 0] : [0]) {
      this.#cursor = from;
      for (;;) {
        this.#page = this.#store.outcomes.pending(this.#cursor, PAGE, this.#folderIds);
        this.#cursor = this.#page.at(-1)?.id ?? this.#cursor;
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
