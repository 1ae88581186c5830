/** How much room the library takes, and making some of it free. */
import type { Storage } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { describeFailure } from '../../words/failure.ts';
import type { Failure } from '../../words/failure.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import type { Notices } from '../shell/notices.svelte.ts';

export class StorageUse {
  value = $state.raw<Storage | null>(null);
  failure = $state.raw<Failure | null>(null);
  clearing = $state(false);
  readonly #api: Api;
  readonly #notices: Notices;

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
  }

  async load(): Promise<void> {
    try {
      this.value = await this.#api.library.storage();
      this.failure = null;
    } catch (thrown) {
      this.failure = describeFailure(thrown);
    }
  }

  /** Thumbnails are made again when they are shown. */
  async clearThumbnails(): Promise<void> {
    this.clearing = true;
    try {
      await this.#api.library.clearThumbnails();
      this.#notices.announce(messages.storage.cleared);
    } catch (thrown) {
      const failure = describeFailure(thrown);
      this.#notices.show('error', `${failure.message} ${failure.advice}`);
    } finally {
      this.clearing = false;
    }
    await this.load();
  }
}
