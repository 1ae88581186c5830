/** What is known of one photo: asked for when it is shown, and again when the library changed. */
import type { Photo } from '../../shared/schemas.ts';
import type { Api } from '../api/api.ts';
import { describeFailure } from '../lib/failure.ts';
import type { Failure } from '../lib/failure.ts';

export class PhotoDetails {
  photo = $state.raw<Photo | null>(null);
  failure = $state.raw<Failure | null>(null);
  readonly #api: Api;
  #id: number | null = null;
  #latest = 0;

  constructor(api: Api) {
    this.#api = api;
  }

  /** Whether the photo shown is no longer in the library. */
  get gone(): boolean {
    return this.failure?.kind === 'not-found';
  }

  async show(id: number | null): Promise<void> {
    this.#id = id;
    this.photo = null;
    this.failure = null;
    await this.refresh();
  }

  /** Asks again; what is shown stays until the answer is there. */
  async refresh(): Promise<void> {
    const request = (this.#latest += 1);
    const id = this.#id;
    if (id === null) return;
    try {
      const photo = await this.#api.photos.get({ id });
      if (request !== this.#latest) return;
      this.photo = photo;
      this.failure = null;
    } catch (thrown) {
      if (request === this.#latest) this.failure = describeFailure(thrown);
    }
  }
}
