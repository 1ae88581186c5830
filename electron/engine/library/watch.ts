/**
 * Reports which directories of a tree changed. The only importer of chokidar. Linux: chokidar keeps a watch on each
 * directory (not on files: that would use up the system's watches), and its raw events name the directory. macOS and
 * Windows: one recursive native watch, because chokidar opens a descriptor per folder there. Runs in the engine
 * process.
 *
 * [Note: names that are not UTF-8] arrive mangled. They are not needed: an event means "list this directory", which
 * the scan does by bytes. A directory with such a name is not watched itself; a rescan finds what changed in it.
 */
import { watch as watchNative } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { watch as watchByChokidar } from 'chokidar';
import { formatOfName } from '../files/formats.ts';
import { isIgnoredName } from '../files/ignored-names.ts';
import { countEvent, onOverflow } from './event-burst.ts';

export interface TreeWatchOptions {
  readonly root: string;
  /** The data directory. */
  readonly ignoredDirectory: string;
  /** `deep`: the directory is new, so look below it too. */
  readonly onChange: (directory: string, deep: boolean) => void;
  /** Something that is no image changed, perhaps the permissions of a directory. */
  readonly onOther: (path: string) => void;
  /**
   * The watch of this directory may have ended although something is at its path: the directory was replaced, or its
   * file system was unmounted. The root stands for all, after events were dropped.
   */
  readonly onLost: (directory: string) => void;
  /** The tree can't be watched, or no longer: usually too many directories for the system's watches. */
  readonly onFailure: (error: Error) => void;
}

export interface TreeWatch {
  /** Settles once changes will be seen; changes during the setup have been reported by then. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** Watches a tree until `close`. */
export function watchTree(options: TreeWatchOptions): TreeWatch {
  return process.platform === 'linux' ? watchDirectories(options) : watchRecursively(options);
}

function watchDirectories(options: TreeWatchOptions): TreeWatch {
  const { root, ignoredDirectory, onChange, onOther, onLost, onFailure } = options;
  const started = Date.now();
  const watcher = watchByChokidar(root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignorePermissionErrors: true,
    atomic: false,
    ignored: (file, stats) =>
      file !== root &&
      (stats?.isDirectory() === false ||
        isIgnoredName(Buffer.from(path.basename(file))) ||
        file === ignoredDirectory),
  });
  watcher.on('addDir', (directory) => onChange(directory, true));
  watcher.on('raw', (event, file, details) => {
    // The typings omit it, but the system may leave the name out.
    const name = file as string | null;
    const { watchedPath } = details as { watchedPath: string };
    countEvent();
    // What happens to a directory itself is reported under its own name: it was deleted, moved or unmounted.
    if (event === 'rename' && name === path.basename(watchedPath)) onLost(watchedPath);
    const bytes = Buffer.from(name ?? '');
    if (isIgnoredName(bytes)) return;
    // Ignore writes to files that are not images; a rename may concern a directory.
    if (name !== null && formatOfName(bytes) === null) {
      onOther(path.join(watchedPath, name));
      if (event === 'change') return;
    }
    onChange(watchedPath, false);
  });
  const ready = new Promise<void>((resolve, reject) => {
    watcher.on('ready', resolve);
    watcher.on('error', (thrown) => {
      const error = thrown as NodeJS.ErrnoException;
      if (error.code !== 'ENOSPC' && error.code !== 'EMFILE' && error.code !== 'ENFILE') return;
      onFailure(error);
      reject(error);
    });
  });
  const unsubscribe = onOverflow(() => onLost(root));
  // onFailure reports the failure, whether or not anybody awaits this.
  ready.catch(() => undefined);
  let onClosed: () => void;
  const closed = new Promise<void>((resolve) => (onClosed = resolve));
  return {
    ready: Promise.race([
      closed,
      ready.then(() => tellMissed(Object.keys(watcher.getWatched()), root, started, onChange)),
    ]),
    close() {
      unsubscribe();
      onClosed();
      return watcher.close();
    },
  };
}

/** Directories are listed before they are watched; their mtime reveals a change in between. */
async function tellMissed(
  directories: readonly string[],
  root: string,
  since: number,
  onChange: TreeWatchOptions['onChange'],
): Promise<void> {
  for (const directory of directories) {
    // chokidar's list includes the parent of the root.
    if (!directory.startsWith(root)) continue;
    const found = await stat(directory).catch(() => null);
    if (found && found.mtimeMs >= since - 1_000) onChange(directory, false);
  }
}

function watchRecursively({ root, ignoredDirectory, onChange, onFailure }: TreeWatchOptions): TreeWatch {
  const watcher = watchNative(root, { recursive: true }, (event, name) => {
    if (name === null) return onChange(root, true);
    const parts = name.split(path.sep).map((part) => Buffer.from(part));
    const full = path.join(root, name);
    if (parts.some(isIgnoredName) || full.startsWith(ignoredDirectory)) return;
    onChange(path.dirname(full), false);
    // Without a photo's extension it may be a directory, and a new one if the event was a create or rename.
    if (formatOfName(Buffer.from(path.basename(full))) === null) onChange(full, event === 'rename');
  });
  watcher.on('error', onFailure);
  return {
    ready: Promise.resolve(),
    close() {
      watcher.close();
      return Promise.resolve();
    },
  };
}
