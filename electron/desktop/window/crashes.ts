/** Handles crashes of the page's process and of Chromium's own processes. Runs in the main process. */
import { app, type BrowserWindow } from 'electron';
import { log } from '../../engine/log/log.ts';

const RELOADS = 3;
const WINDOW_MILLISECONDS = 60_000;

export interface CrashOptions {
  /** Called before a reload, for a line to the user in the page that comes. */
  readonly onReload: () => void;
  /** The page crashed too often within a minute: what is shown then is for the caller to say. */
  readonly onGivenUp: (window: BrowserWindow) => void;
}

/**
 * Loads the page again when its process crashed.
 * @returns what to call for each window that is made.
 */
export function recoverFromCrashes({ onReload, onGivenUp }: CrashOptions): (window: BrowserWindow) => void {
  const times: number[] = [];
  // Chromium restarts its GPU and network processes itself, and falls back to software rendering after repeated crashes.
  app.on('child-process-gone', (_event, { type, reason, exitCode, name }) => {
    if (reason !== 'clean-exit')
      log.warn(`${type} process${name ? ` (${name})` : ''}: ${reason}, exit code ${exitCode}`);
  });
  return (window) => {
    window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      if (reason === 'clean-exit' || window.isDestroyed()) return;
      log.error(`page: ${reason}, exit code ${exitCode}`);
      const now = Date.now();
      times.push(now);
      const recent = times.filter((time) => time > now - WINDOW_MILLISECONDS).length;
      if (recent > RELOADS) return onGivenUp(window);
      onReload();
      window.webContents.reload();
    });
    window.on('unresponsive', () => log.warn('page: not responding'));
  };
}
