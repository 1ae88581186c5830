/** Names and dates of the photos in view, loaded when scrolling stops. Page. */
import type { PhotoSummary } from '../../../shared/schemas.ts';
import { LIMITS } from '../../../shared/limits.ts';
import type { Api } from '../../api/api.ts';
import { RecentMap } from '../../../shared/recent-map.ts';

/** Summaries to keep: enough for many screens. */
const MAX_KEPT = 4_000;

export class Summaries {
  /** Null for photos that no longer exist. */
  readonly #known = new RecentMap<number, PhotoSummary | null>(MAX_KEPT);
  #version = $state(0);
  /** Incremented to make answers under way obsolete. */
  #generation = 0;
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  /** Undefined while unknown, null when the photo does not exist (any more). */
  get(id: number): PhotoSummary | null | undefined {
    void this.#version;
    return this.#known.get(id);
  }

  /** Requests the unknown ones. After a failure the next view requests them again. */
  async want(ids: Iterable<number>): Promise<void> {
    const missing = [...ids].filter((id) => id !== 0 && !this.#known.has(id));
    for (let start = 0; start < missing.length; start += LIMITS.pageRows) {
      await this.#ask(missing.slice(start, start + LIMITS.pageRows));
    }
  }

  /** Discards everything: the library was replaced, or files were renamed. */
  forget(): void {
    this.#known.clear();
    this.#generation += 1;
    this.#version += 1;
  }

  async #ask(ids: readonly number[]): Promise<void> {
    const generation = this.#generation;
    try {
      const found = await this.#api.photos.summaries({ ids: [...ids] });
      if (generation !== this.#generation) return;
      for (const id of ids) this.#known.set(id, null);
      for (const summary of found) this.#known.set(summary.id, summary);
      this.#version += 1;
    } catch {
      // Tiles without a name are usable; the next view asks again.
    }
  }
}
