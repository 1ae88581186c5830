/** Where a library is kept, what lies where in it, and how much room it takes. Host and engine processes. */
import { constants } from 'node:fs';
import { access, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { SightlineError } from '../../../shared/errors.ts';
import { THUMBNAIL_SIZES, type ThumbnailSize } from '../../../shared/thumbnail-sizes.ts';
import { errorCode, fromFileSystem, isGone } from './fs-errors.ts';

/** Files of a directory whose sizes are read one by one; the rest are taken to be as large on average. */
const MEASURED_FILES = 64;
const CONCURRENT_REMOVALS = 32;
/** Subdirectory of thumbnails 1:1. */
export const FULL_THUMBNAILS = 'full';

/** Paths in a data directory. */
export interface DataDirLayout {
  readonly root: string;
  readonly database: string;
  readonly thumbnails: string;
  /** The logs of the hosts, to be sent to whoever looks for a fault. */
  readonly logs: string;
  /** Whatever can be made again. */
  readonly cache: string;
  /** Data directory of the library of sample photos. */
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
  // The XDG specification: a relative path is invalid and to be ignored.
  return path.posix.join(base && path.posix.isAbsolute(base) ? base : `${home}/.local/share`, 'sightline');
}

/** Absolute paths of everything in a data directory; touches no disk. */
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
 * Checks a data directory and, for a writer, makes it (mode 0700) with its subdirectories.
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

/**
 * Path of a thumbnail, whether it exists or not. 256 subdirectories keep listings short; the large `full` ones, of
 * which few are kept, have one of their own.
 */
export function thumbnailPath(layout: DataDirLayout, photoId: number, size: ThumbnailSize): string {
  const shard = size === 'full' ? FULL_THUMBNAILS : (photoId % 256).toString(16).padStart(2, '0');
  return path.join(layout.thumbnails, shard, `${photoId}-${size}.webp`);
}

/** Deletes the thumbnails of photos that left or changed; missing ones are fine. */
export async function removeThumbnails(layout: DataDirLayout, photoIds: readonly number[]): Promise<void> {
  for (let from = 0; from < photoIds.length; from += CONCURRENT_REMOVALS) {
    const files = photoIds
      .slice(from, from + CONCURRENT_REMOVALS)
      .flatMap((id) => THUMBNAIL_SIZES.map((size) => thumbnailPath(layout, id, size)));
    await Promise.all(files.map((file) => rm(file, { force: true })));
  }
}

/** Bytes of the database with its journal. */
export async function databaseBytes({ database }: DataDirLayout): Promise<number> {
  const files = ['', '-wal', '-shm'].map((suffix) => stat(`${database}${suffix}`).catch(() => null));
  return (await Promise.all(files)).reduce((sum, file) => sum + (file?.size ?? 0), 0);
}

/**
 * Bytes of all files of a data directory. Exact up to 64 files in a directory (the database, the caches); of a
 * larger one, thumbnails, estimated from the mean, so that a million thumbnails cost a fraction of a second.
 */
export async function dataDirBytes(root: string): Promise<number> {
  const entries = await readdir(root, { withFileTypes: true }).catch((error: unknown) => {
    if (isGone(error) || errorCode(error) === 'EACCES') return [];
    throw error;
  });
  const files = entries.filter((entry) => entry.isFile());
  const measured = await Promise.all(
    files.slice(0, MEASURED_FILES).map((file) =>
      stat(path.join(root, file.name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  let bytes = measured.reduce((sum, size) => sum + size, 0);
  if (files.length > measured.length) bytes = Math.round((bytes / measured.length) * files.length);
  for (const entry of entries) {
    if (entry.isDirectory()) bytes += await dataDirBytes(path.join(root, entry.name));
  }
  return bytes;
}
