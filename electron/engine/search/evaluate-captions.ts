/**
 * Measures recall on a list of captions. Vectors that the main library has are read from there; other photos are
 * indexed into the open library, which is reserved for evaluations, so that nothing is added to what the user
 * searches. Runs in the engine process.
 */
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { writable } from '../work/writable.ts';
import { log } from '../log/log.ts';
import { SightlineError, toSightlineError } from '../../../shared/errors.ts';
import { addFolder } from '../library/add-folder.ts';
import { asBuffer, dirName, showPath } from '../files/path-bytes.ts';
import { ranksOf, recallOf, type EvaluatedCaption } from './evaluate.ts';
import { openStore, type Store } from '../store/store.ts';
import type { EngineApi, EvaluateResult } from '../api/engine-api.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { TextEncoder } from '../embedding/text-encoder.ts';
import type { DataDirLayout } from '../files/data-dir.ts';
import type { Indexer } from '../library/indexer.ts';
import type { ModelFolder } from '../models/model-folder.ts';
import type { Space } from '../store/spaces.ts';
import type { LibraryCalibration } from './library-calibration.ts';

/** The parts of an open library that an evaluation needs. */
export interface EvaluateParts {
  readonly layout: DataDirLayout;
  readonly model: ModelFolder;
  readonly store: Store;
  readonly space: Space | null;
  readonly text: () => Promise<Pick<TextEncoder, 'encode'>>;
  readonly calibration: Pick<LibraryCalibration, 'hubs'>;
  /** Null in a reader. */
  readonly indexer: Pick<Indexer, 'index' | 'cancel'> | null;
}

type Input = Parameters<EngineApi['evaluate']>[0];

/** @throws SightlineError `invalid-input` (no captions), `disk-full` or whatever else stops indexing, `cancelled`. */
export async function evaluate(
  library: EvaluateParts,
  input: Input,
  signal: AbortSignal,
): Promise<EvaluateResult> {
  if (input.pairs.length === 0) {
    throw new SightlineError('invalid-input', 'expected captions to evaluate, received none');
  }
  const photos = await distinctPhotos(input.pairs);
  const vectors = vectorsFromMain(library, input.libraryDataDir, photos);
  const missing = [...photos].filter(([key]) => !vectors.has(key));
  const failed = missing.length > 0 ? await indexMissing(library, missing, vectors, signal) : [];

  const keys = [...vectors.keys()];
  const embeddings = [...vectors.values()];
  const hubOf = await library.calibration.hubs();
  const hubs = embeddings.map((embedding) => hubOf(embedding));
  const usable = input.pairs.flatMap(({ caption, path: file }) => {
    const photo = keys.indexOf(keyOf(photos, file));
    return photo < 0 ? [] : [{ caption, photo }];
  });
  const texts = await (await library.text()).encode(usable.map(({ caption }) => caption));
  const captions: EvaluatedCaption[] = usable.flatMap(({ photo }, index) => {
    const text = texts[index];
    return text ? [{ text, photo }] : [];
  });
  return {
    model: library.model.id,
    photos: keys.length,
    captions: captions.length,
    failed,
    corrected: recallOf(ranksOf(captions, embeddings, hubs)),
    uncorrected: recallOf(ranksOf(captions, embeddings, hubs, 0)),
  };
}

/** Real path by the path as written; latin1 text, so that bytes can be keys. */
type Photos = Map<string, { readonly written: Set<string>; readonly real: Buffer }>;

const text = (bytes: PathBytes): string => asBuffer(bytes).toString('latin1');

async function distinctPhotos(pairs: Input['pairs']): Promise<Photos> {
  const photos: Photos = new Map();
  const seen = new Set<string>();
  for (const { path: file } of pairs) {
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

function keyOf(photos: Photos, file: PathBytes): string {
  for (const [key, { written }] of photos) if (written.has(text(file))) return key;
  return '';
}

function vectorsFromMain(
  library: Pick<EvaluateParts, 'layout' | 'model'>,
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
  library: EvaluateParts,
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
  if (signal.aborted) throw new SightlineError('cancelled', 'eval was cancelled');
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
