/** Adds folders that are named on the command line to the library. Runs in the CLI process. */
import path from 'node:path';
import { toSightlineError, type ErrorKind } from '../../shared/errors.ts';
import type { Folder } from '../../shared/schemas.ts';
import { showPath, type PathBytes } from '../engine/files/path-bytes.ts';
import { EXIT_CODES } from './exit-codes.ts';
import type { Context } from './context.ts';
import { folderAt, isAtOrBelow } from './folder-argument.ts';
import type { Library } from './open-library.ts';

/** Failures that concern one argument only; any other ends the command. */
const REFUSALS: readonly ErrorKind[] = ['not-found', 'invalid-input', 'unreadable'];

/**
 * The folders of the library that hold the given ones, each once, in order. Accepts a folder that is already in the
 * library even if its disk is not connected. Reports each argument that is refused, such as a photo, and sets the exit
 * code to 1.
 * @throws SightlineError of the first refusal if nothing is left.
 */
export async function addFolders(
  paths: readonly PathBytes[],
  { api, status, signal }: Library,
  context: Context,
): Promise<Folder[]> {
  const added: { readonly wanted: string; readonly folder: Folder }[] = [];
  const refused: Error[] = [];
  for (const folder of paths) {
    const wanted = showPath(folder);
    try {
      const known = await folderAt(status.folders, wanted);
      added.push({ wanted, folder: known ?? (await api.folders.add({ path: folder }, { signal })) });
    } catch (error) {
      const failure = toSightlineError(error);
      if (!REFUSALS.includes(failure.kind)) throw error;
      refused.push(failure);
    }
  }
  if (added.length === 0 && refused[0] !== undefined && refused.length === 1) throw refused[0];
  for (const { message } of refused) context.output.note(`Left out: ${message}`);
  context.refused.push(...refused.map(({ message }) => message));
  if (refused.length > 0) context.exitCode = EXIT_CODES.couldNotRun;
  // A folder added later may have absorbed one that was added before.
  const { folders } = added.length === 0 ? { folders: [] } : await api.library.status({}, { signal });
  const holding = new Map<number, Folder>();
  for (const { wanted, folder } of added) {
    const now = folders.find(({ id }) => id === folder.id) ?? around(folders, folder);
    if (wanted !== now.path && isAtOrBelow(now.path, wanted) && !isNamed(added, now)) {
      context.output.note(
        `${wanted} is in a folder of the library, which is indexed as a whole: ${now.path}`,
      );
    }
    holding.set(now.id, now);
  }
  return [...holding.values()];
}

function around(folders: readonly Folder[], folder: Folder): Folder {
  return folders.find((each) => isAtOrBelow(each.path, folder.path)) ?? folder;
}

/** Whether the folder itself is among the arguments. */
function isNamed(added: readonly { readonly wanted: string }[], { path: shown }: Folder): boolean {
  return added.some(({ wanted }) => path.resolve(wanted) === shown);
}
