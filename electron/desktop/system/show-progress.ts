/**
 * Shows indexing progress outside the page (taskbar, tray, notification), and decides whether the app keeps running
 * without a window. Runs in the main process.
 */
import { app, BrowserWindow } from 'electron';
import { log } from '../../engine/log/log.ts';
import { IDLE_PROGRESS, type Progress } from '../../../shared/schemas.ts';
import type { Desktop } from '../desktop.ts';
import { fill } from '../words/words.ts';
import { notify } from './notify.ts';
import type { Pacing } from './pacing.ts';
import { watchRuns } from './run-end.ts';
import { showOnTaskbar } from './taskbar.ts';
import { openTray, type AppTray, type TrayState } from './tray.ts';

/** Starts showing progress. @returns the tray icon; null without a tray. */
export function showProgress(
  { settings, library, window, words }: Desktop,
  pacing: Pick<Pacing, 'userPaused' | 'userResumed'>,
): AppTray | null {
  let latest: Progress = IDLE_PROGRESS;
  const state = (): TrayState => ({
    words: words(),
    indexInBackground: settings.state().settings.indexInBackground,
    phase: latest.phase,
  });
  const tray = openTray(state(), {
    open: () => void window.show(),
    setIndexInBackground: (on) => void settings.update({ indexInBackground: on }),
    pause: () => {
      pacing.userPaused();
      library.api.indexing
        .pause({})
        .catch((error: unknown) => log.warn('indexing could not be paused', error));
    },
    resume: () => {
      pacing.userResumed();
      library.api.indexing
        .resume({})
        .catch((error: unknown) => log.warn('indexing could not be resumed', error));
    },
    quit: () => app.quit(),
  });

  const ended = watchRuns(({ done, stopped }) => {
    const { notifications } = settings.state().settings;
    if (!notifications || BrowserWindow.getFocusedWindow()) return;
    const text = words();
    const show = (): void => void window.show();
    if (stopped !== null) notify(text.indexStopped, stopped, show);
    else notify(text.indexed, fill(text.indexedCount, { count: done.toLocaleString() }), show);
  });
  library.onEvent((event) => {
    if (event.type !== 'progress') return;
    latest = event.progress;
    showOnTaskbar(window.current, latest);
    tray?.update(state());
    ended(latest);
  });
  settings.onChange(() => tray?.update(state()));
  window.onMade((made) => showOnTaskbar(made, latest));

  // Having a listener keeps Electron from quitting automatically.
  app.on('window-all-closed', () => {
    const inBackground = library.isOpen && settings.state().settings.indexInBackground;
    if (!inBackground && process.platform !== 'darwin') app.quit();
  });
  return tray;
}
