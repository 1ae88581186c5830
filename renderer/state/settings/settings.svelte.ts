/** The user's settings: read from the host, changed here at once and there soon after, kept fresh by its events. */
import type { Settings, SettingsChange, SettingsState } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { DEFAULT_SETTINGS } from '../../lib/settings/default-settings.ts';
import { describeFailure } from '../../words/failure.ts';
import type { Notices } from '../shell/notices.svelte.ts';

export class UserSettings {
  values = $state.raw<Settings>(DEFAULT_SETTINGS);
  /** How the host keeps them; see the contract. */
  state = $state<SettingsState['state']>('saved');
  /** Why they are not saved as usual, for a person. */
  reason = $state<string | null>(null);
  loaded = $state(false);
  /** Called when values changed, by whomever. */
  onChange: (values: Settings) => void = () => {};
  readonly #api: Api;
  readonly #notices: Notices;
  /** Changes the host has not answered yet: an event about an earlier one must not undo them on the page. */
  #underWay = 0;

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
  }

  async load(): Promise<void> {
    try {
      this.#take(await this.#api.settings.get());
    } catch {
      // Told by the state of the connection; the next one asks again.
    }
  }

  /** Another page, or the host itself, changed them. */
  handle(state: SettingsState): void {
    if (this.#underWay === 0) this.#take(state);
  }

  /** Shows values without keeping them: while a slider is still moved. */
  preview(change: SettingsChange): void {
    this.#show({ ...this.values, ...withoutUndefined(change) });
  }

  /** Changes them on the page at once; when the host refuses, puts back what it has and says why. */
  async update(change: SettingsChange): Promise<void> {
    this.#underWay += 1;
    this.#show({ ...this.values, ...withoutUndefined(change) });
    try {
      const state = await this.#api.settings.update(change);
      this.#underWay -= 1;
      this.handle(state);
    } catch (thrown) {
      this.#underWay -= 1;
      this.#notices.fail(describeFailure(thrown));
      await this.load();
    }
  }

  #take({ settings, state, reason }: SettingsState): void {
    this.state = state;
    this.reason = reason;
    this.loaded = true;
    this.#show(settings);
  }

  #show(values: Settings): void {
    this.values = values;
    this.onChange(values);
  }
}

/** A change may name a key without a value; what is shown keeps its own then. */
function withoutUndefined(change: SettingsChange): Partial<Settings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
