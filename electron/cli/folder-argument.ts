/** Finds folders of the library, given on the command line by path or id. Runs in the CLI process. */
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { SightlineError } from '../../shared/errors.ts';
import type { Folder } from '../../shared/schemas.ts';

/**
 * The paths that an argument may mean: as typed, relative to the working directory, and with links resolved, as the
 * library stores it. A path that no longer exists has only the first.
 */
export async function pathsOf(argument: string): Promise<readonly string[]> {
  const resolved = path.resolve(argument);
  const real = await realpath(resolved).catch(() => resolved);
  return real === resolved ? [resolved] : [resolved, real];
}

/** Whether a path is the folder or lies below it. A folder may be the root of a drive. */
export function isAtOrBelow(folder: string, target: string): boolean {
  const below = folder.endsWith(path.sep) ? folder : folder + path.sep;
  return target === folder || target.startsWith(below);
}

/** The folder of the library with this path, which need not exist on disk any more. */
export async function folderAt(folders: readonly Folder[], argument: string): Promise<Folder | undefined> {
  const paths = await pathsOf(argument);
  return folders.find((folder) => folder.path === argument || paths.includes(folder.path));
}

/** The folder whose id is `argument` in decimal; undefined if there is none. */
export function folderWithId(folders: readonly Folder[], argument: string): Folder | undefined {
  return folders.find((folder) => String(folder.id) === argument);
}

/** Finds a folder by path, otherwise by id. @throws SightlineError `not-found`, listing the library's folders. */
export async function findFolder(folders: readonly Folder[], argument: string): Promise<Folder> {
  const found = (await folderAt(folders, argument)) ?? folderWithId(folders, argument);
  if (found) return found;
  const known = folders.map((folder) => `${folder.id} ${folder.path}`).join(', ');
  throw new SightlineError(
    'not-found',
    `expected a library folder by path or id (${known === '' ? 'there are none yet' : `there are: ${known}`}), ` +
      `received '${argument}'`,
  );
}
