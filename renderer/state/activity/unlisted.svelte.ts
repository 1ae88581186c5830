/** Folders and files that scans could not list (the first page of them), and scanning them again. Page. */
import type { Unlisted } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import { createThrottle } from '../../lib/throttle.ts';
import { describeFailure } from '../../words/failure.ts';
import type { Failure } from '../../words/failure.ts';
import type { Notices } from '../shell/notices.svelte.ts';

/** Rows to show; the section says how many there are in all. */
const MOST_SHOWN = 100;
/** Milliseconds between requests; scans begin and end in quick succession. */
const REFRESH_EVERY = 800;

export class UnlistedPaths {
  list = $state.raw<readonly Unlisted[]>([]);
  failure = $state.raw<Failure | null>(null);
  /** A scan began or ended: loads the list again while it is visible, throttled. */
  readonly refresh: () => void;
  readonly #api: Api;
  readonly #notices: Notices;
  #shown = false;
  #latest = 0;

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
    this.refresh = createThrottle(() => {
      if (this.#shown) void this.#load();
    }, REFRESH_EVERY);
  }

  /** Call when the list appears: keeps it up to date until `hide`. */
  async show(): Promise<void> {
    this.#shown = true;
    await this.#load();
  }

  hide(): void {
    this.#shown = false;
    this.#latest += 1;
  }

  /** Scans one entry again, or all. What can be listed now leaves the list when the scan ends. */
  async retry(entry?: Unlisted): Promise<void> {
    try {
      const { queued } = await this.#api.folders.retryUnlisted(entry ? { ids: [entry.id] } : {});
      this.#notices.announce(messages.unlisted.queued(queued));
    } catch (thrown) {
      this.failure = describeFailure(thrown);
    }
  }

  async #load(): Promise<void> {
    const request = (this.#latest += 1);
    try {
      const { unlisted } = await this.#api.folders.unlisted({ limit: MOST_SHOWN });
      if (request !== this.#latest) return;
      this.list = unlisted;
      this.failure = null;
    } catch (thrown) {
      if (request === this.#latest) this.failure = describeFailure(thrown);
    }
  }
}
