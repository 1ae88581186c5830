/** The opened photo: its details, and its neighbours among the hits. */
import type { Hit, Photo } from '../../shared/schemas.ts';
import type { Api } from '../api/api.ts';
import { describeFailure } from '../lib/failure.ts';
import type { Failure } from '../lib/failure.ts';
import type { Search } from './search.svelte.ts';

export class PhotoView {
  /** The photo that is open, or null. */
  id = $state<number | null>(null);
  photo = $state.raw<Photo | null>(null);
  failure = $state.raw<Failure | null>(null);
  readonly #api: Api;
  readonly #search: Search;

  constructor(api: Api, search: Search) {
    this.#api = api;
    this.#search = search;
  }

  /** Where the photo stands among the hits; -1 when it is not, or no longer, one of them. */
  get position(): number {
    return this.#search.hits.findIndex((hit) => hit.id === this.id);
  }

  get hit(): Hit | null {
    return this.#search.hits[this.position] ?? null;
  }

  get hasPrevious(): boolean {
    return this.position > 0;
  }

  get hasNext(): boolean {
    return this.position !== -1 && this.position < this.#search.hits.length - 1;
  }

  get count(): number {
    return this.#search.hits.length;
  }

  async open(id: number): Promise<void> {
    this.id = id;
    this.photo = null;
    this.failure = null;
    try {
      const photo = await this.#api.photos.get({ id });
      if (this.id === id) this.photo = photo;
    } catch (thrown) {
      if (this.id === id) this.failure = describeFailure(thrown);
    }
  }

  previous(): void {
    if (this.hasPrevious) this.#openAt(this.position - 1);
  }

  next(): void {
    if (this.hasNext) this.#openAt(this.position + 1);
  }

  close(): void {
    this.id = null;
  }

  #openAt(position: number): void {
    const hit = this.#search.hits[position];
    if (hit) void this.open(hit.id);
  }
}
