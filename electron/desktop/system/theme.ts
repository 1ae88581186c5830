/** Dark or light: as the system, unless the settings say otherwise. Runs in the main process. */
import { nativeTheme } from 'electron';
import type { SettingsStore } from '../../host/context.ts';

/** Applies the theme of the settings now and at every change. */
export function followTheme(settings: SettingsStore): void {
  const apply = (): void => {
    const { theme } = settings.state().settings;
    if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme;
  };
  apply();
  settings.onChange(apply);
}
