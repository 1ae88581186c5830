/** The user's settings: loaded from the host, changed here at once and saved there, kept up to date by events. Page. */
import type { Settings, SettingsChange, SettingsState } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { DEFAULT_SETTINGS } from '../../lib/settings/default-settings.ts';
import type { Notices } from '../shell/notices.svelte.ts';

export class UserSettings {
  values = $state.raw<Settings>(DEFAULT_SETTINGS);
  /** How the host stores them; see the contract. */
  state = $state<SettingsState['state']>('saved');
  /** Why they are not saved as usual, as readable text. */
  reason = $state<string | null>(null);
  loaded = $state(false);
  /** Called when values change, whoever changed them. */
  onChange: (values: Settings) => void = () => {};
  readonly #api: Api;
  readonly #notices: Notices;
  /**
   * Number of changes the host has not confirmed: until then, events about earlier ones must not revert them on the
   * page.
   */
  #unconfirmed = 0;

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
  }

  async load(): Promise<void> {
    try {
      this.#take(await this.#api.settings.get());
    } catch {
      // The connection state already tells the user; the next connection retries.
    }
  }

  /** Handles a change by another page or by the host itself. */
  handle(state: SettingsState): void {
    if (this.#unconfirmed === 0) this.#take(state);
  }

  /** Shows values without saving them, for instance while a slider moves. */
  preview(change: SettingsChange): void {
    this.#show({ ...this.values, ...withoutUndefined(change) });
  }

  /** Applies a change at once. If the host refuses it, reverts and shows why. */
  async update(change: SettingsChange): Promise<void> {
    this.#unconfirmed += 1;
    this.#show({ ...this.values, ...withoutUndefined(change) });
    try {
      const state = await this.#api.settings.update(change);
      this.#unconfirmed -= 1;
      this.handle(state);
    } catch (thrown) {
      this.#unconfirmed -= 1;
      this.#notices.fail(thrown);
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

/** Removes undefined values, which mean "unchanged". */
function withoutUndefined(change: SettingsChange): Partial<Settings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
