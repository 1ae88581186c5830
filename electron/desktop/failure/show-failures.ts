/** Opens the library, and shows what to do if that fails. Runs in the main process. */
import type { BrowserWindow } from 'electron';
import { SightlineError, toSightlineError } from '../../../shared/errors.ts';
import { log } from '../../engine/log/log.ts';
import type { StaticFiles } from '../../host/static-file.ts';
import type { Desktop } from '../desktop.ts';
import { PAGE_URL } from '../protocols/schemes.ts';
import { FAILURE_URL, failureFiles } from './failure-page.ts';

export interface Failures {
  /** The page about the last failure; empty if there was none. */
  readonly files: StaticFiles;
  /** Opens the library; shows a failure in the window. */
  open(): void;
  /** Called when the page keeps crashing. */
  readonly pageCrashed: (window: BrowserWindow) => void;
}

/** Opens the library at once; whenever that fails, logs the reason and shows the failure page. */
export function showFailures(
  { library, window, words, log: hostLog }: Desktop,
  { dataDir, language }: { dataDir: string; language: () => string },
): Failures {
  let files: StaticFiles = new Map();
  const show = (target: BrowserWindow, error: SightlineError): void => {
    files = failureFiles({ error, words: words(), language: language(), dataDir, logFile: hostLog.file });
    void target.loadURL(FAILURE_URL).catch(() => undefined);
  };
  const open = (): void => {
    library.open().catch((thrown: unknown) => {
      const error = toSightlineError(thrown);
      log.error(`the library could not be opened: ${error.kind}`, error);
      void window.show().then((shown) => show(shown, error));
    });
  };
  // The "Try again" link navigates back to the page.
  window.onMade(({ webContents }) => {
    webContents.on('did-navigate', (_event, url) => {
      if (url.split('#', 1)[0] === PAGE_URL) open();
    });
  });
  return {
    get files() {
      return files;
    },
    open,
    pageCrashed(target) {
      show(target, new SightlineError('internal', 'The window crashed several times within a minute.'));
    },
  };
}
