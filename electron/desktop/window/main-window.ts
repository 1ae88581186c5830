/**
 * The only window: created hidden, shown when there is something to see, recreated after it was closed. Runs in the
 * main process.
 */
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { preloadFile } from '../../engine/app-root.ts';
import { PAGE_URL } from '../protocols/schemes.ts';
import { MINIMUM_SIZE, placeWindow, readWindowState, writeWindowState } from './window-state.ts';

/** `--canvas` in renderer/styles/tokens.css, so that nothing flashes before the first paint. */
const CANVAS = { light: '#f6f5f1', dark: '#131312' } as const;

export interface MainWindow {
  /** Null while it is closed. */
  readonly current: BrowserWindow | null;
  /** Opens the window or brings it to the front. */
  show(): Promise<BrowserWindow>;
  /** Calls the listener for each new window, before its page loads. */
  onMade(listener: (window: BrowserWindow) => void): void;
}

export interface MainWindowOptions {
  /** File that stores the window's position. */
  readonly stateFile: string;
}

/** Does not open the window yet: `show` opens it where it was last closed. */
export function createMainWindow({ stateFile }: MainWindowOptions): MainWindow {
  const listeners: ((window: BrowserWindow) => void)[] = [];
  let current: BrowserWindow | null = null;
  let making: Promise<BrowserWindow> | null = null;

  const make = async (): Promise<BrowserWindow> => {
    const { bounds, maximised } = placeWindow(await readWindowState(stateFile), workAreas());
    const window = new BrowserWindow({
      ...bounds,
      minWidth: MINIMUM_SIZE.width,
      minHeight: MINIMUM_SIZE.height,
      show: false,
      title: 'Sightline',
      backgroundColor: canvas(),
      webPreferences: {
        preload: preloadFile,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        // Packages omit the developers' menu items too; this closes every other way.
        devTools: !app.isPackaged,
      },
    });
    current = window;
    keepState(window, stateFile);
    const follow = (): void => window.setBackgroundColor(canvas());
    nativeTheme.on('updated', follow);
    window.once('closed', () => {
      nativeTheme.off('updated', follow);
      current = null;
    });
    window.once('ready-to-show', () => {
      if (maximised) window.maximize();
      window.show();
    });
    for (const listener of listeners) listener(window);
    await window.loadURL(PAGE_URL).catch(() => undefined);
    return window;
  };

  return {
    get current() {
      return current;
    },
    async show() {
      if (making) return making;
      if (current) {
        if (current.isMinimized()) current.restore();
        current.show();
        current.focus();
        return current;
      }
      making = make().finally(() => (making = null));
      return making;
    },
    onMade: (listener) => void listeners.push(listener),
  };
}

function canvas(): string {
  return nativeTheme.shouldUseDarkColors ? CANVAS.dark : CANVAS.light;
}

function workAreas(): Electron.Rectangle[] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}

/** Writes the state when the window closes, and a moment after each change in case the app is killed. */
function keepState(window: BrowserWindow, file: string): void {
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed()) return;
    void writeWindowState(file, { bounds: window.getNormalBounds(), maximised: window.isMaximized() });
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, 500);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('close', save);
}
