/**
 * Adds a folder to the library by its real path and resolves overlaps with existing folders. Runs in the engine
 * process.
 */
import { realpath } from 'node:fs/promises';
import { SightlineError } from '../../../shared/errors.ts';
import { reasonText } from '../../../shared/reasons.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { FolderRow } from '../store/folders.ts';
import type { Store } from '../store/store.ts';
import { realDirectory } from '../files/real-directory.ts';
import { isIgnoredBelow } from '../files/ignored-names.ts';
import { asBuffer, isInside, showPath, toPathBytes } from '../files/path-bytes.ts';

export interface AddedFolder {
  readonly folder: FolderRow;
  /**
   * `existing`: already in the library. `covered`: inside a folder of the library, which is returned and has its
   * photos. `took-over`: absorbed folders inside it; their photos kept ids and vectors.
   */
  readonly outcome: 'added' | 'existing' | 'covered' | 'took-over';
  /** Ids of the folders that it absorbed. */
  readonly absorbed: readonly number[];
}

/**
 * Adds the directory at `path`; the caller starts the scan.
 * @throws SightlineError `not-found`, `invalid-input` (a file; the data directory), `unreadable` (no permission).
 */
export async function addFolder(store: Store, dataDir: string, path: PathBytes): Promise<AddedFolder> {
  const real = await realDirectory(path);
  const realDataDir = await realpath(dataDir, { encoding: 'buffer' }).catch(() => toPathBytes(dataDir));
  if (isInside(realDataDir, real)) {
    throw new SightlineError('invalid-input', reasonText('addedDataDirectory', showPath(real)));
  }
  return store.transaction(() => {
    const folders = store.folders.list();
    const same = folders.find((folder) => asBuffer(folder.path).equals(real));
    if (same) return { folder: same, outcome: 'existing', absorbed: [] };
    // Scans skip hidden directories, so a folder does not cover what lies inside one.
    const around = folders.find(
      (folder) => isInside(folder.path, real) && !isIgnoredBelow(folder.path, real),
    );
    if (around) return { folder: around, outcome: 'covered', absorbed: [] };
    const inside = folders.filter(
      (folder) => isInside(real, folder.path) && !isIgnoredBelow(real, folder.path),
    );
    const id = store.folders.insert(real);
    for (const folder of inside) store.folders.absorb(id, folder.id);
    const folder = store.folders.get(id);
    if (!folder) throw new SightlineError('internal', `folder ${id} is missing after it was added`);
    return {
      folder,
      outcome: inside.length > 0 ? 'took-over' : 'added',
      absorbed: inside.map(({ id: absorbed }) => absorbed),
    };
  });
}
