/** The app's network requests, and the searches it remembers. Page. */
import type { ModelPull, NetworkRequest } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import { Loaded } from '../loaded.svelte.ts';
import type { Notices } from '../shell/notices.svelte.ts';

export class Privacy {
  /** Oldest first. */
  readonly requests: Loaded<readonly NetworkRequest[]>;
  readonly #api: Api;
  readonly #notices: Notices;
  #lastState: ModelPull['state'] | null = null;

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
    this.requests = new Loaded(() => api.app.requests());
  }

  /** Handles news of a download, which makes requests: a list that is shown stays true. */
  handle(pull: ModelPull | null): void {
    const state = pull?.state ?? null;
    const changed = state !== this.#lastState;
    this.#lastState = state;
    const known = this.requests.value;
    if (known !== null && (changed || known.length === 0)) void this.requests.load();
  }

  /** Forgets all remembered searches. */
  async forgetSearches(): Promise<void> {
    if (await this.#notices.attempt(() => this.#api.search.forget({})))
      this.#notices.show('info', () => messages.privacy.forgotten);
  }
}
