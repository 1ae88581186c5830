/** A folder of the library, named on the command line by its path or its id. CLI process. */
import path from 'node:path';
import { SightlineError } from '../../shared/errors.ts';
import type { Folder } from '../../shared/schemas.ts';

/** The folder that `argument` names: an id, or a path from here; the path need not exist any more. */
export function matchFolder(folders: readonly Folder[], argument: string): Folder | undefined {
  const resolved = path.resolve(argument);
  return (
    folders.find((folder) => folder.path === resolved || folder.path === argument) ??
    folders.find((folder) => String(folder.id) === argument)
  );
}

/** @throws SightlineError `not-found` that lists what the library has. */
export function findFolder(folders: readonly Folder[], argument: string): Folder {
  const found = matchFolder(folders, argument);
  if (found) return found;
  const known = folders.map((folder) => `${folder.id} ${folder.path}`).join(', ');
  throw new SightlineError(
    'not-found',
    `expected a folder of the library by path or id (${known === '' ? 'it has none yet' : `it has: ${known}`}), ` +
      `received '${argument}'`,
  );
}
