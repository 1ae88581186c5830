/**
 * The search: what is asked (words, an image, filters), and the hits. Typing is debounced, an answer that is no
 * longer wanted is dropped, and while photos are being indexed the hits of a shown query are refreshed in place.
 */
import { LIMITS } from '../../shared/limits.ts';
import type { Hit, SearchQueryInput, SearchResult } from '../../shared/schemas.ts';
import type { Api } from '../api/api.ts';
import { describeFailure } from '../lib/failure.ts';
import type { Failure } from '../lib/failure.ts';
import { NO_FILTER, isRangeReversed, toSearchFilter } from '../lib/filters.ts';
import type { FilterChoice } from '../lib/filters.ts';
import { messages } from '../i18n/messages.svelte.ts';
import { createThrottle } from '../lib/throttle.ts';
import type { QueryImage, QueryImages } from './query-image.svelte.ts';

const DEBOUNCE = 120;
/** Hits on the first page, and more with every "show more". */
const PAGE = 60;
/** While indexing, shown hits are refreshed at most this often. */
const REFRESH_EVERY = 1_500;

/** What a search asks for, apart from how many hits: the part that back and forward restore. */
export interface Question {
  readonly text: string;
  readonly photoId: number | null;
  readonly filter: FilterChoice;
}

export class Search {
  text = $state('');
  filter = $state.raw<FilterChoice>(NO_FILTER);
  result = $state.raw<SearchResult | null>(null);
  /** What `result` is the answer to, while `text` may be ahead of it; `image` is a name. */
  answered = $state.raw<{ text: string; image: string | null }>({ text: '', image: null });
  /** `waiting`: nothing to show yet for what is asked; the last hits, if any, are still in `result`. */
  phase = $state<'idle' | 'waiting' | 'ready' | 'failed'>('idle');
  failure = $state.raw<Failure | null>(null);
  limit = $state(PAGE);
  readonly images: QueryImages;
  /** Called when a search that the reader asked for has its answer. */
  onAnswer: (result: SearchResult) => void = () => {};
  /** Called when the question changes; `step` says that going back should return to the question before. */
  onQuestion: (step: boolean) => void = () => {};
  readonly #api: Api;
  readonly #refreshSoon: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | null = null;

  constructor(api: Api, images: QueryImages) {
    this.#api = api;
    this.images = images;
    this.#refreshSoon = createThrottle(() => void this.#run({ softly: true }), REFRESH_EVERY);
  }

  /** Whether anything is asked. */
  get active(): boolean {
    return this.text.trim() !== '' || this.images.current !== null;
  }

  get hits(): readonly Hit[] {
    return this.result?.hits ?? [];
  }

  get canShowMore(): boolean {
    return this.hits.length >= this.limit && this.limit < LIMITS.hits;
  }

  get question(): Question {
    const image = this.images.current;
    return {
      text: this.text.trim(),
      photoId: image?.kind === 'photo' ? image.id : null,
      filter: this.filter,
    };
  }

  /** The reader typed. */
  type(text: string): void {
    const step = !this.active;
    this.text = text;
    this.#changed(step, DEBOUNCE);
  }

  /** Asks for what is in the box now, without waiting for a pause in typing. */
  submit(): void {
    this.#changed(false, 0);
  }

  choose(filter: FilterChoice): void {
    this.filter = filter;
    this.#changed(false, 0);
  }

  /** Finds photos like one of the library; the words are put aside. */
  similarTo(id: number, name: string): void {
    this.images.usePhoto(id, name);
    this.text = '';
    this.#changed(true, 0);
  }

  /** Finds photos like a file of the reader's, which is uploaded and kept in memory only. */
  likeFile(file: File): void {
    if (!this.images.useFile(file)) return;
    this.#changed(true, 0);
  }

  removeImage(): void {
    this.images.clear();
    this.#changed(true, 0);
  }

  clear(): void {
    this.images.clear();
    this.text = '';
    this.#changed(true, 0);
  }

  showMore(): void {
    this.limit = Math.min(this.limit + 2 * PAGE, LIMITS.hits);
    void this.#run({ softly: true });
  }

  /** Puts a question of the history back and asks it again. */
  restore(question: Question): void {
    this.text = question.text;
    this.filter = question.filter;
    if (question.photoId === null) this.images.clear();
    else this.images.usePhoto(question.photoId, messages.search.photoNumber(question.photoId));
    this.#schedule(0);
  }

  /** Another library took the place of the one that was searched: ids of photos and folders mean others there. */
  libraryReplaced(): void {
    if (this.images.current?.kind === 'photo') this.images.clear();
    this.filter = { ...this.filter, folderId: null };
    this.result = null;
    this.#changed(false, 0);
  }

  /** Photos came or went: refreshes shown hits soon, in place. */
  photosChanged(): void {
    if (this.active && this.phase === 'ready') this.#refreshSoon();
  }

  /** Asks again, for instance after an error or a lost connection. */
  retry(): void {
    if (this.active) void this.#run({ softly: this.phase === 'ready' });
  }

  #changed(step: boolean, wait: number): void {
    this.onQuestion(step);
    this.#schedule(wait);
  }

  #schedule(wait: number): void {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#request = null;
    this.limit = PAGE;
    if (!this.active) {
      this.result = null;
      this.failure = null;
      this.phase = 'idle';
      return;
    }
    this.phase = 'waiting';
    this.#timer = setTimeout(() => void this.#run({ softly: false }), wait);
  }

  /** `softly`: the shown hits stay until the answer is there, and a failure changes nothing. */
  async #run({ softly }: { softly: boolean }): Promise<void> {
    if (!this.active || (softly && this.phase === 'waiting')) return;
    const refusal = this.#refusal();
    if (refusal) {
      this.#fail({ kind: 'invalid-input', message: refusal, advice: messages.advice['invalid-input'] });
      return;
    }
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    if (!softly) this.phase = 'waiting';
    const asked = { text: this.text.trim(), image: this.images.current?.name ?? null };
    try {
      const result = await this.#ask(this.images.current, request.signal);
      if (request.signal.aborted) return;
      this.result = result;
      this.answered = asked;
      this.failure = null;
      this.phase = 'ready';
      if (!softly) this.onAnswer(result);
    } catch (thrown) {
      if (request.signal.aborted || softly) return;
      this.#fail(describeFailure(thrown));
    }
  }

  #fail(failure: Failure): void {
    this.failure = failure;
    this.result = null;
    this.phase = 'failed';
  }

  #refusal(): string | null {
    if (this.text.trim().length > LIMITS.queryCharacters)
      return messages.search.tooLong(LIMITS.queryCharacters);
    return isRangeReversed(this.filter) ? messages.filters.reversed : null;
  }

  async #ask(image: QueryImage | null, signal: AbortSignal): Promise<SearchResult> {
    const text = this.text.trim();
    const filter = toSearchFilter(this.filter);
    const query: SearchQueryInput = {
      limit: this.limit,
      ...(text === '' ? {} : { text }),
      ...(filter ? { filter } : {}),
      ...(image?.kind === 'photo' ? { photoId: image.id } : {}),
    };
    if (image?.kind !== 'file') return this.#api.search.query(query, { signal });
    const imageId = await this.images.upload(image, signal);
    try {
      return await this.#api.search.query({ ...query, imageId }, { signal });
    } catch (thrown) {
      // The host keeps query images in memory: after a restart it no longer has this one.
      if (describeFailure(thrown).kind !== 'not-found') throw thrown;
      this.images.forgetUpload(image);
      return this.#api.search.query(
        { ...query, imageId: await this.images.upload(image, signal) },
        { signal },
      );
    }
  }
}
