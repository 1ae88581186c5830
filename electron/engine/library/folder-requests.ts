/** Requests about folders, indexing and photos. Engine process. */
import { lstat } from 'node:fs/promises';
import { SightlineError } from '../../../shared/errors.ts';
import type { Folder } from '../../../shared/schemas.ts';
import { addFolder, realDirectory } from './add-folder.ts';
import { isGone } from '../files/fs-errors.ts';
import type { Indexer } from './indexer.ts';
import { asBuffer, baseName, isInside, showPath } from '../files/path-bytes.ts';
import type { ReconcileTarget } from './reconcile.ts';
import { removeFolder, removeGone } from './remove.ts';
import type { FolderRow } from '../store/folders.ts';
import type { EngineApi, IndexSummary } from '../api/engine-api.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import { showFolder } from './folder-view.ts';
import { forgetPhotos } from '../service/forget-photos.ts';
import type { EngineLibrary } from '../service/open-library.ts';

/** What adding and removing folders needs of an open library. */
export type FolderParts = Pick<
  EngineLibrary,
  'store' | 'layout' | 'vectors' | 'tagger' | 'indexer' | 'watcher' | 'folderChanges' | 'emit'
>;

/** @throws SightlineError `read-only` in a process that does not hold the writer lock. */
function writing(library: Pick<EngineLibrary, 'indexer'>): Indexer {
  if (!library.indexer) {
    throw new SightlineError('read-only', 'expected a library that is open for writing, this one only reads');
  }
  return library.indexer;
}

/** Adds a folder; an engine that watches scans it at once. It waits for the removal of folders that it overlaps. */
export async function addLibraryFolder(library: FolderParts, path: PathBytes): Promise<Folder> {
  const indexer = writing(library);
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

/** Forgets a folder: out of lists at once, its photos leave before the answer. */
export async function removeLibraryFolder(library: FolderParts, id: number): Promise<void> {
  writing(library);
  await library.folderChanges.run(knownFolder(library, id).path, () => removeNow(library, id));
}

async function removeNow(library: FolderParts, id: number): Promise<void> {
  const { store, layout, vectors } = library;
  // It may have become part of another one while this waited.
  knownFolder(library, id);
  await library.watcher?.remove(id);
  await removeFolder(id, { store, dataDir: layout, onRemoved: (ids) => forgetPhotos(library, ids) });
  await vectors.save();
  library.emit({ type: 'folders' });
  library.emit({ type: 'photos', counts: store.folders.counts() });
}

function knownFolder({ store }: FolderParts, id: number): FolderRow {
  const folder = store.folders.get(id);
  if (folder) return folder;
  throw new SightlineError('not-found', `expected the id of a folder, received ${id}`);
}

function targetsOf(library: EngineLibrary, ids: readonly number[] | undefined): { folderId: number }[] {
  const known = library.store.folders.list().map(({ id }) => id);
  const unknown = ids?.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new SightlineError('not-found', `expected the id of a folder, received ${unknown}`);
  }
  return (ids ?? known).map((folderId) => ({ folderId }));
}

/**
 * Starts a scan in the background; how it goes comes as events.
 * @param directories only these are looked at, not what is below them; those of no folder are left out.
 */
export function rescan(
  library: EngineLibrary,
  { id, directories }: { readonly id?: number; readonly directories?: readonly PathBytes[] },
): void {
  const indexer = writing(library);
  void indexer.index(
    directories === undefined
      ? targetsOf(library, id === undefined ? undefined : [id])
      : targetsIn(library, directories),
  );
}

function targetsIn({ store }: EngineLibrary, directories: readonly PathBytes[]): ReconcileTarget[] {
  return store.folders.list().flatMap((folder) => {
    const inside = directories.filter((directory) => isInside(folder.path, directory));
    if (inside.length === 0) return [];
    return [{ folderId: folder.id, directories: inside.map((path) => ({ path, deep: false })) }];
  });
}

/** Takes photos out of the library whose files are no longer there. */
export async function photosGone(
  library: EngineLibrary,
  ids: readonly number[],
): Promise<{ removed: number }> {
  writing(library);
  const { store, layout } = library;
  const gone: number[] = [];
  for (const { id, path } of photoPaths(library, ids)) {
    if (await lstat(asBuffer(path)).then(() => false, isGone)) gone.push(id);
  }
  await removeGone(gone, {
    store,
    dataDir: layout,
    onRemoved: (removed) => forgetPhotos(library, removed),
  });
  if (gone.length > 0) {
    library.emit({ type: 'folders' });
    library.emit({ type: 'photos', counts: store.folders.counts() });
  }
  return { removed: gone.length };
}

/**
 * Scans and embeds until nothing is left.
 * @throws SightlineError what stopped the run (`disk-full`, an embedder that was given up, …).
 */
export async function indexFolders(
  library: EngineLibrary,
  folderIds: readonly number[] | undefined,
  signal: AbortSignal,
): Promise<IndexSummary> {
  const indexer = writing(library);
  const onAbort = (): void => void indexer.cancel();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    const { stopped, ...summary } = await indexer.index(targetsOf(library, folderIds));
    if (stopped) throw stopped;
    return summary;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** Puts failed photos back in the queue; an engine that watches goes to work at once. */
export function retry(library: EngineLibrary, ids: readonly number[] | undefined): { queued: number } {
  const indexer = writing(library);
  const queued = library.store.outcomes.retry(ids);
  if (queued > 0 && library.watcher) void indexer.index([]);
  library.emit({ type: 'folders' });
  return { queued };
}

/** Pauses indexing; photos in flight are finished. @throws SightlineError `read-only`. */
export function pause(library: EngineLibrary): void {
  writing(library).pause();
}

/** Resumes indexing. @throws SightlineError `read-only`. */
export function resume(library: EngineLibrary): void {
  writing(library).resume();
}

/** Resolves when the run is over; what is committed stays. */
export async function cancel(library: EngineLibrary): Promise<void> {
  await writing(library).cancel();
}

/** One photo with its metadata. @throws SightlineError `not-found`. */
export function photo(library: EngineLibrary, id: number): Awaited<ReturnType<EngineApi['photo']>> {
  const found = library.store.photos.get(id);
  if (!found) throw new SightlineError('not-found', `expected the id of a photo, received ${id}`);
  return found;
}

/** What tiles show; ids that are gone are left out. */
export function summaries(
  { store }: EngineLibrary,
  ids: readonly number[],
): Awaited<ReturnType<EngineApi['summaries']>> {
  return store.photos.summaries(ids).map(({ id, path, type, width, height, date, favourite, rating }) => ({
    id,
    path: showPath(path),
    name: showPath(baseName(path)),
    type,
    width,
    height,
    date,
    favourite: favourite === 1,
    rating,
  }));
}

/** Paths of files as bytes; ids that are gone are left out. */
export function photoPaths(
  { store }: EngineLibrary,
  ids: readonly number[],
): Awaited<ReturnType<EngineApi['photoPaths']>> {
  return ids.flatMap((id) => {
    const path = store.photos.pathOf(id);
    return path ? [{ id, path }] : [];
  });
}

/** Keeps a text that was searched for. */
export function rememberSearch(library: EngineLibrary, text: string): void {
  writing(library);
  library.store.history.remember(text);
}

/** Forgets a text of the history; all of it for undefined. @throws SightlineError `read-only`. */
export function forgetSearch(library: EngineLibrary, text: string | undefined): void {
  writing(library);
  library.store.history.forget(text);
}
