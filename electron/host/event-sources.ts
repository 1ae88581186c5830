/** One stream of events out of several sources. Runs in the host process. */
import type { UpdateState } from '../../shared/schemas.ts';
import type { SettingsStore, Subscribe } from './context.ts';

/** Listeners hear all sources; they are unregistered from all at once. */
export function mergeEvents(...sources: readonly Subscribe[]): Subscribe {
  return (listener) => {
    const stops = sources.map((subscribe) => subscribe(listener));
    return () => stops.forEach((stop) => stop());
  };
}

/** Tells of every change of the settings. */
export function settingsEvents(settings: SettingsStore): Subscribe {
  return (listener) => settings.onChange((state) => listener({ type: 'settings', settings: state }));
}

/** Where news of new versions come from. */
export interface UpdateSource {
  readonly state: UpdateState;
  /** Calls back after every change; the answer unregisters. */
  onChange(listener: (state: UpdateState) => void): () => void;
}

/** Tells of new versions: what is known already at once, so that a page that is loaded later knows it too. */
export function updateEvents(updates: UpdateSource): Subscribe {
  return (listener) => {
    const tell = (update: UpdateState): void => listener({ type: 'update', update });
    if (updates.state.state !== 'off') tell(updates.state);
    return updates.onChange(tell);
  };
}
