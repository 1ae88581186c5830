/** Builds the application menu: what the platform expects, and the page's commands. Runs in the main process. */
import type { MenuItemConstructorOptions } from 'electron';
import type { Command } from '../../../shared/schemas.ts';
import type { DesktopWords } from '../words/en.ts';

export interface MenuActions {
  /** Sends a command to the page; opens a window if there is none. */
  readonly command: (command: Command) => void;
  readonly showLogs: () => void;
  readonly quit: () => void;
}

type Item = MenuItemConstructorOptions;

const SEPARATOR: Item = { type: 'separator' };

/** Items for developers, labelled by Electron. The window allows developer tools exactly where this menu exists. */
const DEVELOPER: readonly Item[] = [
  SEPARATOR,
  { role: 'reload' },
  { role: 'forceReload' },
  { role: 'toggleDevTools' },
];

/**
 * @param platform determines the placement of items: macOS has an application menu.
 * @param developer whether to include the developers' items: not in a package.
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
  /** The page handles the key itself; the menu only shows it. */
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
      // For undo and select all, the page distinguishes text fields from photos.
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
      ask(words.shortcuts, 'show-shortcuts', 'F1'),
      ask(words.doctor, 'show-doctor'),
      { id: 'show-logs', label: words.showLogs, click: actions.showLogs },
      ...(mac ? [] : [SEPARATOR, about]),
    ],
  };
  return [...(mac ? [application] : []), file, edit, view, photo, window, help];
}
