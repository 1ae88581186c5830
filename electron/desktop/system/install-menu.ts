/** Installs the application menu, and again when the language changes. Runs in the main process. */
import { app, Menu, shell } from 'electron';
import { appVersion } from '../../engine/app-root.ts';
import type { Desktop } from '../desktop.ts';
import { menuTemplate } from './menu.ts';

/** Installs the application menu and keeps it in the language of the settings. */
export function installMenu({ settings, words, window, page, log }: Desktop): void {
  app.setAboutPanelOptions({ applicationName: 'Sightline', applicationVersion: appVersion, version: '' });
  let language = '';
  const install = (): void => {
    const current = words();
    if (current.file === language) return;
    language = current.file;
    const template = menuTemplate(
      current,
      {
        command: (command) => void window.show().then(() => page.emit({ type: 'command', command })),
        showLogs: () => shell.showItemInFolder(log.file),
        quit: () => app.quit(),
      },
      process.platform,
      !app.isPackaged,
    );
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  install();
  settings.onChange(install);
}
