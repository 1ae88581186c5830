/** Where a library is stored, and its layout on disk. Runs in the host and engine processes. */
import { constants } from 'node:fs';
import { access, mkdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { SightlineError } from '../../../shared/errors.ts';
import { errorCode, fromFileSystem } from './fs-errors.ts';

/** Paths in a data directory. */
export interface DataDirLayout {
  readonly root: string;
  readonly database: string;
  readonly thumbnails: string;
  /** The logs of the hosts, to send to whoever investigates a fault. */
  readonly logs: string;
  /** Everything that can be recreated. */
  readonly cache: string;
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
    demo: path.join(resolved, 'demo'),
    evaluation: path.join(resolved, 'eval'),
  };
}

/**
 * Checks a data directory; for a writer, also creates it (mode 0700) with its subdirectories.
 * @throws SightlineError `invalid-input` (a file), `no-library` (reader, missing), `read-only`, `disk-full`.
 */
export async function openDataDir(root: string, mode: 'writer' | 'reader'): Promise<DataDirLayout> {
  const layout = dataDirLayout(root);
  const expected = `a directory for the library at ${layout.root}`;
  try {
    if (mode === 'writer') await mkdir(layout.root, { recursive: true, mode: 0o700 });
    const found = await stat(layout.root);
    if (!found.isDirectory()) throw notADirectory(expected);
    if (mode === 'reader') return layout;
    await access(layout.root, constants.W_OK | constants.X_OK);
    await mkdir(layout.thumbnails, { recursive: true, mode: 0o700 });
    await mkdir(layout.cache, { recursive: true, mode: 0o700 });
    return layout;
  } catch (error) {
    const code = errorCode(error);
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
    throw fromFileSystem(error, `${expected} that this user may write to`);
  }
}

function notADirectory(expected: string, cause?: unknown): SightlineError {
  return new SightlineError('invalid-input', `expected ${expected}, received a file`, { cause });
}
