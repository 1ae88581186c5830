/** New versions of the app: checked for when the user asks, or by the host if settings allow. Page. */
import type { UpdateState } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import type { Notices } from '../shell/notices.svelte.ts';

export class Updates {
  /** What is known about a new version; null before a check. */
  found = $state.raw<UpdateState | null>(null);
  busy = $state(false);
  readonly #api: Api;
  readonly #notices: Notices;
  #eventCount = 0;

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
  }

  async check(): Promise<void> {
    await this.#attempt(async () => {
      const before = this.#eventCount;
      const found = await this.#api.updates.check();
      // Events received in the meantime are newer than this answer.
      if (before === this.#eventCount) this.found = found;
    });
  }

  /** Handles the host finding, downloading or giving up on a new version. */
  handle(update: UpdateState): void {
    this.#eventCount += 1;
    const ready = update.state === 'downloaded' && this.found?.state !== 'downloaded';
    this.found = update.state === 'off' ? null : update;
    if (ready) this.#notices.show('info', () => messages.settings.updates.ready(update.version ?? ''));
  }

  /** Restarts into the new version. */
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
