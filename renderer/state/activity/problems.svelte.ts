/**
 * Files that failed, were skipped or carry a warning, one page at a time (there may be a hundred thousand), and
 * retrying them. Page.
 */
import type { Problem } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { describeFailure } from '../../words/failure.ts';
import type { Failure } from '../../words/failure.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import { createThrottle } from '../../lib/throttle.ts';
import type { Notices } from '../shell/notices.svelte.ts';

export type ProblemFilter = 'all' | Problem['state'];
export const PROBLEM_FILTERS: readonly ProblemFilter[] = ['all', 'failed', 'skipped', 'done'];
/** Rows of a page. */
const PROBLEM_PAGE = 100;
/** Events come many times a second while indexing. */
const REFRESH_EVERY = 1_500;

export class Problems {
  /** Whether the list is visible; it refreshes only then. */
  shown = $state(false);
  filter = $state<ProblemFilter>('all');
  list = $state.raw<readonly Problem[]>([]);
  /** Cursors of the pages up to the one shown; see `photos.problems`. */
  #starts = $state.raw<readonly number[]>([0]);
  /** Cursor of the next page; null on the last. */
  #next = $state<number | null>(null);
  loading = $state(false);
  failure = $state.raw<Failure | null>(null);
  /** Called when the reader asks to see the list. */
  onShow: () => void = () => {};
  /** Photos changed: reloads the page shown, throttled. */
  readonly refresh: () => void;
  readonly #api: Api;
  readonly #notices: Notices;
  #latest = 0;

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
    this.refresh = createThrottle(() => {
      if (this.shown && !this.loading) void this.#load(this.#starts);
    }, REFRESH_EVERY);
  }

  /** How many problems precede the page shown. */
  get before(): number {
    return (this.#starts.length - 1) * PROBLEM_PAGE;
  }

  get hasPrevious(): boolean {
    return this.#starts.length > 1;
  }

  get hasNext(): boolean {
    return this.#next !== null;
  }

  /** Takes the reader to the list. */
  start(): void {
    this.onShow();
  }

  /** Call when the list appears: keeps it up to date until `hide`. */
  async show(): Promise<void> {
    this.shown = true;
    await this.#load([0]);
  }

  hide(): void {
    this.shown = false;
    this.#latest += 1;
    this.loading = false;
  }

  async choose(filter: ProblemFilter): Promise<void> {
    this.filter = filter;
    this.list = [];
    await this.#load([0]);
  }

  async next(): Promise<void> {
    if (this.#next !== null) await this.#load([...this.#starts, this.#next]);
  }

  async previous(): Promise<void> {
    if (this.hasPrevious) await this.#load(this.#starts.slice(0, -1));
  }

  /** Retries the given files, or all that failed. */
  async retry(ids?: readonly number[]): Promise<void> {
    try {
      const { queued } = await this.#api.photos.retry(ids ? { ids: [...ids] } : {});
      this.#notices.announce(messages.problems.queued(queued));
      await this.#load(ids ? this.#starts : [0]);
    } catch (thrown) {
      this.failure = describeFailure(thrown);
    }
  }

  /** @param starts cursors of the pages up to the wanted one */
  async #load(starts: readonly number[]): Promise<void> {
    const request = (this.#latest += 1);
    this.loading = true;
    this.failure = null;
    try {
      const state = this.filter === 'all' ? {} : { state: this.filter };
      const after = starts.at(-1) ?? 0;
      const page = await this.#api.photos.problems({ after, limit: PROBLEM_PAGE, ...state });
      if (request !== this.#latest) return;
      // The page is now empty: its files were indexed or are gone.
      if (page.problems.length === 0 && starts.length > 1) return await this.#load(starts.slice(0, -1));
      this.list = page.problems;
      this.#starts = starts;
      this.#next = page.next;
    } catch (thrown) {
      if (request === this.#latest) this.failure = describeFailure(thrown);
    } finally {
      if (request === this.#latest) this.loading = false;
    }
  }
}
