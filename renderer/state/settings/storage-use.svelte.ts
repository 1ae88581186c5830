/** The library's disk usage, and freeing some of it. Page. */
import type { Storage } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import { Loaded } from '../loaded.svelte.ts';
import type { Notices } from '../shell/notices.svelte.ts';

export class StorageUse {
  readonly measured: Loaded<Storage>;
  clearing = $state(false);
  readonly #api: Api;
  readonly #notices: Notices;

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
    this.measured = new Loaded(() => api.library.storage());
  }

  /** Deletes all thumbnails; they are made again when needed. */
  async clearThumbnails(): Promise<void> {
    this.clearing = true;
    if (await this.#notices.attempt(() => this.#api.library.clearThumbnails()))
      this.#notices.announce(messages.storage.cleared);
    this.clearing = false;
    await this.measured.load();
  }
}
