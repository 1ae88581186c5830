/** Watches electron/ and shared/. Changes made during a build are built after it. */
import path from 'node:path';
import { watch } from 'chokidar';

/** Wait for several files that an editor saves together, milliseconds. */
const TOGETHER = 30;

/**
 * @param {string} root the project's folder
 * @param {() => Promise<unknown>} onChange one call at a time
 * @returns {() => Promise<void>} stops watching
 */
export function watchSources(root, onChange) {
  const watcher = watch(
    ['electron', 'shared'].map((folder) => path.join(root, folder)),
    { ignoreInitial: true, ignored: (file, stats) => Boolean(stats?.isFile()) && !/\.(ts|wat)$/.test(file) },
  );
  let timer;
  let running = false;
  let again = false;
  const work = async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      await onChange();
    } while (again);
    running = false;
  };
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(work, TOGETHER);
  });
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}
