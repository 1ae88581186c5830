/** Fills a seeded library: the samples through the engine, everything else directly in the store. */
import { mkdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createProgressLine } from '../../electron/cli/output/progress-line.ts';
import { toPathBytes } from '../../electron/engine/files/path-bytes.ts';
import { openModelFolder } from '../../electron/engine/models/model-folder.ts';
import { hubOf } from '../../electron/engine/search/hub.ts';
import { openStore, type Store } from '../../electron/engine/store/store.ts';
import { IDLE_PROGRESS } from '../../shared/schemas.ts';
import { fictitiousHash } from '../fixtures/contents.ts';
import { starterModelDir } from '../paths.ts';
import type { SeedArguments } from './arguments.ts';
import { PhotoFiles } from './photo-files.ts';
import { createJitter, FOLDERS, planPhotos, type PlannedPhoto } from './plan.ts';
import { copySamples, indexFolder, readSamples, type Sample } from './samples.ts';

const BATCH = 500;

/** Stores a planned photo, including its file. */
type Add = (planned: PlannedPhoto) => void;

/**
 * Fills the directories created by {@link claimDirectories}.
 * @throws Error if something fails or the signal fires; the directories are then incomplete.
 */
export async function fillLibrary(seed: SeedArguments, signal: AbortSignal): Promise<void> {
  // The library stores folders by their real paths.
  const photosDir = await realpath(seed.photosDir);
  const samplesDir = path.join(photosDir, 'Samples');
  const names = await copySamples(samplesDir, seed.photos);
  await indexFolder(samplesDir, seed.dataDir, signal);
  const store = openStore(seed.dataDir, 'writer');
  try {
    const { spaceId, hub } = await openSpace(store);
    const samples = readSamples(store, spaceId, samplesDir, names);
    const count = seed.photos - samples.length;
    if (count === 0) return;
    const folders = await addFolders(store, photosDir);
    const add = createAdd({ store, spaceId, hub, samples, folders });
    await addPhotos(store, planPhotos(count, names), { add, count, signal });
    for (const { id } of folders) store.folders.setScanned(id, Date.now());
  } finally {
    store.close();
  }
}

/** The space that the samples were indexed in, and the hub number of a vector in it. */
async function openSpace(
  store: Store,
): Promise<{ spaceId: number; hub: (embedding: Float32Array) => number }> {
  const model = await openModelFolder(starterModelDir);
  const space = store.spaces.find(model.space);
  const background = model.calibration?.textBackground;
  if (!space || !background) throw new Error(`expected photos indexed with ${model.id}, received none`);
  return { spaceId: space.id, hub: (embedding) => hubOf(embedding, background) };
}

interface LibraryFolder {
  readonly id: number;
  readonly path: string;
}

async function addFolders(store: Store, photosDir: string): Promise<LibraryFolder[]> {
  const folders: LibraryFolder[] = [];
  for (const name of FOLDERS) {
    const folder = path.join(photosDir, name);
    await mkdir(folder);
    const id = store.folders.insert(toPathBytes(folder));
    store.folders.setAvailable(id, String((await stat(folder, { bigint: true })).dev));
    folders.push({ id, path: folder });
  }
  return folders;
}

function createAdd(to: {
  readonly store: Store;
  readonly spaceId: number;
  readonly hub: (embedding: Float32Array) => number;
  readonly samples: readonly Sample[];
  readonly folders: readonly LibraryFolder[];
}): Add {
  const { store, spaceId } = to;
  const files = new PhotoFiles(to.samples.map(({ file }) => file));
  const jitter = createJitter();
  return ({ folder, sample, directory, name, takenAt, camera, cosine }) => {
    const { id: folderId, path: root } = to.folders[folder]!;
    const { photo, embedding: original } = to.samples[sample]!;
    const file = files.create(sample, path.join(root, directory), name);
    const id = store.scans.insert(folderId, file);
    const embedding = jitter(original, cosine);
    const { type, width, height } = photo;
    if (type === null || width === null || height === null)
      throw new Error(`expected an indexed sample, received ${photo.path} without its size`);
    const metadata = { type, width, height, takenAt, camera, latitude: null, longitude: null };
    store.outcomes.record(spaceId, [
      {
        pulled: {
          id,
          folderId,
          path: file.path,
          size: file.size,
          mtimeUs: file.mtimeUs,
          strikes: 0,
          newestFirst: 0,
        },
        outcome: {
          photoId: id,
          state: 'done',
          embedding,
          metadata,
          warning: null,
          contentHash: fictitiousHash(id),
        },
        hub: to.hub(embedding),
      },
    ]);
  };
}

/** Adds all of a plan in batches, and handles Ctrl-C between them. */
async function addPhotos(
  store: Store,
  plan: Iterator<PlannedPhoto>,
  { add, count, signal }: { readonly add: Add; readonly count: number; readonly signal: AbortSignal },
): Promise<void> {
  const line = createProgressLine(process.stderr, undefined, 'Adding');
  const started = performance.now();
  try {
    for (let finished = 0; finished < count;) {
      signal.throwIfAborted();
      const batch = Math.min(BATCH, count - finished);
      store.transaction(() => {
        for (let number = 0; number < batch; number += 1) {
          const planned = plan.next();
          if (!planned.done) add(planned.value);
        }
      });
      finished += batch;
      const rate = (finished / (performance.now() - started)) * 1000;
      const secondsLeft = (count - finished) / rate;
      line.update({ ...IDLE_PROGRESS, phase: 'embedding', finished, total: count, rate, secondsLeft });
      await nextTurn();
    }
  } finally {
    line.clear();
  }
}
