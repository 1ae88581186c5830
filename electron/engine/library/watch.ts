/**
 * Tells which directories of a tree changed. The only importer of chokidar. Linux: chokidar keeps a watch on each
 * directory (not on files: that would use up the system's watches), and its raw events name the directory. macOS and
 * Windows: one recursive watch of the system, because chokidar opens a descriptor per folder there. Runs in the engine process.
 *
 * [Note: names that are not UTF-8] arrive mangled. They are not needed: an event means "list this directory", which
 * the scan does by bytes. A directory with such a name is not watched itself; a rescan sees what changed in it.
 */
import { watch as watchNative } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { watch as watchByChokidar } from 'chokidar';
import { formatOfName } from '../files/formats.ts';
import { isIgnoredName } from '../files/ignored-names.ts';

export interface TreeWatchOptions {
  readonly root: string;
  /** The data directory. */
  readonly ignoredDirectory: string;
  /** `deep`: the directory is new, look below it too. */
  readonly onChange: (directory: string, deep: boolean) => void;
  /** The tree can't be watched (any more): too many directories for the system's watches, mostly. */
  readonly onFailure: (error: Error) => void;
}

export interface TreeWatch {
  /** Settles when changes are seen; what changed while it was set up has been told by then. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** Watches a tree until `close`. */
export function watchTree(options: TreeWatchOptions): TreeWatch {
  return process.platform === 'linux' ? watchDirectories(options) : watchRecursively(options);
}

function watchDirectories(options: TreeWatchOptions): TreeWatch {
  const { root, ignoredDirectory, onChange, onFailure } = options;
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
    // The typings don't say so, but the system may leave the name out.
    const name = file as string | null;
    const bytes = Buffer.from(name ?? '');
    if (isIgnoredName(bytes)) return;
    // Writes into files that are no images say nothing; a rename may be a directory's.
    if (event === 'change' && name !== null && formatOfName(bytes) === null) return;
    onChange((details as { watchedPath: string }).watchedPath, false);
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
  // A failure is told by onFailure, whether or not anybody waits.
  ready.catch(() => undefined);
  return {
    ready: ready.then(() => tellMissed(Object.keys(watcher.getWatched()), root, started, onChange)),
    close: () => watcher.close(),
  };
}

/** Directories are listed before they are watched; a change in between shows in their mtime. */
async function tellMissed(
  directories: readonly string[],
  root: string,
  since: number,
  onChange: TreeWatchOptions['onChange'],
): Promise<void> {
  for (const directory of directories) {
    // The parent of the root is in chokidar's list.
    if (!directory.startsWith(root)) continue;
    const found = await stat(directory).catch(() => null);
    if (found && found.mtimeMs >= since - 1_000) onChange(directory, false);
  }
}

function watchRecursively({
  root,
  ignoredDirectory,

  onChange,
  onFailure,
}: TreeWatchOptions): TreeWatch {
  const watcher = watchNative(root, { recursive: true }, (event, name) => {
    if (name === null) return onChange(root, true);
    const parts = name.split(path.sep).map((part) => Buffer.from(part));
    const full = path.join(root, name);
    if (parts.some(isIgnoredName) || full.startsWith(ignoredDirectory)) return;
    onChange(path.dirname(full), false);
    // Without a photo's ending it may be a directory, and a new one when it was created or renamed.
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
