/** Chooses dark or light: the system's, unless the settings override it. Runs in the main process. */
import { nativeTheme } from 'electron';
import type { SettingsStore } from '../../host/context.ts';

/** Applies the settings' theme now and at every change. */
export function followTheme(settings: SettingsStore): void {
  const apply = (): void => {
    const { theme } = settings.state().settings;
    if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme;
  };
  apply();
  settings.onChange(apply);
}
