/** Details of one photo: loaded when it is shown, and again when the library changes. Page. */
import type { Hit, Photo, PhotoMetadataText } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { describeFailure } from '../../words/failure.ts';
import type { Failure } from '../../words/failure.ts';

const MAX_SIMILAR = 12;

/** A value that is loaded only when the user asks for it. */
class OnDemand<Answer> {
  answer = $state.raw<Answer | null>(null);
  failure = $state.raw<Failure | null>(null);
  #latest = 0;
  #asked = false;

  /** Loads it once; `forget` allows another load. */
  async ask(request: () => Promise<Answer>): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    this.failure = null;
    const latest = (this.#latest += 1);
    try {
      const answer = await request();
      if (latest === this.#latest) this.answer = answer;
    } catch (thrown) {
      if (latest !== this.#latest) return;
      this.failure = describeFailure(thrown);
      this.#asked = false;
    }
  }

  forget(): void {
    this.#latest += 1;
    this.#asked = false;
    this.answer = null;
    this.failure = null;
  }
}

export class PhotoDetails {
  photo = $state.raw<Photo | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** All metadata in the file. */
  readonly metadata = new OnDemand<PhotoMetadataText>();
  /** Photos that look like this one, most similar first. */
  readonly similar = new OnDemand<readonly Hit[]>();
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
    this.metadata.forget();
    this.similar.forget();
    await this.refresh();
  }

  /** Reloads; what is shown stays until the answer arrives. */
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

  async wantMetadata(): Promise<void> {
    const id = this.#id;
    if (id !== null) await this.metadata.ask(() => this.#api.photos.metadata({ id }));
  }

  async wantSimilar(): Promise<void> {
    const id = this.#id;
    if (id === null) return;
    await this.similar.ask(async () => {
      const { hits } = await this.#api.search.query({
        terms: [{ kind: 'photo', photoId: id, weight: 1 }],
        limit: MAX_SIMILAR + 1,
      });
      return hits.filter((hit) => hit.id !== id).slice(0, MAX_SIMILAR);
    });
  }

  /** Shows a change of favourite or rating at once, before the host confirms it. */
  expect(change: Partial<Pick<Photo, 'favourite' | 'rating'>>): void {
    if (this.photo) this.photo = { ...this.photo, ...change };
  }
}
