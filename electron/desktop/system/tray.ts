/**
 * The tray icon, on desktops with a tray. Never the only way to do something: the menu can quit too, and starting
 * Sightline again brings the window back. Runs in the main process.
 */
import { Menu, nativeImage, Tray } from 'electron';
import type { Progress } from '../../../shared/schemas.ts';
import type { DesktopWords } from '../words/en.ts';
import { iconFile } from './icons.ts';

export interface TrayState {
  readonly words: DesktopWords;
  readonly indexInBackground: boolean;
  readonly phase: Progress['phase'];
}

export interface TrayActions {
  readonly open: () => void;
  readonly setIndexInBackground: (on: boolean) => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly quit: () => void;
}

export interface AppTray {
  update(state: TrayState): void;
  destroy(): void;
}

/** Builds its menu. */
export function trayTemplate(
  { words, indexInBackground, phase }: TrayState,
  actions: TrayActions,
): Electron.MenuItemConstructorOptions[] {
  const paused = phase === 'paused';
  return [
    { label: words.openWindow, click: actions.open },
    { type: 'separator' },
    {
      label: words.indexInBackground,
      type: 'checkbox',
      checked: indexInBackground,
      click: ({ checked }) => actions.setIndexInBackground(checked),
    },
    {
      label: paused ? words.resume : words.pause,
      enabled: phase !== 'idle',
      click: paused ? actions.resume : actions.pause,
    },
    { type: 'separator' },
    { label: words.quit, click: actions.quit },
  ];
}

/** Shows the tray icon. @returns null if there is no tray. */
export function openTray(first: TrayState, actions: TrayActions): AppTray | null {
  const tray = makeTray();
  if (!tray) return null;
  tray.setToolTip('Sightline');
  tray.on('click', actions.open);
  let shown = '';
  const update = (state: TrayState): void => {
    const key = `${state.words.openWindow} ${state.indexInBackground} ${state.phase}`;
    // Update only on a change: progress comes often, and updating would close an open menu.
    if (key === shown) return;
    shown = key;
    tray.setContextMenu(Menu.buildFromTemplate(trayTemplate(state, actions)));
  };
  update(first);
  return { update, destroy: () => tray.destroy() };
}

function makeTray(): Tray | null {
  const size = process.platform === 'linux' ? 24 : 16;
  const icon = nativeImage.createFromPath(iconFile(size));
  try {
    return icon.isEmpty() ? null : new Tray(icon);
  } catch {
    return null;
  }
}
