/** Handles crashes of the page's process and of Chromium's own processes. Runs in the main process. */
import { app, type BrowserWindow } from 'electron';
import { log } from '../../engine/log/log.ts';

const RELOADS = 3;
const WINDOW_MILLISECONDS = 60_000;

export interface CrashOptions {
  /** Called before a reload, so that the reloaded page can show a notice. */
  readonly onReload: () => void;
  /** Called when the page has crashed too often within a minute, to show something else. */
  readonly onGivenUp: (window: BrowserWindow) => void;
}

/**
 * Reloads the page after its process crashed.
 * @returns a function to call for each new window.
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
