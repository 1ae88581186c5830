/**
 * The search: the question (text in the box, chips, filter, order) and its hits. Debounces typing, drops answers that
 * are no longer wanted, and refreshes the hits in place while photos are being indexed. Page.
 */
import { LIMITS } from '../../../shared/limits.ts';
import type { Hit, Region, SearchFilter, SearchResult, SearchSort } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { describeFailure } from '../../words/failure.ts';
import type { Failure } from '../../words/failure.ts';
import type { MarkChange } from '../../lib/grid/photo-marks.ts';
import type { Picked } from '../../lib/grid/picked.ts';
import { changeFilter, isOpen } from '../../lib/search/filters.ts';
import { NO_QUESTION, faultOf, termsOf } from '../../lib/search/question.ts';
import type { Question, QuestionFault, QuestionTerm } from '../../lib/search/question.ts';
import { parseTyped, formatTerm, formatTerms } from '../../lib/search/typed-terms.ts';
import { createThrottle } from '../../lib/throttle.ts';
import type { TermNames } from '../../words/question-words.ts';
import { questionToHash } from '../../lib/search/address.ts';
import { GridView } from '../grid/grid-view.svelte.ts';
import { PhotoNames } from './photo-names.svelte.ts';
import { QueryImages, isForgottenImage } from './query-image.svelte.ts';
import type { Notices } from '../shell/notices.svelte.ts';

/** Milliseconds from the last key press to the request. */
const DEBOUNCE = 20;
/** Number of hits to request first: more than a window shows. */
const FIRST_LIMIT = 60;
/** Factor by which that number grows when the user reaches the end. */
const LIMIT_FACTOR = 4;
/** Milliseconds between refreshes of the hits while indexing. */
const REFRESH_EVERY = 1_500;

export class Search {
  /** The text in the search box. */
  text = $state('');
  /** The chips. */
  terms = $state.raw<readonly QuestionTerm[]>([]);
  filter = $state.raw<SearchFilter>({});
  sort = $state<SearchSort>('relevance');
  result = $state.raw<SearchResult | null>(null);
  /** The question that `result` answers; the current question may be newer. */
  answered = $state.raw<Question>(NO_QUESTION);
  /** `waiting`: no answer to the current question yet; `result` still has the previous hits, if any. */
  phase = $state<'idle' | 'waiting' | 'ready' | 'failed'>('idle');
  failure = $state.raw<Failure | null>(null);
  /** Why the question could not be sent. */
  fault = $state<QuestionFault | null>(null);
  limit = $state(FIRST_LIMIT);
  /** Whether the user has dismissed the hint about the model's languages. */
  languageHintDismissed = $state(false);
  /** View of the grid of hits, which keeps its scroll position. */
  readonly view = new GridView();
  readonly images: QueryImages;
  readonly photoNames: PhotoNames;
  /** Called when a search is answered, but not when its hits are refreshed. */
  onAnswer: (result: SearchResult) => void = () => {};
  /** Called when the question changes. `step`: Back should return to the previous question. */
  onQuestion: (step: boolean) => void = () => {};
  readonly #api: Api;
  readonly #refreshSoon: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The `limit` that the shown answer was requested with. */
  #answeredLimit = $state(FIRST_LIMIT);
  #request: AbortController | null = null;

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.images = new QueryImages(api, notices);
    this.photoNames = new PhotoNames(api);
    this.#refreshSoon = createThrottle(() => void this.#run({ softly: true }), REFRESH_EVERY);
  }

  /** Whether there is anything to search for; otherwise the page shows the library. */
  get active(): boolean {
    return this.text.trim() !== '' || this.terms.length > 0;
  }

  get filtered(): boolean {
    return !isOpen(this.filter);
  }

  get hits(): readonly Hit[] {
    return this.result?.hits ?? [];
  }

  /** Whether the hits are as many as were asked for, so that there may be more. */
  get isCut(): boolean {
    return this.hits.length >= this.#answeredLimit;
  }

  /** Whether a larger request may find more hits. */
  get canShowMore(): boolean {
    return this.hits.length >= this.limit && this.limit < LIMITS.hits;
  }

  /** Whether there may be more hits than a single search can return. */
  get atLimit(): boolean {
    return this.hits.length >= LIMITS.hits;
  }

  get question(): Question {
    return { text: this.text, terms: this.terms, filter: this.filter, sort: this.sort };
  }

  /** Names of the images used as terms. */
  readonly names: TermNames = {
    photo: (id) => this.photoNames.of(id),
    file: (key) => this.images.file(key)?.name ?? null,
  };

  /** All text terms as one would type them; this is what the history keeps. */
  get typed(): string {
    return formatTerms(termsOf(this.question).filter((term) => term.kind === 'text'));
  }

  /** Replaces the question; omitted parts become empty. */
  ask(question: Partial<Question>): void {
    this.#put({ ...NO_QUESTION, ...question });
    this.#changed(true, 0);
  }

  /** Changes parts of the filter; undefined removes one. Keeps the terms. */
  filterBy(change: Partial<SearchFilter>): void {
    this.filter = changeFilter(this.filter, change);
    this.#changed(true, 0);
  }

  /** Lets every photo through again. */
  clearFilter(): void {
    this.filter = {};
    this.#changed(true, 0);
  }

  sortBy(sort: SearchSort): void {
    this.sort = sort;
    this.#changed(false, 0);
  }

  /** Handles typing in the box. */
  type(text: string): void {
    const step = !this.active;
    this.text = text;
    this.#changed(step, DEBOUNCE);
  }

  /** Searches at once for what is in the box, without waiting for a pause in typing. */
  submit(): void {
    this.#changed(false, 0);
  }

  /** Turns the text in the box into chips. @param minus whether to search away from them */
  commit({ minus = false }: { minus?: boolean } = {}): void {
    const typed = parseTyped(this.text).map((term) =>
      minus ? { ...term, weight: -Math.abs(term.weight) } : term,
    );
    if (typed.length === 0) return;
    this.text = '';
    this.#setTerms([...this.terms, ...typed]);
  }

  /** Changes a chip's sign and weight. */
  weigh(position: number, weight: number): void {
    this.#setTerms(this.terms.map((term, index) => (index === position ? { ...term, weight } : term)));
  }

  removeTerm(position: number): void {
    this.#setTerms(this.terms.filter((_term, index) => index !== position));
  }

  /** Moves a text chip back into the box; the text in the box becomes a chip. */
  editTerm(position: number): void {
    const term = this.terms[position];
    if (term?.kind !== 'text') return;
    const others = this.terms.filter((_term, index) => index !== position);
    const typed = parseTyped(this.text);
    this.text = formatTerm(term);
    this.#setTerms([...others, ...typed]);
  }

  /** Finds photos similar to one in the library. Replaces all terms. */
  similarTo(photoId: number, name?: string): void {
    if (name !== undefined) this.photoNames.remember(photoId, name);
    this.#askWith({ kind: 'photo', photoId, weight: 1 });
  }

  /** Finds photos similar to a part of one in the library. Replaces all terms. */
  likeRegion(photoId: number, region: Region): void {
    this.#askWith({ kind: 'region', photoId, region, weight: 1 });
  }

  /** Finds photos similar to a file of the user's own, which the host keeps in memory only. Keeps the other terms. */
  likeFile(file: File): void {
    const term = this.images.take(file);
    if (!term) return;
    // Replaces an earlier file, as people expect of a drop.
    this.#setTerms([...this.terms.filter(({ kind }) => kind !== 'file'), term]);
  }

  /** Clears everything but the filter. */
  clear(): void {
    this.text = '';
    this.terms = [];
    this.#changed(true, 0);
  }

  /** Requests more hits, if there may be any. */
  showMore(): void {
    if (!this.canShowMore || this.phase !== 'ready') return;
    this.limit = Math.min(this.limit * LIMIT_FACTOR, LIMITS.hits);
    void this.#run({ softly: true });
  }

  /** Restores a question from the browser's history and searches again; drops images that are no longer available. */
  restore(question: Question): void {
    const terms = question.terms.filter((term) => this.images.has(term));
    const wanted = { ...question, terms };
    // The question is the same, as after a step between photos: leave the hits and their scroll position alone.
    if (this.phase !== 'failed' && questionToHash(wanted) === questionToHash(this.question)) return;
    this.#put(wanted);
    this.#schedule(0);
  }

  /** Another library replaced the one searched, and its ids mean other things: drops everything that refers to them. */
  libraryReplaced(): void {
    this.photoNames.clear();
    this.terms = this.terms.filter(({ kind }) => kind === 'text' || kind === 'file');
    const { takenFrom, takenTo, types, cameras, favourite, ratingFrom } = this.filter;
    this.filter = changeFilter({}, { takenFrom, takenTo, types, cameras, favourite, ratingFrom });
    this.result = null;
    this.#changed(false, 0);
  }

  /** Refreshes the hits in place soon, because photos were added or removed. */
  photosChanged(): void {
    if (this.active && this.phase === 'ready') this.#refreshSoon();
  }

  /** Shows changed marks without waiting for the host. */
  mark(picked: Picked, change: MarkChange): void {
    if (!this.result) return;
    const hits = this.result.hits.map((hit) => (picked.has(hit.id) ? { ...hit, ...change } : hit));
    this.result = { ...this.result, hits };
  }

  /** Searches again, for instance after an error or a lost connection. */
  retry(): void {
    if (this.active) void this.#run({ softly: this.phase === 'ready' });
  }

  #put({ text, terms, filter, sort }: Question): void {
    this.text = text;
    this.terms = terms;
    this.filter = filter;
    this.sort = sort;
    this.#loadNames();
  }

  #loadNames(): void {
    void this.photoNames.load(this.terms.flatMap((term) => ('photoId' in term ? term.photoId : [])));
  }

  #askWith(term: QuestionTerm): void {
    this.text = '';
    this.#setTerms([term]);
  }

  #setTerms(terms: readonly QuestionTerm[]): void {
    this.terms = terms;
    this.#loadNames();
    this.#changed(true, 0);
  }

  #changed(step: boolean, wait: number): void {
    this.onQuestion(step);
    this.#schedule(wait);
  }

  #schedule(wait: number): void {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#request = null;
    this.limit = FIRST_LIMIT;
    this.fault = null;
    if (!this.active) {
      this.result = null;
      this.failure = null;
      this.phase = 'idle';
      return;
    }
    this.phase = 'waiting';
    this.#timer = setTimeout(() => void this.#run({ softly: false }), wait);
  }

  /** @param softly keeps the hits on screen until the answer arrives, and ignores a failure */
  async #run({ softly }: { softly: boolean }): Promise<void> {
    if (!this.active || (softly && this.phase === 'waiting')) return;
    const { question } = this;
    const fault = faultOf(question);
    if (fault) {
      this.#fail(null);
      this.fault = fault;
      return;
    }
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    if (!softly) this.phase = 'waiting';
    try {
      const result = await this.#query(question, request.signal);
      if (request.signal.aborted) return;
      this.result = result;
      this.#answeredLimit = this.limit;
      // A refresh answers the same question, so the grid keeps its position.
      if (!softly) this.answered = question;
      this.failure = null;
      this.phase = 'ready';
      if (!softly) this.onAnswer(result);
    } catch (thrown) {
      if (request.signal.aborted) return;
      // The shown hits still answer the smaller request, so the user can ask for more again.
      if (softly) this.limit = this.#answeredLimit;
      else this.#fail(describeFailure(thrown));
    }
  }

  #fail(failure: Failure | null): void {
    this.failure = failure;
    this.result = null;
    this.phase = 'failed';
  }

  async #query(question: Question, signal: AbortSignal): Promise<SearchResult> {
    const terms = termsOf(question);
    const ask = async () =>
      this.#api.search.query(
        {
          limit: this.limit,
          terms: await this.images.resolve(terms, signal),
          ...(isOpen(question.filter) ? {} : { filter: question.filter }),
          ...(question.sort === 'relevance' ? {} : { sort: question.sort }),
        },
        { signal },
      );
    try {
      return await ask();
    } catch (thrown) {
      if (!isForgottenImage(thrown) || !this.images.forget(terms)) throw thrown;
      return ask();
    }
  }
}
