/** Models: what is installed and offered, downloads, and the choice of the one in use. Page. */
import type { ModelListing, ModelPull } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import { Loaded } from '../loaded.svelte.ts';
import type { Notices } from '../shell/notices.svelte.ts';

/** States of a download that is over. */
const OVER: readonly ModelPull['state'][] = ['done', 'cancelled'];

export class Models {
  readonly listed: Loaded<ModelListing[]>;
  /** Names or ids of models that the host is busy with because of a button. */
  busy = $state.raw<ReadonlySet<string>>(new Set());
  readonly #api: Api;
  readonly #notices: Notices;
  /** Downloads by id, newer than the list. */
  #pulls = $state.raw<ReadonlyMap<string, ModelPull>>(new Map());

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
    this.listed = new Loaded(() => api.models.list());
  }

  get all(): readonly ModelListing[] {
    return this.listed.value ?? [];
  }

  get installed(): readonly ModelListing[] {
    return this.all.filter(({ installed }) => installed);
  }

  /** The download of a model; null if there is none. */
  pullOf({ id, pull }: Pick<ModelListing, 'id' | 'pull'>): ModelPull | null {
    const latest = this.#pulls.get(id) ?? pull;
    return latest === null || OVER.includes(latest.state) ? null : latest;
  }

  /** Downloads of models that the list does not have, because they came by their id on the hub. */
  get strangers(): readonly ModelPull[] {
    const known = new Set(this.all.map(({ id }) => id));
    return [...this.#pulls.values()].filter(({ id, state }) => !known.has(id) && !OVER.includes(state));
  }

  pull(id: string): Promise<void> {
    return this.#ask(id, () => this.#api.models.pull({ id }));
  }

  pause(id: string): Promise<void> {
    return this.#ask(id, () => this.#api.models.pausePull({ id }));
  }

  resume(id: string): Promise<void> {
    return this.#ask(id, () => this.#api.models.resumePull({ id }));
  }

  cancel(id: string): Promise<void> {
    return this.#ask(id, () => this.#api.models.cancelPull({ id }));
  }

  /** Deletes an installed model from this computer. */
  remove(name: string): Promise<void> {
    return this.#ask(name, () => this.#api.models.remove({ id: name }));
  }

  /** Chooses the model of the library; photos are embedded with it in the background. */
  use(name: string): Promise<void> {
    return this.#ask(name, () => this.#api.models.use({ id: name }));
  }

  /** Checks the files of an installed model, and says what is wrong. */
  verify(name: string): Promise<void> {
    return this.#ask(name, async () => {
      const { ok, problems } = await this.#api.models.verify({ id: name });
      const [first] = problems;
      if (ok) this.#notices.announce(messages.models.verified(name));
      else this.#notices.show('error', messages.models.damaged(name, first?.file ?? '', first?.reason ?? ''));
    });
  }

  /** Handles the host's event. @param pull null: installed models changed. */
  handle(pull: ModelPull | null): void {
    if (pull !== null) {
      const before = this.#pulls.get(pull.id)?.state;
      this.#pulls = new Map(this.#pulls).set(pull.id, pull);
      if (pull.state === before) return;
      if (pull.state === 'failed' && pull.reason !== null) this.#notices.show('error', pull.reason);
      if (pull.state === 'done') this.#notices.announce(messages.models.installed(pull.id));
      if (!OVER.includes(pull.state)) return;
    }
    if (this.listed.value !== null) void this.listed.load();
  }

  async #ask(id: string, request: () => Promise<unknown>): Promise<void> {
    this.busy = new Set(this.busy).add(id);
    await this.#notices.attempt(request);
    this.busy = new Set([...this.busy].filter((each) => each !== id));
    await this.listed.load();
  }
}
