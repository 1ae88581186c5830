/**
 * Folders that the app is started with, by itself or by a second start, and windows that are asked for again. Runs in
 * the main process.
 */
import type { App } from 'electron';
import { toSightlineError } from '../../shared/errors.ts';
import { log } from '../engine/log/log.ts';
import { toPathBytes } from '../engine/files/path-bytes.ts';
import type { Desktop } from './desktop.ts';
import type { InstanceMessage } from './process.ts';

/** What arrives from outside: folders to add, and whether the window is to be brought to the front. */
export interface Arrival {
  readonly folders: readonly string[];
  readonly show: boolean;
}

export interface Arrivals {
  /** Calls back for what has arrived since the process began, and from now on. */
  follow(listener: (arrival: Arrival) => void): void;
}

/**
 * Listens from the beginning of the process: macOS tells of a folder that the app is opened with before Electron is
 * ready, and a second start may come while the first is still on its way.
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
  // macOS: a click on the Dock. One while the app starts is the one that started it.
  app.on('activate', () => listener?.({ folders: [], show: true }));
  // macOS: a folder dropped on the icon there.
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

/** @param folders of this process's own start. */
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
