/** Presents a stored folder as the contract defines it. Runs in the engine process. */
import type { Folder } from '../../../shared/schemas.ts';
import { showPath } from '../files/path-bytes.ts';
import type { FolderRow } from '../store/folders.ts';
import type { Store } from '../store/store.ts';
import { whyUnavailable } from './check-folder.ts';
import type { Indexer } from './indexer.ts';

export interface FolderViewParts {
  readonly store: Pick<Store, 'folders'>;
  /** Null in a reader. */
  readonly indexer: Pick<Indexer, 'scanning'> | null;
}

/** A row with its counts. `unavailable` takes precedence; `scanning` while the indexer scans it. */
export function showFolder(library: FolderViewParts, row: FolderRow): Folder {
  const { done, pending, failed, skipped } = library.store.folders.counts(row.id);
  const scanning = library.indexer?.scanning.includes(row.id) === true;
  return {
    id: row.id,
    path: showPath(row.path),
    state: row.unavailableReason !== null ? 'unavailable' : scanning ? 'scanning' : 'ready',
    reason: row.unavailableReason,
    photos: { done, pending, failed, skipped },
    lastScan: row.lastScanAt,
  };
}

/** The library's folders, except those being removed. */
export function showFolders(library: FolderViewParts): Folder[] {
  return library.store.folders.list().map((row) => showFolder(library, row));
}

/**
 * {@link showFolders}, after a look at each: in an engine that does not watch, nothing else notices that a folder has
 * gone since its last scan.
 */
export async function lookAtFolders(library: FolderViewParts & { readonly store: Store }): Promise<Folder[]> {
  return Promise.all(
    library.store.folders.list().map(async (row) => {
      const unavailableReason = (await whyUnavailable(library.store, row)) ?? row.unavailableReason;
      return showFolder(library, { ...row, unavailableReason });
    }),
  );
}
