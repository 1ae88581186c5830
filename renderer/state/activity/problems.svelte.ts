/**
 * The files that failed, were skipped, or carry a warning, a page at a time (there may be a hundred thousand of them),
 * and their retry.
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
export const PROBLEM_PAGE = 100;
/** Events come many times a second while indexing. */
const REFRESH_EVERY = 1_500;

export class Problems {
  /** Whether somebody looks at them: only then they follow what happens. */
  shown = $state(false);
  filter = $state<ProblemFilter>('all');
  list = $state.raw<readonly Problem[]>([]);
  /** Where the shown page begins, after those before it; see `photos.problems`. */
  #starts = $state.raw<readonly number[]>([0]);
  /** Where the next page begins; null on the last. */
  #next = $state<number | null>(null);
  loading = $state(false);
  failure = $state.raw<Failure | null>(null);
  /** Called when the reader wants to see them. */
  onShow: () => void = () => {};
  /** Reads the shown page again, soon, because photos changed. */
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

  /** How many come before the shown page. */
  get before(): number {
    return (this.#starts.length - 1) * PROBLEM_PAGE;
  }

  get hasPrevious(): boolean {
    return this.#starts.length > 1;
  }

  get hasNext(): boolean {
    return this.#next !== null;
  }

  /** Leads to where they are shown. */
  start(): void {
    this.onShow();
  }

  /** For the place that shows them: from now on they are kept fresh, until `hide`. */
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

  /** Tries one file again, or all that failed. */
  async retry(ids?: readonly number[]): Promise<void> {
    try {
      const { queued } = await this.#api.photos.retry(ids ? { ids: [...ids] } : {});
      this.#notices.announce(messages.problems.queued(queued));
      await this.#load(ids ? this.#starts : [0]);
    } catch (thrown) {
      this.failure = describeFailure(thrown);
    }
  }

  /** @param starts where the pages up to the wanted one begin */
  async #load(starts: readonly number[]): Promise<void> {
    const request = (this.#latest += 1);
    this.loading = true;
    this.failure = null;
    try {
      const state = this.filter === 'all' ? {} : { state: this.filter };
      const after = starts.at(-1) ?? 0;
      const page = await this.#api.photos.problems({ after, limit: PROBLEM_PAGE, ...state });
      if (request !== this.#latest) return;
      // The page became empty: its files were read after all, or are gone.
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
