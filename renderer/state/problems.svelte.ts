/** The list of files that failed, were skipped, or carry a warning, page by page, and their retry. */
import type { Problem } from '../../shared/schemas.ts';
import type { Api } from '../api/api.ts';
import { describeFailure } from '../lib/failure.ts';
import type { Failure } from '../lib/failure.ts';
import { messages } from '../i18n/messages.svelte.ts';
import type { Notices } from './notices.svelte.ts';

export type ProblemFilter = 'all' | Problem['state'];
export const PROBLEM_FILTERS: readonly ProblemFilter[] = ['all', 'failed', 'skipped', 'done'];

export class Problems {
  open = $state(false);
  filter = $state<ProblemFilter>('all');
  list = $state.raw<readonly Problem[]>([]);
  /** Where the next page starts; null when everything is shown. */
  next = $state<number | null>(null);
  loading = $state(false);
  failure = $state.raw<Failure | null>(null);
  readonly #api: Api;
  readonly #notices: Notices;
  #latest = 0;
  #paged = false;

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
  }

  async start(): Promise<void> {
    this.open = true;
    await this.choose('all');
  }

  close(): void {
    this.open = false;
    this.#latest += 1;
  }

  async choose(filter: ProblemFilter): Promise<void> {
    this.filter = filter;
    this.list = [];
    await this.#load(0);
  }

  async more(): Promise<void> {
    if (this.next !== null) await this.#load(this.next);
  }

  /** Reads the shown rows again because photos changed; not while the reader is pages down the list. */
  async refresh(): Promise<void> {
    if (this.open && !this.loading && !this.#paged) await this.#load(0);
  }

  /** Tries one file again, or all that failed. */
  async retry(ids?: readonly number[]): Promise<void> {
    try {
      const { queued } = await this.#api.photos.retry(ids ? { ids: [...ids] } : {});
      this.#notices.announce(messages.problems.queued(queued));
      await this.#load(0);
    } catch (thrown) {
      this.failure = describeFailure(thrown);
    }
  }

  /** Loads one page; the first page replaces what is shown, later ones are added to it. */
  async #load(after: number): Promise<void> {
    const request = (this.#latest += 1);
    this.loading = true;
    this.failure = null;
    try {
      const state = this.filter === 'all' ? {} : { state: this.filter };
      const page = await this.#api.photos.problems({ after, ...state });
      if (request !== this.#latest) return;
      this.list = after === 0 ? page.problems : [...this.list, ...page.problems];
      this.next = page.next;
      this.#paged = after !== 0;
    } catch (thrown) {
      if (request === this.#latest) this.failure = describeFailure(thrown);
    } finally {
      if (request === this.#latest) this.loading = false;
    }
  }
}
