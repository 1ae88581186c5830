/** Merges several sources of events into one stream. Runs in the host process. */
import type { UpdateState } from '../../shared/schemas.ts';
import type { SettingsStore, Subscribe } from './context.ts';

/** Subscribes listeners to all sources, and unsubscribes them from all at once. */
export function mergeEvents(...sources: readonly Subscribe[]): Subscribe {
  return (listener) => {
    const stops = sources.map((subscribe) => subscribe(listener));
    return () => stops.forEach((stop) => stop());
  };
}

/** Emits an event for every change of the settings. */
export function settingsEvents(settings: SettingsStore): Subscribe {
  return (listener) => settings.onChange((state) => listener({ type: 'settings', settings: state }));
}

/** A source of news about new versions. */
export interface UpdateSource {
  readonly state: UpdateState;
  /** Calls the listener after every change; returns a function that unregisters it. */
  onChange(listener: (state: UpdateState) => void): () => void;
}

/** Emits news about new versions. Emits the current state first, for pages that load later. */
export function updateEvents(updates: UpdateSource): Subscribe {
  return (listener) => {
    const emit = (update: UpdateState): void => listener({ type: 'update', update });
    if (updates.state.state !== 'off') emit(updates.state);
    return updates.onChange(emit);
  };
}
