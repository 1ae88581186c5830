/** New versions of the app: looked for when the reader asks, or by the host once the settings agree. */
import type { UpdateState } from '../../shared/schemas.ts';
import type { Api } from '../api/api.ts';
import { describeFailure } from '../lib/failure.ts';
import type { Notices } from './notices.svelte.ts';

export class Updates {
  /** What the last look brought; null before one. */
  found = $state.raw<UpdateState | null>(null);
  busy = $state(false);
  readonly #api: Api;
  readonly #notices: Notices;

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
  }

  async check(): Promise<void> {
    await this.#attempt(async () => {
      this.found = await this.#api.updates.check();
    });
  }

  /** The app restarts into the new version. */
  async install(): Promise<void> {
    await this.#attempt(() => this.#api.updates.install());
  }

  async #attempt(work: () => Promise<unknown>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await work();
    } catch (thrown) {
      const failure = describeFailure(thrown);
      this.#notices.show('error', `${failure.message} ${failure.advice}`);
    } finally {
      this.busy = false;
    }
  }
}
