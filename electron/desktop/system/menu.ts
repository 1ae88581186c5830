/** The application's menu: what the platform expects, and what the page can do. Runs in the main process. */
import type { MenuItemConstructorOptions } from 'electron';
import type { Command } from '../../../shared/schemas.ts';
import type { DesktopWords } from '../words/en.ts';

export interface MenuActions {
  /** Asks the page, in a window that is opened when there is none. */
  readonly command: (command: Command) => void;
  readonly showLogs: () => void;
  readonly quit: () => void;
}

type Item = MenuItemConstructorOptions;

const SEPARATOR: Item = { type: 'separator' };

/** What a developer needs; Electron names them. The guards of the window allow developer tools where this menu is. */
const DEVELOPER: readonly Item[] = [
  SEPARATOR,
  { role: 'reload' },
  { role: 'forceReload' },
  { role: 'toggleDevTools' },
];

/**
 * @param platform decides where things are looked for: macOS has an application menu.
 * @param developer whether developers may look into the page: not in a package.
 */
export function menuTemplate(
  words: DesktopWords,
  actions: MenuActions,
  platform: NodeJS.Platform,
  developer = false,
): Item[] {
  const mac = platform === 'darwin';
  const ask = (label: string, command: Command, accelerator?: string): Item => ({
    id: command,
    label,
    click: () => actions.command(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  /** The page has the key itself; the menu only shows it. */
  const shown = (item: Item): Item => ({ ...item, registerAccelerator: false });
  const settings = ask(words.settings, 'show-settings', 'CmdOrCtrl+,');
  const quit: Item = { id: 'quit', label: words.quit, accelerator: 'CmdOrCtrl+Q', click: actions.quit };
  const about: Item = { role: 'about', label: words.about };

  const application: Item = {
    label: 'Sightline',
    submenu: [
      about,
      SEPARATOR,
      settings,
      SEPARATOR,
      { role: 'services', label: words.services },
      SEPARATOR,
      { role: 'hide', label: words.hide },
      { role: 'hideOthers', label: words.hideOthers },
      { role: 'unhide', label: words.showAll },
      SEPARATOR,
      quit,
    ],
  };
  const file: Item = {
    label: words.file,
    submenu: [
      ask(words.addFolder, 'choose-folder', 'CmdOrCtrl+O'),
      SEPARATOR,
      ...(mac ? [] : [settings, SEPARATOR]),
      { role: 'close', label: words.closeWindow, accelerator: 'CmdOrCtrl+W' },
      ...(mac ? [] : [quit]),
    ],
  };
  const edit: Item = {
    label: words.edit,
    submenu: [
      // The page tells text fields from photos, for undo and for select all.
      ask(words.undo, 'undo', 'CmdOrCtrl+Z'),
      ask(words.redo, 'redo', 'CmdOrCtrl+Shift+Z'),
      SEPARATOR,
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      ask(words.selectAll, 'select-all', 'CmdOrCtrl+A'),
      SEPARATOR,
      ask(words.find, 'focus-search', 'CmdOrCtrl+F'),
    ],
  };
  const view: Item = {
    label: words.view,
    submenu: [
      ask(words.library, 'show-library', 'CmdOrCtrl+1'),
      ask(words.favourites, 'show-favourites', 'CmdOrCtrl+2'),
      ask(words.tags, 'show-tags', 'CmdOrCtrl+3'),
      ask(words.activity, 'show-activity', 'CmdOrCtrl+4'),
      SEPARATOR,
      ask(words.larger, 'larger-thumbnails'),
      ask(words.smaller, 'smaller-thumbnails'),
      SEPARATOR,
      { role: 'resetZoom', label: words.actualSize },
      { role: 'zoomIn', label: words.zoomIn },
      { role: 'zoomOut', label: words.zoomOut },
      { role: 'togglefullscreen', label: words.fullScreen },
      ...(developer ? DEVELOPER : []),
    ],
  };
  const photo: Item = {
    label: words.photo,
    submenu: [
      ask(words.favourite, 'toggle-favourite'),
      ask(words.findSimilar, 'find-similar'),
      SEPARATOR,
      shown(ask(words.moveToTrash, 'move-to-trash', mac ? 'Cmd+Backspace' : 'Delete')),
    ],
  };
  const window: Item = {
    role: 'window',
    label: words.window,
    submenu: [
      { role: 'minimize', label: words.minimise },
      ...(mac
        ? ([
            { role: 'zoom', label: words.zoomWindow },
            SEPARATOR,
            { role: 'front', label: words.front },
          ] as Item[])
        : []),
    ],
  };
  const help: Item = {
    role: 'help',
    label: words.help,
    submenu: [
      ask(words.shortcuts, 'show-shortcuts', 'CmdOrCtrl+/'),
      ask(words.doctor, 'show-doctor'),
      { id: 'show-logs', label: words.showLogs, click: actions.showLogs },
      ...(mac ? [] : [SEPARATOR, about]),
    ],
  };
  return [...(mac ? [application] : []), file, edit, view, photo, window, help];
}
