/**
 * Handles folders and requests for the window that come from this start, a second start or the system. Runs in
 * the main process.
 */
import type { App } from 'electron';
import { toSightlineError } from '../../shared/errors.ts';
import { log } from '../engine/log/log.ts';
import { toPathBytes } from '../engine/files/path-bytes.ts';
import type { Desktop } from './desktop.ts';
import type { InstanceMessage } from './process.ts';

/** What arrives from outside: folders to add, and whether to bring the window to the front. */
export interface Arrival {
  readonly folders: readonly string[];
  readonly show: boolean;
}

export interface Arrivals {
  /** Calls the listener for everything that has arrived since the process started, and from now on. */
  follow(listener: (arrival: Arrival) => void): void;
}

/**
 * Listens from the very start of the process: macOS reports a folder to open before Electron is ready, and a second
 * start may arrive while the first is still starting.
 */
export function hearArrivals(app: Pick<App, 'on'>): Arrivals {
  const waiting: Arrival[] = [];
  let listener: ((arrival: Arrival) => void) | null = null;
  const arrive = (arrival: Arrival): void => {
    if (listener) listener(arrival);
    else waiting.push(arrival);
  };
  app.on('second-instance', (_event, _argv, _directory, data) =>
    arrive({ folders: (data as InstanceMessage | undefined)?.folders ?? [], show: true }),
  );
  // macOS: a click on the Dock. During start-up, it is the click that started the app.
  app.on('activate', () => listener?.({ folders: [], show: true }));
  // macOS: a folder dropped on the Dock icon.
  app.on('open-file', (event, file) => {
    event.preventDefault();
    arrive({ folders: [file], show: false });
  });
  return {
    follow(next) {
      listener = next;
      for (const arrival of waiting.splice(0)) next(arrival);
    },
  };
}

/** Handles arrivals. @param folders given at this process's own start. */
export function followInstances(
  { library, window, page }: Desktop,
  arrivals: Arrivals,
  folders: readonly string[],
): void {
  const add = async (names: readonly string[]): Promise<void> => {
    for (const name of names) {
      try {
        await library.api.folders.add({ path: toPathBytes(name) });
      } catch (thrown) {
        const { message } = toSightlineError(thrown);
        log.warn('a folder could not be added', thrown);
        page.emit({ type: 'notice', level: 'error', message });
      }
    }
  };
  arrivals.follow((arrival) => {
    if (arrival.show) void window.show();
    void add(arrival.folders);
  });
  void add(folders);
}
