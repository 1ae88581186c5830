/** A folder of the store as the contract shows it. Runs in the engine process. */
import type { Folder } from '../../../shared/schemas.ts';
import { showPath } from '../files/path-bytes.ts';
import type { FolderRow } from '../store/folders.ts';
import type { Store } from '../store/store.ts';
import type { Indexer } from './indexer.ts';

export interface FolderViewParts {
  readonly store: Pick<Store, 'folders'>;
  /** Null in a reader. */
  readonly indexer: Pick<Indexer, 'scanning'> | null;
}

/** A row with its counts; `scanning` while the indexer looks through it, `unavailable` before all else. */
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

/** Folders of the library that are not being removed. */
export function showFolders(library: FolderViewParts): Folder[] {
  return library.store.folders.list().map((row) => showFolder(library, row));
}
