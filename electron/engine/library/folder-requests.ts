/** Requests about folders: add, remove, and report photos whose files are gone. Runs in the engine process. */
import { lstat } from 'node:fs/promises';
import { expectFound } from '../../../shared/expect-found.ts';
import type { Folder } from '../../../shared/schemas.ts';
import type { EngineEvent } from '../api/engine-api.ts';
import type { DataDirLayout } from '../files/data-dir.ts';
import { isGone } from '../files/fs-errors.ts';
import { asBuffer, type PathBytes } from '../files/path-bytes.ts';
import { photoPaths } from '../listing/photos.ts';
import type { FolderRow } from '../store/folders.ts';
import type { Store } from '../store/store.ts';
import { writable } from '../work/writable.ts';
import { addFolder } from './add-folder.ts';
import { realDirectory } from '../files/real-directory.ts';
import { showFolder } from './folder-view.ts';
import type { Indexer } from './indexer.ts';
import type { LibraryWatcher } from './library-watcher.ts';
import type { OverlapQueue } from './overlap-queue.ts';
import { removeFolder, removeGone } from './remove.ts';

/** The parts of an open library that adding and removing folders needs. */
export interface FolderParts {
  readonly store: Store;
  readonly layout: DataDirLayout;
  /** Null in a reader. */
  readonly indexer: Indexer | null;
  /** Null in an engine that does not watch. */
  readonly watcher: Pick<LibraryWatcher, 'add' | 'remove'> | null;
  readonly folderChanges: OverlapQueue;
  readonly emit: (event: EngineEvent) => void;
  /** Drops photos that left the library from memory. */
  readonly forget: (photoIds: readonly number[]) => void;
  /** The cache file of the vectors that searches scan. */
  readonly vectors: { save(): Promise<void> };
}

/** Adds a folder; an engine that watches scans it at once. Waits while overlapping folders are being removed. */
export async function addLibraryFolder(library: FolderParts, path: PathBytes): Promise<Folder> {
  const indexer = writable(library.indexer);
  const real = await realDirectory(path);
  return library.folderChanges.run(real, () => addNow(library, indexer, real));
}

async function addNow(library: FolderParts, indexer: Indexer, path: PathBytes): Promise<Folder> {
  const { folder, outcome, absorbed } = await addFolder(library.store, library.layout.root, path);
  for (const id of absorbed) await library.watcher?.remove(id);
  if (library.watcher && outcome !== 'covered') {
    void indexer.index([{ folderId: folder.id }]);
    void library.watcher.add(folder.id, folder.path);
  }
  library.emit({ type: 'folders' });
  return showFolder(library, folder);
}

/** Forgets a folder: it leaves lists at once, and its photos are gone before the answer. */
export async function removeLibraryFolder(library: FolderParts, id: number): Promise<void> {
  writable(library.indexer);
  await library.folderChanges.run(knownFolder(library, id).path, () => removeNow(library, id));
}

async function removeNow(library: FolderParts, id: number): Promise<void> {
  const { store, layout, vectors } = library;
  // Another folder may have absorbed it during the wait.
  knownFolder(library, id);
  await library.watcher?.remove(id);
  await removeFolder(id, { store, dataDir: layout, onRemoved: library.forget });
  await vectors.save();
  library.emit({ type: 'folders' });
  library.emit({ type: 'photos', counts: store.folders.counts() });
}

function knownFolder({ store }: FolderParts, id: number): FolderRow {
  return expectFound(store.folders.get(id), 'a folder', id);
}

/** Removes photos whose files no longer exist. */
export async function photosGone(library: FolderParts, ids: readonly number[]): Promise<{ removed: number }> {
  writable(library.indexer);
  const { store, layout } = library;
  const gone: number[] = [];
  for (const { id, path } of photoPaths(library, ids)) {
    if (await lstat(asBuffer(path)).then(() => false, isGone)) gone.push(id);
  }
  await removeGone(gone, {
    store,
    dataDir: layout,
    onRemoved: library.forget,
  });
  if (gone.length > 0) {
    library.emit({ type: 'folders' });
    library.emit({ type: 'photos', counts: store.folders.counts() });
  }
  return { removed: gone.length };
}
