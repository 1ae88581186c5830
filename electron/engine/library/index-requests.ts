/** Requests about indexing: scan, pause, resume, cancel, and retry failures. Runs in the engine process. */
import { lstat } from 'node:fs/promises';
import { expectFound } from '../../../shared/expect-found.ts';
import type { EngineEvent, IndexSummary } from '../api/engine-api.ts';
import { asBuffer, dirName, isInside, type PathBytes } from '../files/path-bytes.ts';
import type { Store } from '../store/store.ts';
import { writable } from '../work/writable.ts';
import type { Indexer } from './indexer.ts';
import type { SpaceBuilder } from './build-space.ts';
import type { Refresh } from './refresh.ts';
import type { LibraryWatcher } from './library-watcher.ts';
import type { DirectoryTarget, ReconcileTarget } from './reconcile.ts';

/** The parts of an open library that these requests need. */
export interface IndexParts {
  readonly store: Pick<Store, 'folders' | 'outcomes' | 'unlisted'>;
  /** Null in a reader. */
  readonly indexer: Indexer | null;
  /** Null in a reader. */
  readonly refresh: Refresh | null;
  /** Null unless the space of another model is being built. */
  readonly builder: Pick<SpaceBuilder, 'pause' | 'resume'> | null;
  /** Null in an engine that does not watch. */
  readonly watcher: LibraryWatcher | null;
  readonly emit: (event: EngineEvent) => void;
}

function targetsOf(library: IndexParts, ids: readonly number[] | undefined): { folderId: number }[] {
  const known = library.store.folders.list().map(({ id }) => id);
  return (ids ?? known).map((id) => ({
    folderId: expectFound(
      known.find((folder) => folder === id),
      'a folder',
      id,
    ),
  }));
}

/**
 * Starts a scan in the background; events report its progress.
 * @param directories scans only these, not their subdirectories; ignores any outside the library's folders.
 */
export function rescan(
  library: IndexParts,
  {
    id,
    directories,
  }: { readonly id?: number | undefined; readonly directories?: readonly PathBytes[] | undefined },
): void {
  const indexer = writable(library.indexer);
  void indexer.index(
    directories === undefined
      ? targetsOf(library, id === undefined ? undefined : [id])
      : targetsIn(library, directories),
  );
}

function targetsIn({ store }: IndexParts, directories: readonly PathBytes[]): ReconcileTarget[] {
  return store.folders.list().flatMap((folder) => {
    const inside = directories.filter((directory) => isInside(folder.path, directory));
    if (inside.length === 0) return [];
    return [{ folderId: folder.id, directories: inside.map((path) => ({ path, deep: false })) }];
  });
}

/**
 * Starts a scan of what earlier scans could not list, in the background.
 * @param ids of entries; all if omitted. Ignores any that no longer exist.
 */
export async function retryUnlisted(
  library: IndexParts,
  ids: readonly number[] | undefined,
): Promise<{ queued: number }> {
  const indexer = writable(library.indexer);
  const entries = library.store.unlisted.targets(ids);
  const byFolder = new Map<number, DirectoryTarget[]>();
  for (const { folderId, path } of entries) {
    const directories = byFolder.get(folderId) ?? [];
    byFolder.set(folderId, [...directories, ...(await targetsAround(path))]);
  }
  const targets = [...byFolder].map(([folderId, directories]) => ({ folderId, directories }));
  if (targets.length > 0) void indexer.index(targets);
  return { queued: entries.length };
}

/** The directory with all below it, unless it is a file; and the one around it, which it may have left. */
async function targetsAround(path: PathBytes): Promise<DirectoryTarget[]> {
  const found = await lstat(asBuffer(path)).catch(() => null);
  const around: DirectoryTarget = { path: dirName(path), deep: false };
  return found?.isDirectory() === true ? [around, { path, deep: true }] : [around];
}

/**
 * Scans and embeds until nothing is left.
 * @throws SightlineError whatever stopped the run (`disk-full`, an embedder that was given up, …).
 */
export async function indexFolders(
  library: IndexParts,
  folderIds: readonly number[] | undefined,
  signal: AbortSignal,
): Promise<IndexSummary> {
  const indexer = writable(library.indexer);
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

/** Puts failed photos back in the queue; an engine that watches starts on them at once. */
export function retry(library: IndexParts, ids: readonly number[] | undefined): { queued: number } {
  const indexer = writable(library.indexer);
  const queued = library.store.outcomes.retry(ids);
  if (queued > 0 && library.watcher) void indexer.index([]);
  library.emit({ type: 'folders' });
  return { queued };
}

/** Pauses indexing and reading again; photos in flight finish. @throws SightlineError `read-only`. */
export function pause(library: IndexParts): void {
  writable(library.indexer).pause();
  library.refresh?.pause('indexing');
  library.builder?.pause('indexing');
}

/** Resumes indexing. @throws SightlineError `read-only`. */
export function resume(library: IndexParts): void {
  writable(library.indexer).resume();
  library.refresh?.resume('indexing');
  library.builder?.resume('indexing');
}

/** Resolves when the run has ended; committed results stay. */
export async function cancel(library: IndexParts): Promise<void> {
  await writable(library.indexer).cancel();
}
