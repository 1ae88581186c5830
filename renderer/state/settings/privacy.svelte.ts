/** What the app keeps to itself and what it does not: its requests to the network, and the searches it remembers. */
import type { NetworkRequest } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { describeFailure } from '../../words/failure.ts';
import type { Failure } from '../../words/failure.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import type { Notices } from '../shell/notices.svelte.ts';

export class Privacy {
  /** Oldest first; null before the host has answered. */
  requests = $state.raw<readonly NetworkRequest[] | null>(null);
  failure = $state.raw<Failure | null>(null);
  readonly #api: Api;
  readonly #notices: Notices;

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
  }

  async load(): Promise<void> {
    try {
      this.requests = await this.#api.app.requests();
      this.failure = null;
    } catch (thrown) {
      this.failure = describeFailure(thrown);
    }
  }

  /** Forgets every search that was remembered. */
  async forgetSearches(): Promise<void> {
    try {
      await this.#api.search.forget({});
      this.#notices.show('info', messages.privacy.forgotten);
    } catch (thrown) {
      const failure = describeFailure(thrown);
      this.#notices.show('error', `${failure.message} ${failure.advice}`);
    }
  }
}
