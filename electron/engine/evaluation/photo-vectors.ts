/**
 * Finds the vectors of photos to evaluate a model with. Those that the main library has are read from there; other
 * photos are indexed into the open library, which is reserved for evaluations, so that nothing is added to what the
 * user searches. Runs in the engine process.
 */
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { writable } from '../work/writable.ts';
import { log } from '../log/log.ts';
import { SightlineError, toSightlineError } from '../../../shared/errors.ts';
import { addFolder } from '../library/add-folder.ts';
import { asBuffer, dirName, showPath } from '../files/path-bytes.ts';
import { openStore, type Store } from '../store/store.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { DataDirLayout } from '../files/data-dir.ts';
import type { Indexer } from '../library/indexer.ts';
import type { ModelFolder } from '../models/model-folder.ts';
import type { Space } from '../store/spaces.ts';

/** The parts of an open library that finding vectors needs. */
export interface PhotoVectorParts {
  readonly layout: DataDirLayout;
  readonly model: Pick<ModelFolder, 'space'>;
  readonly store: Store;
  readonly space: Space | null;
  /** Null in a reader. */
  readonly indexer: Pick<Indexer, 'index' | 'cancel'> | null;
}

/** The vectors of distinct photos, whatever paths name them. */
export interface PhotoVectors {
  /** One for each photo that has one. */
  readonly embeddings: readonly Float32Array[];
  /** Photos without a vector. */
  readonly failed: readonly { path: string; reason: string }[];
  /** Index of a file's photo in `embeddings`; null if it has no vector. */
  indexOf(file: PathBytes): number | null;
}

/**
 * @param files may name a photo more than once, by different paths.
 * @throws SightlineError `disk-full` or whatever else stops indexing, `cancelled`.
 */
export async function photoVectors(
  library: PhotoVectorParts,
  files: readonly PathBytes[],
  libraryDataDir: string,
  signal: AbortSignal,
): Promise<PhotoVectors> {
  const photos = await distinctPhotos(files);
  const vectors = vectorsFromMain(library, libraryDataDir, photos);
  const missing = [...photos].filter(([key]) => !vectors.has(key));
  const failed = missing.length > 0 ? await indexMissing(library, missing, vectors, signal) : [];
  const position = new Map([...vectors.keys()].map((key, index) => [key, index]));
  const keys = new Map<string, string>();
  for (const [key, { written }] of photos) for (const name of written) keys.set(name, key);
  return {
    embeddings: [...vectors.values()],
    failed,
    indexOf: (file) => position.get(keys.get(text(file)) ?? '') ?? null,
  };
}

/** Real path by the path as written; latin1 text, so that bytes can be keys. */
type Photos = Map<string, { readonly written: Set<string>; readonly real: Buffer }>;

const text = (bytes: PathBytes): string => asBuffer(bytes).toString('latin1');

async function distinctPhotos(files: readonly PathBytes[]): Promise<Photos> {
  const photos: Photos = new Map();
  const seen = new Set<string>();
  for (const file of files) {
    if (seen.has(text(file))) continue;
    seen.add(text(file));
    // A missing photo keeps its path and is listed as failed.
    const real = await realpath(asBuffer(file), { encoding: 'buffer' }).catch(() => asBuffer(file));
    const known = photos.get(text(real));
    if (known) known.written.add(text(file));
    else photos.set(text(real), { written: new Set([text(file)]), real });
  }
  return photos;
}

function vectorsFromMain(
  library: Pick<PhotoVectorParts, 'layout' | 'model'>,
  dataDir: string,
  photos: Photos,
): Map<string, Float32Array> {
  const vectors = new Map<string, Float32Array>();
  if (path.resolve(dataDir) === library.layout.root) return vectors;
  let main;
  try {
    main = openStore(path.resolve(dataDir), 'reader');
  } catch (error) {
    // Without a main library everything is indexed here. One that exists but can't be read deserves a log line.
    if (toSightlineError(error).kind !== 'no-library') {
      log.warn('the library could not be read, so that its photos are indexed again', error);
    }
    return vectors;
  }
  try {
    const space = main.spaces.find(library.model.space);
    if (!space) return vectors;
    for (const [key, { real }] of photos) {
      const id = main.photos.idOf(real);
      const photo = id === undefined ? undefined : main.photos.get(id);
      const vector = photo?.state === 'done' ? main.vectors.get(photo.id, space.id) : undefined;
      if (vector) vectors.set(key, vector);
    }
  } finally {
    main.close();
  }
  return vectors;
}

/** Indexes the directories of the missing photos; returns what could not be embedded, and why. */
async function indexMissing(
  library: PhotoVectorParts,
  missing: readonly [string, { real: Buffer }][],
  vectors: Map<string, Float32Array>,
  signal: AbortSignal,
): Promise<{ path: string; reason: string }[]> {
  const { store, layout } = library;
  const indexer = writable(library.indexer);
  const space = writable(library.space);
  const folders = new Set<number>();
  for (const directory of new Set(missing.map(([, { real }]) => text(dirName(real))))) {
    const added = await addFolder(store, layout.root, Buffer.from(directory, 'latin1')).catch(
      (error: unknown) => {
        log.warn('a folder with captions could not be added', error);
        return null;
      },
    );
    if (added) folders.add(added.folder.id);
  }
  const onAbort = (): void => void indexer.cancel();
  signal.addEventListener('abort', onAbort, { once: true });
  const run = await indexer.index([...folders].map((folderId) => ({ folderId })));
  signal.removeEventListener('abort', onAbort);
  if (run.stopped) throw run.stopped;
  if (signal.aborted) throw new SightlineError('cancelled', 'the evaluation was cancelled');
  const failed: { path: string; reason: string }[] = [];
  for (const [key, { real }] of missing) {
    const id = store.photos.idOf(real);
    const vector = id === undefined ? undefined : store.vectors.get(id, space.id);
    if (vector) vectors.set(key, vector);
    else {
      const reason = id === undefined ? 'not found' : store.photos.get(id)?.reason;
      failed.push({ path: showPath(real), reason: reason ?? 'not indexed' });
    }
  }
  return failed;
}
