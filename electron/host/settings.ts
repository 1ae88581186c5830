/** Keeps settings in memory. Runs in the host process. */
import { settings, type Settings, type SettingsState } from '../../shared/schemas.ts';
import type { SettingsStore } from './context.ts';
import { omitUndefined } from './omit-undefined.ts';

/** Creates settings that last as long as the process. */
export function settingsInMemory(): SettingsStore {
  let values: Settings = settings.parse({});
  const listeners = new Set<(state: SettingsState) => void>();
  const state = (): SettingsState => ({ settings: values, state: 'saved', reason: null });
  return {
    state,
    update(change) {
      values = { ...values, ...omitUndefined(change) };
      for (const listener of listeners) listener(state());
      return Promise.resolve(state());
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
