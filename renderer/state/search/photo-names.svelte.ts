/** Names of the photos used as search terms; an address contains only their ids. Page. */
import { SvelteMap } from 'svelte/reactivity';
import type { Api } from '../../api/api.ts';

export class PhotoNames {
  readonly #api: Api;
  /** Null: requested, but not loaded yet or no longer in the library. */
  readonly #names = new SvelteMap<number, string | null>();

  constructor(api: Api) {
    this.#api = api;
  }

  /** The file name; null while unknown. Reactive. */
  of(photoId: number): string | null {
    return this.#names.get(photoId) ?? null;
  }

  remember(photoId: number, name: string): void {
    this.#names.set(photoId, name);
  }

  /** Loads the names that are not known yet. A photo that no longer exists gets none. */
  async load(photoIds: readonly number[]): Promise<void> {
    const ids = photoIds.filter((id) => !this.#names.has(id));
    if (ids.length === 0) return;
    for (const id of ids) this.#names.set(id, null);
    try {
      const summaries = await this.#api.photos.summaries({ ids });
      // Cleared in the meantime: the answer belongs to the previous library.
      for (const { id, name } of summaries) if (this.#names.has(id)) this.#names.set(id, name);
    } catch {
      // The chip shows the photo itself; the next load retries.
      for (const id of ids) this.#names.delete(id);
    }
  }

  /** Ids start over in another library. */
  clear(): void {
    this.#names.clear();
  }
}
