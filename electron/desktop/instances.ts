/** Folders that the app is started with, by itself or by a second start, and windows that are asked for again. Main process. */
import { app } from 'electron';
import { toSightlineError } from '../../shared/errors.ts';
import { toPathBytes } from '../engine/library/path-bytes.ts';
import type { Desktop } from './desktop.ts';
import type { InstanceMessage } from './process.ts';

/** @param folders of this process's own start. */
export function followInstances({ library, window, page, log }: Desktop, folders: readonly string[]): void {
  const add = async (names: readonly string[]): Promise<void> => {
    for (const name of names) {
      try {
        await library.api.addFolder({ path: toPathBytes(name) });
      } catch (thrown) {
        const { message } = toSightlineError(thrown);
        log.write(`a folder could not be added: ${message}`);
        page.tell({ type: 'notice', level: 'error', message });
      }
    }
  };
  app.on('second-instance', (_event, _argv, _directory, data) => {
    void window.show();
    void add((data as InstanceMessage | undefined)?.folders ?? []);
  });
  // macOS: a click on the Dock, and a folder dropped on the icon there.
  app.on('activate', () => void window.show());
  app.on('open-file', (event, file) => {
    event.preventDefault();
    void add([file]);
  });
  void add(folders);
}
