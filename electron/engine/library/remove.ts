/**
 * Removes photos and folders from the library, with thumbnails that no other photo shares; never touches the photos on disk. Runs in the engine
 * process.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Store } from '../store/store.ts';
import { removeThumbnails } from '../files/thumbnail-files.ts';
import type { DataDirLayout } from '../files/data-dir.ts';

const CHUNK = 500;

export interface RemovalOptions {
  readonly store: Store;
  readonly dataDir: DataDirLayout;
  /** Called after each chunk has left the store, to update what is kept in memory. */
  readonly onRemoved?: (photoIds: readonly number[]) => void;
}

/**
 * Deletes photos with their vectors, in small transactions, and then the thumbnails of contents that no photo has any
 * more. If killed, the rest remains to be done. What a person kept of them is recorded under their bytes, which may
 * come back anywhere.
 * @param folderId a folder that leaves the library: deletes only photos still in it when their turn comes, because a
 *   scan may have moved one elsewhere, and forgets what was read from them.
 */
async function removePhotos(
  photoIds: readonly number[],
  options: RemovalOptions,
  folderId?: number,
): Promise<void> {
  const { store } = options;
  for (let from = 0; from < photoIds.length; from += CHUNK) {
    const ids = photoIds.slice(from, from + CHUNK);
    await nextTurn();
    const contents = store.pictures.contents(ids);
    const deleted = store.transaction(() => {
      const present = store.scans.present(ids, folderId);
      store.departed.note(present, folderId !== undefined);
      return store.scans.delete(present);
    });
    if (deleted.length > 0) options.onRemoved?.(deleted);
    await removeThumbnails(options.dataDir.thumbnails, store.pictures.unused(contents));
  }
}

/** Deletes photos whose files are gone. */
export async function removeGone(photoIds: readonly number[], options: RemovalOptions): Promise<void> {
  await removePhotos(photoIds, options);
}

/**
 * Forgets a folder: it leaves lists and counts at once, its photos in steps. Call {@link finishRemovals} at start to
 * finish removals that were killed.
 */
export async function removeFolder(folderId: number, options: RemovalOptions): Promise<void> {
  const { store } = options;
  store.folders.setRemoving(folderId);
  for (;;) {
    const ids = store.scans.someOf(folderId, CHUNK);
    if (ids.length === 0) break;
    await removePhotos(ids, options, folderId);
  }
  store.folders.delete(folderId);
  while (store.shrink()) await nextTurn();
}

/** Resumes interrupted removals. */
export async function finishRemovals(options: RemovalOptions): Promise<void> {
  for (const id of options.store.folders.removing()) await removeFolder(id, options);
}
