/** The app's network requests, and the searches it remembers. Page. */
import type { NetworkRequest } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import { Loaded } from '../loaded.svelte.ts';
import type { Notices } from '../shell/notices.svelte.ts';

export class Privacy {
  /** Oldest first. */
  readonly requests: Loaded<readonly NetworkRequest[]>;
  readonly #api: Api;
  readonly #notices: Notices;

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
    this.requests = new Loaded(() => api.app.requests());
  }

  /** Forgets all remembered searches. */
  async forgetSearches(): Promise<void> {
    if (await this.#notices.attempt(() => this.#api.search.forget({})))
      this.#notices.show('info', () => messages.privacy.forgotten);
  }
}
