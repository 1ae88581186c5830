/** One stream of events out of several sources. Host processes. */
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
