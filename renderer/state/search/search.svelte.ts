/**
 * The search: the question (words in the box, chips, filter, order), and the hits. Typing is debounced, an answer that
 * is no longer wanted is dropped, and while photos are being indexed the hits of a shown question are refreshed in
 * place. Page.
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
import { parseTyped, typedForm, typedTogether } from '../../lib/search/typed-terms.ts';
import { createThrottle } from '../../lib/throttle.ts';
import type { TermNames } from '../../words/question-words.ts';
import { questionToHash } from '../../lib/search/address.ts';
import { GridView } from '../grid/grid-view.svelte.ts';
import { PhotoNames } from './photo-names.svelte.ts';
import { QueryImages, isForgottenImage } from './query-image.svelte.ts';
import type { Notices } from '../shell/notices.svelte.ts';

/** From the last key press to the request, milliseconds. */
const DEBOUNCE = 20;
/** Hits at first: more than a window shows. */
const PAGE = 60;
/** How many times as many come when the reader gets to their end. */
const MORE = 4;
/** While indexing, shown hits are refreshed at most this often. */
const REFRESH_EVERY = 1_500;

export class Search {
  /** What stands in the box. */
  text = $state('');
  /** The chips. */
  terms = $state.raw<readonly QuestionTerm[]>([]);
  filter = $state.raw<SearchFilter>({});
  sort = $state<SearchSort>('relevance');
  result = $state.raw<SearchResult | null>(null);
  /** What `result` is the answer to, while the question may be ahead of it. */
  answered = $state.raw<Question>(NO_QUESTION);
  /** `waiting`: nothing to show yet for what is asked; the last hits, if any, are still in `result`. */
  phase = $state<'idle' | 'waiting' | 'ready' | 'failed'>('idle');
  failure = $state.raw<Failure | null>(null);
  /** Why the question was not asked. */
  fault = $state<QuestionFault | null>(null);
  limit = $state(PAGE);
  /** The reader does not want to hear again which languages the model knows. */
  languageHintDismissed = $state(false);
  /** Of the grid of hits: it is found where it was left. */
  readonly view = new GridView();
  readonly images: QueryImages;
  readonly photoNames: PhotoNames;
  /** Called when a search that the reader asked for has its answer. */
  onAnswer: (result: SearchResult) => void = () => {};
  /** Called when the question changes; `step` says that going back should return to the question before. */
  onQuestion: (step: boolean) => void = () => {};
  readonly #api: Api;
  readonly #refreshSoon: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** How many hits the shown answer was asked for with. */
  #answeredLimit = PAGE;
  #request: AbortController | null = null;

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.images = new QueryImages(api, notices);
    this.photoNames = new PhotoNames(api);
    this.#refreshSoon = createThrottle(() => void this.#run({ softly: true }), REFRESH_EVERY);
  }

  /** Whether anything is asked; otherwise the question is the library itself. */
  get active(): boolean {
    return this.text.trim() !== '' || this.terms.length > 0;
  }

  get filtered(): boolean {
    return !isOpen(this.filter);
  }

  get hits(): readonly Hit[] {
    return this.result?.hits ?? [];
  }

  /** Whether there may be more hits than those that are here. */
  get canShowMore(): boolean {
    return this.hits.length >= this.limit && this.limit < LIMITS.hits;
  }

  /** Whether there may be more hits than one search gives. */
  get atLimit(): boolean {
    return this.hits.length >= LIMITS.hits;
  }

  get question(): Question {
    return { text: this.text, terms: this.terms, filter: this.filter, sort: this.sort };
  }

  /** What the images of questions are called. */
  readonly names: TermNames = {
    photo: (id) => this.photoNames.of(id),
    file: (key) => this.images.file(key)?.name ?? null,
  };

  /** All words of the question, as they would be typed into the box: what a history keeps. */
  get typed(): string {
    return typedTogether(termsOf(this.question).filter((term) => term.kind === 'text'));
  }

  /** Asks another question in place of this one; parts that are left out are empty. */
  ask(question: Partial<Question>): void {
    this.#put({ ...NO_QUESTION, ...question });
    this.#changed(true, 0);
  }

  /** Changes parts of the filter: undefined takes one out. The words stay. */
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

  /** Makes chips of what is in the box. @param minus they say what is not wanted */
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

  /** Takes a chip of words back into the box; what is in the box becomes a chip. */
  editTerm(position: number): void {
    const term = this.terms[position];
    if (term?.kind !== 'text') return;
    const others = this.terms.filter((_term, index) => index !== position);
    const typed = parseTyped(this.text);
    this.text = typedForm(term);
    this.#setTerms([...others, ...typed]);
  }

  /** Finds photos like one of the library; the words are put aside. */
  similarTo(photoId: number, name?: string): void {
    if (name !== undefined) this.photoNames.remember(photoId, name);
    this.#askWith({ kind: 'photo', photoId, weight: 1 });
  }

  /** Finds photos like a part of one of the library; the words are put aside. */
  likeRegion(photoId: number, region: Region): void {
    this.#askWith({ kind: 'region', photoId, region, weight: 1 });
  }

  /** Finds photos like a file of the reader's, which the host keeps in memory only. The words stay. */
  likeFile(file: File): void {
    const term = this.images.take(file);
    if (!term) return;
    // One file at a time, as people expect of a drop; chips of words and photos stay.
    this.#setTerms([...this.terms.filter(({ kind }) => kind !== 'file'), term]);
  }

  /** Takes the question away, but for the filter. */
  clear(): void {
    this.text = '';
    this.terms = [];
    this.#changed(true, 0);
  }

  /** Asks for more of the same, when there may be any. */
  showMore(): void {
    if (!this.canShowMore || this.phase !== 'ready') return;
    this.limit = Math.min(this.limit * MORE, LIMITS.hits);
    void this.#run({ softly: true });
  }

  /** Puts a question of the history back and asks it again, as far as its images are still there. */
  restore(question: Question): void {
    const terms = question.terms.filter((term) => this.images.has(term));
    const wanted = { ...question, terms };
    // A step between photos, say: what is shown stays as it is, and where it is.
    if (this.phase !== 'failed' && questionToHash(wanted) === questionToHash(this.question)) return;
    this.#put(wanted);
    this.#schedule(0);
  }

  /** Another library took the place of the one that was searched: ids mean others there. */
  libraryReplaced(): void {
    this.photoNames.clear();
    this.terms = this.terms.filter(({ kind }) => kind === 'text' || kind === 'file');
    const { takenFrom, takenTo, types, cameras, favourite, ratingFrom } = this.filter;
    this.filter = changeFilter({}, { takenFrom, takenTo, types, cameras, favourite, ratingFrom });
    this.result = null;
    this.#changed(false, 0);
  }

  /** Photos came or went: refreshes shown hits soon, in place. */
  photosChanged(): void {
    if (this.active && this.phase === 'ready') this.#refreshSoon();
  }

  /** Marks changed here: shows them without waiting for the host. */
  mark(picked: Picked, change: MarkChange): void {
    if (!this.result) return;
    const hits = this.result.hits.map((hit) => (picked.has(hit.id) ? { ...hit, ...change } : hit));
    this.result = { ...this.result, hits };
  }

  /** Asks again, for instance after an error or a lost connection. */
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
    this.limit = PAGE;
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

  /** `softly`: the shown hits stay until the answer is there, and a failure changes nothing. */
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
      // A refresh answers the same question: the grid stays where it is.
      if (!softly) this.answered = question;
      this.failure = null;
      this.phase = 'ready';
      if (!softly) this.onAnswer(result);
    } catch (thrown) {
      if (request.signal.aborted) return;
      // What is shown is still the answer to the smaller request, so more can be asked for again.
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
