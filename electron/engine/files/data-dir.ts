/** Where a library is stored, and its layout on disk. Runs in the host and engine processes. */
import { constants } from 'node:fs';
import { access, lstat, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { SightlineError } from '../../../shared/errors.ts';
import { errorCode, fromFileSystem, isGone } from './fs-errors.ts';
import { makeDirectory } from './make-directory.ts';
import { keepPrivate } from './private-files.ts';

/** Paths in a data directory. */
export interface DataDirLayout {
  readonly root: string;
  readonly database: string;
  readonly thumbnails: string;
  /** The logs of the hosts, to send to whoever investigates a fault. */
  readonly logs: string;
  /** Everything that can be recreated. */
  readonly cache: string;
  /** Models that the user has installed, one folder each, and unfinished downloads. */
  readonly models: string;
  /** Data directory of the sample photos' library. */
  readonly demo: string;
  /** Library of `sightline eval`. */
  readonly evaluation: string;
}

/**
 * The data directory by the platform's convention: `$XDG_DATA_HOME` or `~/.local/share` on Linux,
 * `~/Library/Application Support` on macOS, `%LOCALAPPDATA%` on Windows.
 */
export function defaultDataDir(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (platform === 'win32') {
    return path.win32.join(
      environment['LOCALAPPDATA'] ?? path.win32.join(home, 'AppData', 'Local'),
      'Sightline',
    );
  }
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Application Support', 'Sightline');
  const base = environment['XDG_DATA_HOME'];
  // The XDG specification declares relative paths invalid and says to ignore them.
  return path.posix.join(base && path.posix.isAbsolute(base) ? base : `${home}/.local/share`, 'sightline');
}

/** Absolute paths of everything in a data directory; does not touch the disk. */
export function dataDirLayout(root: string): DataDirLayout {
  const resolved = path.resolve(root);
  return {
    root: resolved,
    database: path.join(resolved, 'library.db'),
    thumbnails: path.join(resolved, 'thumbnails'),
    logs: path.join(resolved, 'logs'),
    cache: path.join(resolved, 'cache'),
    models: path.join(resolved, 'models'),
    demo: path.join(resolved, 'demo'),
    evaluation: path.join(resolved, 'eval'),
  };
}

/** Where the vector index of a space is cached. */
export function vectorsFile({ cache }: DataDirLayout, spaceId: number): string {
  return path.join(cache, `vectors-${spaceId}.bin`);
}

/**
 * Checks a data directory; for a writer, also creates it (mode 0700) with its subdirectories, and keeps what is in it
 * from other users. A directory that was there keeps its own mode.
 * @throws SightlineError `invalid-input` (a file), `no-library` (reader, missing), `unavailable` (a link to nothing),
 *   `read-only`, `disk-full`.
 */
export async function openDataDir(root: string, mode: 'writer' | 'reader'): Promise<DataDirLayout> {
  const layout = dataDirLayout(root);
  const expected = `a directory for the library at ${layout.root}`;
  try {
    if (mode === 'writer') await makeDirectory(layout.root);
    const found = await stat(layout.root);
    if (!found.isDirectory()) throw notADirectory(expected);
    if (mode === 'reader') return layout;
    await access(layout.root, constants.W_OK | constants.X_OK);
    for (const directory of [layout.thumbnails, layout.cache]) await makeSubdirectory(directory);
    await keepPrivate(privateParts(layout));
    return layout;
  } catch (error) {
    if (error instanceof SightlineError) throw error;
    const code = errorCode(error);
    if (await isDanglingLink(layout.root)) throw notThere(layout.root, error);
    if (code === 'EEXIST' || code === 'ENOTDIR') throw notADirectory(expected, error);
    if (code === 'ENOENT' && mode === 'reader') {
      throw new SightlineError(
        'no-library',
        `expected a library in ${layout.root}, found no such directory`,
        {
          cause: error,
        },
      );
    }
    if (code === 'ENOENT' || code === 'EROFS') {
      const place = code === 'EROFS' ? 'a read-only disk' : 'a place where no folder can be created';
      throw new SightlineError(
        'read-only',
        `expected ${expected} that this user may write to, received ${place}`,
        {
          cause: error,
        },
      );
    }
    throw fromFileSystem(error, `${expected} that this user may write to`);
  }
}

async function makeSubdirectory(directory: string): Promise<void> {
  await makeDirectory(directory).catch((error: unknown) => {
    if (errorCode(error) !== 'EEXIST') throw error;
    throw notADirectory(`a directory of the library at ${directory}`, error);
  });
}

/** What a library has of its own in a data directory. The thumbnails' directories lie in one that is closed. */
function privateParts({ root, database, cache, models, thumbnails, logs }: DataDirLayout) {
  const files = ['', '-wal', '-shm'].map((suffix) => database + suffix);
  const named = ['lock.db', 'lock.json', 'settings.json'].map((name) => path.join(root, name));
  return { directories: [cache, models, thumbnails, logs], files: [...files, ...named] };
}

function notADirectory(expected: string, cause?: unknown): SightlineError {
  return new SightlineError('invalid-input', `expected ${expected}, received a file`, { cause });
}

/** Whether the path is a link whose target is missing, such as a library on a disk that is not connected. */
async function isDanglingLink(path: string): Promise<boolean> {
  const isLink = await lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
  return isLink && (await stat(path).then(() => false, isGone));
}

function notThere(root: string, cause: unknown): SightlineError {
  return new SightlineError(
    'unavailable',
    `expected a directory for the library at ${root}, received a link whose target is not there; is its disk connected?`,
    { cause },
  );
}
