/**
 * Takes photos and folders out of the library, thumbnails first; the photos on disk are never touched. Runs in the
 * engine process.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Store } from '../store/store.ts';
import { removeThumbnails } from '../files/thumbnail-files.ts';
import type { DataDirLayout } from '../files/data-dir.ts';

const CHUNK = 500;

export interface RemovalOptions {
  readonly store: Store;
  readonly dataDir: DataDirLayout;
  /** Called after each chunk is gone from the store, for what is kept in memory. */
  readonly onRemoved?: (photoIds: readonly number[]) => void;
}

/**
 * Deletes photos with vectors and thumbnails, in small transactions. A kill in between leaves the rest to be done.
 * @param folderId only those that are still in this folder when it comes to them: a scan may have moved one elsewhere.
 */
async function removePhotos(
  photoIds: readonly number[],
  options: RemovalOptions,
  folderId?: number,
): Promise<void> {
  for (let from = 0; from < photoIds.length; from += CHUNK) {
    const ids = photoIds.slice(from, from + CHUNK);
    await removeThumbnails(options.dataDir, ids);
    const deleted = options.store.scans.delete(ids, folderId);
    if (deleted.length > 0) options.onRemoved?.(deleted);
    await nextTurn();
  }
}

/** Deletes photos whose files are gone. They may come back: what a person kept of them is noted. */
export async function removeGone(photoIds: readonly number[], options: RemovalOptions): Promise<void> {
  options.store.departed.note(photoIds);
  await removePhotos(photoIds, options);
}

/**
 * Forgets a folder: it is out of lists and counts at once, its photos leave bit by bit.
 * Call {@link finishRemovals} at start for folders whose removal was killed.
 */
export async function removeFolder(folderId: number, options: RemovalOptions): Promise<void> {
  const { store } = options;
  const folder = store.folders.get(folderId);
  if (folder) store.departed.forgetBelow(folder.path);
  store.folders.setRemoving(folderId);
  for (;;) {
    const ids = store.scans.someOf(folderId, CHUNK);
    if (ids.length === 0) break;
    await removePhotos(ids, options, folderId);
  }
  store.folders.delete(folderId);
  while (store.shrink()) await nextTurn();
}

/** Goes on with removals that were cut short. */
export async function finishRemovals(options: RemovalOptions): Promise<void> {
  for (const id of options.store.folders.removing()) await removeFolder(id, options);
}
