/** Models: what is installed and offered, downloads, the choice of the one in use, and what each has made. Page. */
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { meansModel } from '../../../shared/model-variants.ts';
import type { LibraryModel, ModelListing, ModelPull, SpaceRow } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import { Loaded } from '../loaded.svelte.ts';
import type { Notices } from '../shell/notices.svelte.ts';

/** States of a download that is over. */
const OVER: readonly ModelPull['state'][] = ['done', 'cancelled'];

const STARTER = 'starter';
/** The starter's id in its configuration. */
const STARTER_ID = 'sightline-starter';

export class Models {
  readonly listed: Loaded<ModelListing[]>;
  /** Vector spaces of the library. */
  readonly spaces: Loaded<SpaceRow[]>;
  /** Names or ids of models that the host is busy with because of a button. */
  readonly busy = new SvelteSet<string>();
  /** Names of models that were installed while the page was open. */
  readonly fresh = new SvelteSet<string>();
  /** ISO 639 codes of languages one of which a better model should understand; empty: that of the page. */
  #wanted = $state.raw<readonly string[]>([]);
  /** Whether the better models are to be shown first thing. */
  offering = $state(false);
  readonly #api: Api;
  readonly #notices: Notices;
  /** Downloads by the name of what they install, newer than the list. */
  readonly #pulls = new SvelteMap<string, ModelPull>();
  /** Names of models by the key of their space, as far as they have answered while the page was open. */
  readonly #makers = new SvelteMap<string, string>();

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
    this.listed = new Loaded(() => api.models.list());
    this.spaces = new Loaded(() => api.spaces.list());
  }

  get all(): readonly ModelListing[] {
    return this.listed.value ?? [];
  }

  get installed(): readonly ModelListing[] {
    return this.all.filter(({ installed }) => installed);
  }

  /** The model of that name, whichever of its weights it asks for; undefined when it is none of the list, such as a folder elsewhere. */
  find(name: string): ModelListing | undefined {
    return this.all.find((model) => meansModel(name, model.name));
  }

  /** Learns from the model that answers to which one its space belongs. */
  learn({ space, name }: Pick<LibraryModel, 'space' | 'name'>): void {
    this.#makers.set(space, name);
  }

  /** What an installed model has made of this library's photos; undefined when it is nothing, or not known. */
  spaceOf({ id, name }: Pick<ModelListing, 'id' | 'name'>): SpaceRow | undefined {
    const made = id === STARTER ? STARTER_ID : name;
    return this.spaces.value?.find(({ key, model }) => (this.#makers.get(key) ?? model) === made || model === made);
  }

  /** The name for people of the model that made a space, which knows only what the model's configuration calls it. */
  makerOf({ key, model }: Pick<SpaceRow, 'key' | 'model'>): string {
    return this.titleOf(this.#makers.get(key) ?? model);
  }

  /** The name for people of a model, by its name or id; the starter's has another id in its configuration. */
  titleOf(called: string): string {
    const wanted = called === STARTER_ID ? STARTER : called;
    return this.find(wanted)?.title ?? this.all.find(({ id }) => id === wanted)?.title ?? called;
  }

  /** The download of a model; null if there is none. */
  pullOf({ name, pull }: Pick<ModelListing, 'name' | 'pull'>): ModelPull | null {
    const latest = this.#pulls.get(name) ?? pull;
    return latest === null || OVER.includes(latest.state) ? null : latest;
  }

  /** Models that are on their way and not in the catalogue, because they came by their id on the hub. */
  get strangers(): readonly ModelListing[] {
    return this.all.filter((model) => isStranger(model) && this.pullOf(model) !== null);
  }

  /** Models of the catalogue that are not installed. */
  get offered(): readonly ModelListing[] {
    return this.all.filter((model) => !model.installed && !isStranger(model));
  }

  /** ISO 639 code of the language that a better model should understand; null: that of the page. */
  get wantedLanguage(): string | null {
    const [first = null] = this.#wanted;
    return this.#wanted.find((code) => this.all.some(({ languages }) => languages?.includes(code))) ?? first;
  }

  /** Shows models that understand one of these languages when the settings are opened. */
  offer(languages: readonly string[]): void {
    this.#wanted = languages;
    this.offering = true;
  }

  pull(id: string): Promise<void> {
    return this.#ask(id, () => this.#api.models.pull({ id }));
  }

  pause(name: string): Promise<void> {
    return this.#ask(name, () => this.#api.models.pausePull({ id: name }));
  }

  resume(name: string): Promise<void> {
    return this.#ask(name, () => this.#api.models.resumePull({ id: name }));
  }

  cancel(name: string): Promise<void> {
    return this.#ask(name, () => this.#api.models.cancelPull({ id: name }));
  }

  /** Deletes an installed model from this computer. */
  remove(name: string): Promise<void> {
    return this.#ask(name, () => this.#api.models.remove({ id: name }));
  }

  /**
   * Chooses the model of the library; photos are embedded with it in the background.
   * @param variant weights to choose among those of its folder; empty: the best ones
   */
  use(name: string, variant = ''): Promise<void> {
    return this.#ask(name, () => this.#api.models.use({ id: variant === '' ? name : `${name}+${variant}` }));
  }

  /** Checks the files of an installed model, and says what is wrong. */
  verify(name: string): Promise<void> {
    return this.#ask(name, async () => {
      const { ok, problems } = await this.#api.models.verify({ id: name });
      const [first] = problems;
      const title = this.titleOf(name);
      if (ok) this.#notices.show('info', () => messages.models.verified(title));
      else {
        this.#notices.show('error', () =>
          messages.models.damaged(title, first?.file ?? '', first?.reason ?? ''),
        );
      }
    });
  }

  /** Deletes the vectors of a model that does not answer. */
  async removeSpace({ id, ...space }: Pick<SpaceRow, 'id' | 'key' | 'model'>): Promise<void> {
    const title = this.makerOf(space);
    const removed = await this.#notices.attempt(() => this.#api.spaces.remove({ id }));
    if (removed) this.#notices.announce(messages.models.spaceRemoved(title));
    await this.spaces.load();
  }

  /** Handles the host's event. @param pull null: installed models changed. */
  handle(pull: ModelPull | null): void {
    if (pull !== null) {
      const { name, state } = pull;
      const before = this.#pulls.get(name)?.state;
      this.#pulls.set(name, pull);
      if (state === before) return;
      const title = this.titleOf(pull.id);
      if (state === 'failed') this.#notices.show('error', () => messages.models.stopped(title));
      if (state === 'done') {
        this.fresh.add(name);
        this.#notices.show('info', () => messages.models.installed(title));
      }
      if (!OVER.includes(state) && this.find(name) !== undefined) return;
    }
    this.changed();
  }

  /** Another model was chosen, or answers now. */
  changed(): void {
    if (this.listed.value !== null) void this.listed.load();
    if (this.spaces.value !== null) void this.spaces.load();
  }

  async #ask(name: string, request: () => Promise<unknown>): Promise<void> {
    this.busy.add(name);
    await this.#notices.attempt(request);
    this.busy.delete(name);
    await this.listed.load();
  }
}

/** Whether it is listed only because it is on its way. */
function isStranger({ installed, summary }: ModelListing): boolean {
  return !installed && summary === null;
}
