/** Tells of changes below electron/ and shared/. What changes during a build is built after it. */
import path from 'node:path';
import { watch } from 'chokidar';

/** An editor that saves several files does so within this time, milliseconds. */
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
