/** New versions of the app: looked for when the reader asks, or by the host once the settings agree. */
import type { UpdateState } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import type { Notices } from '../shell/notices.svelte.ts';

export class Updates {
  /** What is known of a new version; null before anybody looked. */
  found = $state.raw<UpdateState | null>(null);
  busy = $state(false);
  readonly #api: Api;
  readonly #notices: Notices;
  #heard = 0;

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
  }

  async check(): Promise<void> {
    await this.#attempt(async () => {
      const heard = this.#heard;
      const found = await this.#api.updates.check();
      // The host tells of every change: what it told meanwhile is the newer.
      if (heard === this.#heard) this.found = found;
    });
  }

  /** The host found, downloaded or gave up a new version. */
  handle(update: UpdateState): void {
    this.#heard += 1;
    const ready = update.state === 'downloaded' && this.found?.state !== 'downloaded';
    this.found = update.state === 'off' ? null : update;
    if (ready) this.#notices.show('info', messages.settings.updates.ready(update.version ?? ''));
  }

  /** The app restarts into the new version. */
  async install(): Promise<void> {
    await this.#attempt(() => this.#api.updates.install());
  }

  async #attempt(work: () => Promise<unknown>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await this.#notices.attempt(work);
    this.busy = false;
  }
}
