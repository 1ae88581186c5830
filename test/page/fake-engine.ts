/**
 * An engine whose library is made of plain data, behind the real web host: shows the page states that are hard to
 * bring about (a full disk, a scan half way, a folder on an unplugged disk) and always the same way.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { EngineApi } from '../../electron/engine/api/engine-api.ts';
import { withOverrides, type Overrides } from '../../electron/engine/processes/remote.ts';
import type { Call } from '../../electron/engine/processes/wire.ts';
import { createFakeComparison, type FakeComparison } from './fake-comparison.ts';
import { createFakeModels, type FakeModels } from './fake-models.ts';
import { createFakePhotos } from './fake-photos.ts';
import type { FakePhotos } from './fake-photos.ts';
import { createFakeSearches } from './fake-searches.ts';
import type { FakeSearches } from './fake-searches.ts';
import { SightlineError } from '../../shared/errors.ts';
import { IDLE_PROGRESS } from '../../shared/schemas.ts';
import { createFakeTagging } from './fake-tagging.ts';
import type { FakeTagging } from './fake-tagging.ts';
import { FakeUndo } from './fake-undo.ts';
import type {
  Folder,
  Hit,
  LibraryEvent,
  LibraryStatus,
  Photo,
  Problem,
  Run,
  SearchQuery,
  SearchResult,
  SpaceRow,
  Storage,
  Unlisted,
} from '../../shared/schemas.ts';
import { STORAGE, shellAnswers } from './fake-shell.ts';
import { aLibraryModel } from '../support/library-model.ts';

export function folderOf(id: number, folderPath: string, change: Partial<Folder> = {}): Folder {
  const photos = { done: 23, pending: 0, failed: 0, skipped: 0 };
  const lastScan = Date.UTC(2026, 8, 1, 9, 30);
  return { id, path: folderPath, state: 'ready', reason: null, photos, lastScan, ...change };
}

/** What a test changes; every request is answered from here. */
export interface FakeLibrary {
  status: LibraryStatus;
  problems: Problem[];
  unlisted: Unlisted[];
  runs: Run[];
  storage: Storage;
  /** Thrown by every search while set. */
  searchFailure: SightlineError | null;
  /** How many photos the listing has; those after the samples look like them. The samples when it is null. */
  listed: number | null;
  /** Gives the hits in the opposite order. */
  reversed: boolean;
  /** Of every photo; by its number when left out. */
  pixels: { width: number; height: number } | null;
  /** Every picture with all its pixels waits for it. */
  fullGate: Promise<void>;
  /** Every search waits for it. */
  searchGate: Promise<void>;
  readonly tagging: FakeTagging;
  spaces: SpaceRow[];
  /** Ids of photos without any thumbnail. */
  readonly unreadable: Set<number>;
  /** The model is not calibrated and the library too small for it. */
  rough: boolean;
  /** Whether the model knows a piece of every text. */
  understood: boolean;
  /** What was searched for. */
  readonly queries: SearchQuery[];
  /** How many query images were sent. */
  uploads: number;
  /** Names of the methods called that change something, with their input. */
  readonly calls: { method: string; input: unknown }[];
}

export interface FakeEngine {
  readonly library: FakeLibrary;
  readonly photos: FakePhotos;
  readonly searches: FakeSearches;
  /** Of the host; `models.use` is the engine's. */
  readonly models: FakeModels;
  readonly comparison: FakeComparison;
  readonly call: Call<EngineApi>;
  subscribe(listener: (event: LibraryEvent) => void): () => void;
  /** Tells the page, and answers with the same from then on. */
  emit(event: LibraryEvent): void;
}

/** @param samples a folder of JPEGs; they stand for the library's photos and for their thumbnails */
export function createFakeEngine(samples: string): FakeEngine {
  const names = readdirSync(samples).filter((name) => name.endsWith('.jpg'));
  const listeners = new Set<(event: LibraryEvent) => void>();
  const tell = (event: LibraryEvent) => listeners.forEach((listener) => listener(event));
  const undo = new FakeUndo();
  const ids = names.map((_, index) => index + 1);
  const calls: FakeLibrary['calls'] = [];
  const tagging = createFakeTagging({
    ids,
    pathOf: (id) => photo(id).path,
    undo,
    emit: tell,
    note: (method, input) => calls.push({ method, input }),
  });
  const models = createFakeModels((method, input) => calls.push({ method, input }));
  const library: FakeLibrary = {
    status: emptyStatus(),
    problems: [],
    unlisted: [],
    runs: [],
    storage: STORAGE,
    searchFailure: null,
    listed: null,
    reversed: false,
    searchGate: Promise.resolve(),
    pixels: null,
    fullGate: Promise.resolve(),
    unreadable: new Set(),
    tagging,
    spaces: [],
    rough: false,
    understood: true,
    queries: [],
    uploads: 0,
    calls,
  };

  const photo = (id: number): Photo => {
    const sample = names[(id - 1) % names.length];
    if (sample === undefined || photos.gone.has(id) || id > Math.max(names.length, library.listed ?? 0))
      throw new SightlineError('not-found', `expected a photo of the library, received ${id}`);
    const name = id > names.length ? `${id} ${sample}` : sample;
    return {
      id,
      path: path.join('/home/ada/Pictures', name),
      name,
      folderId: 1,
      state: 'done',
      reason: id === 2 ? 'the file is truncated or damaged; about 80 % of the image could be read' : null,
      type: 'jpeg',
      bytes: 182_426,
      width: library.pixels?.width ?? (id % 3 === 0 ? 900 : 1280),
      height: library.pixels?.height ?? (id % 3 === 0 ? 1200 : 853),
      takenAt: id % 4 === 0 ? null : Date.UTC(2024, 5, id, 18, 20),
      camera: id % 4 === 0 ? null : 'FUJIFILM X-T4',
      latitude: id % 5 === 0 ? null : 48.13712,
      longitude: id % 5 === 0 ? null : 11.57539,
      // Long listings reach over twenty years.
      date: Date.UTC(2024, 5, Math.min(id, 30), 18, 20) + Math.max(0, id - 30) * 630_000,
      favourite: photos.marksOf(id).favourite,
      rating: photos.marksOf(id).rating,
      tags: tagging.tagsOf(id),
      albumIds: photos.albumsOf(id),
    };
  };
  const photos: FakePhotos = createFakePhotos({
    photo,
    count: () => library.listed ?? names.length,
    note: (method, input) => calls.push({ method, input }),
    changed: (topic) => tell({ type: 'organised', topics: [topic] }),
  });

  const searches = createFakeSearches(tell, undo);
  const comparison = createFakeComparison(tell, (method, input) => calls.push({ method, input }));

  /** Photos whose name holds a word of the query come first and are matches. */
  const rank = (text: string | undefined): Hit[] => {
    const words = (text ?? '')
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word.length > 2);
    const count = Math.min(1_000, Math.max(names.length, library.listed ?? 0));
    const scored = Array.from({ length: count }, (_, index) => {
      const { id, name, path: where, width, height, takenAt } = photo(index + 1);
      const found = words.filter((word) => name.includes(word)).length;
      const wanted =
        text === undefined ? 0.999 - index * 0.02 : Math.min(0.97, found * 0.8 + 0.36 - index * 0.012);
      const strength = Math.max(0.05, wanted);
      const match = text === undefined ? null : found > 0;
      const marks = photos.marksOf(id);
      return { id, path: where, cosine: strength / 4, strength, match, width, height, takenAt, ...marks };
    });
    return scored.sort((a, b) => b.strength - a.strength);
  };

  const noted = (method: string) => (input: unknown) => {
    calls.push({ method, input });
    return Promise.resolve({});
  };
  const absent = (method: string): Promise<never> =>
    Promise.reject(
      new SightlineError(
        'unsupported',
        `expected a request that this library of plain data answers, received ${method}`,
      ),
    );

  const known: Overrides<EngineApi> = {
    ...shellAnswers(library),
    ...tagging.api,
    'library.status': () => Promise.resolve(library.status),
    'folders.list': () => Promise.resolve(library.status.folders),
    'folders.add': ({ path: bytes }) => {
      const folder = folderOf(9, Buffer.from(bytes).toString());
      calls.push({ method: 'addFolder', input: folder.path });
      library.status = { ...library.status, demo: false, folders: [...library.status.folders, folder] };
      return Promise.resolve(folder);
    },
    'folders.remove': ({ id }) => {
      calls.push({ method: 'removeFolder', input: id });
      library.status = {
        ...library.status,
        folders: library.status.folders.filter((folder) => folder.id !== id),
      };
      return Promise.resolve({});
    },
    'folders.rescan': noted('rescan'),
    'folders.unlisted': () => Promise.resolve({ unlisted: library.unlisted, next: null }),
    'folders.retryUnlisted': (input) => {
      calls.push({ method: 'retryUnlisted', input });
      return Promise.resolve({ queued: input.ids?.length ?? library.unlisted.length });
    },
    'indexing.pause': noted('pause'),
    'indexing.resume': noted('resume'),
    'indexing.cancel': noted('cancel'),
    'refresh.pause': noted('pauseRefresh'),
    'refresh.resume': noted('resumeRefresh'),
    'search.query': async (input): Promise<SearchResult> => {
      const { limit, filter, terms } = input;
      const wanted = terms.filter(({ weight }) => weight > 0);
      const words = wanted.flatMap((term) => (term.kind === 'text' ? term.text : []));
      const text = words.length === 0 ? undefined : words.join(' ');
      const photoId = wanted.find((term) => term.kind === 'photo')?.photoId;
      await library.searchGate;
      if (library.searchFailure) throw library.searchFailure;
      library.queries.push(input);
      const ranked = filter?.types?.includes('svg') || !library.understood ? [] : rank(text);
      const hits = (library.reversed ? ranked.reverse() : ranked)
        .filter((hit) => hit.id !== photoId)
        .slice(0, limit);
      const query = { text: text ?? null, image: photoId === undefined ? null : String(photoId) };
      return {
        query,
        model: 'fake',
        rough: library.rough,
        understood: library.understood,
        waiting: 0,
        hits,
        searched: names.length,
        milliseconds: 4,
      };
    },
    'search.uploadImage': () => {
      library.uploads += 1;
      return Promise.resolve({ imageId: 'image-1' });
    },
    'photos.get': ({ id }) => Promise.resolve().then(() => photo(id)),
    photoPaths: ({ ids }) =>
      Promise.resolve(ids.map((id) => ({ id, path: new Uint8Array(Buffer.from(photo(id).path)) }))),
    'photos.metadata': ({ id }) =>
      Promise.resolve().then(() => {
        photo(id);
        return { groups: METADATA };
      }),
    'search.region': (input) => {
      calls.push({ method: 'region', input });
      return Promise.resolve({ imageId: 'region-1' });
    },
    'photos.problems': ({ after, limit, state }) => {
      const rest = library.problems.filter(
        (problem) => problem.id > after && (state === undefined || problem.state === state),
      );
      const next = rest.length > limit ? (rest[limit - 1]?.id ?? null) : null;
      return Promise.resolve({ problems: rest.slice(0, limit), next });
    },
    'photos.retry': (input) => {
      calls.push({ method: 'retry', input });
      return Promise.resolve({ queued: input.ids?.length ?? 2 });
    },
    thumbnail: ({ id, size }) =>
      Promise.resolve().then(async () => {
        if (size === 'full') await library.fullGate;
        if (library.unreadable.has(id)) throw new SightlineError('unreadable', 'the file ends early');
        return { path: path.join(samples, path.basename(photo(id).path).replace(/^\d+ /, '')) };
      }),
    'models.use': ({ id }) => {
      calls.push({ method: 'models.use', input: id });
      const chosen = models.list.find((row) => row.name === id || row.id === id);
      if (!chosen?.installed) {
        const message = `expected an installed model, received ${id}`;
        return Promise.reject(new SightlineError('not-found', message));
      }
      const { model, photos: counts } = library.status;
      const next = { id: chosen.id, name: chosen.name, waiting: counts.done };
      models.inUse = chosen.name;
      const changed = { ...model, next: model.name === chosen.name ? null : next };
      library.status = { ...library.status, model: changed };
      if (changed.next === null) library.runs = library.runs.filter(({ kind }) => kind !== 'model');
      tell({ type: 'folders' });
      return Promise.resolve(changed);
    },
    'spaces.list': () => Promise.resolve(library.spaces),
    'spaces.remove': ({ id }) => {
      calls.push({ method: 'spaces.remove', input: id });
      library.spaces = library.spaces.filter((space) => space.id !== id);
      return Promise.resolve({});
    },
    'spaces.pause': noted('spaces.pause'),
    'spaces.resume': noted('spaces.resume'),
    ...photos.answers,
    ...searches.answers,
    ...comparison.answers,
    'library.undo': (input) =>
      undo.has(input.token) ? Promise.resolve(undo.take(input.token)) : photos.undo(input),
  };

  const call = withOverrides<EngineApi>((method) => absent(method), known);

  return {
    library,
    photos,
    searches,
    models,
    comparison,
    call,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit(event) {
      if (event.type === 'progress') library.status = { ...library.status, progress: event.progress };
      if (event.type === 'photos') library.status = { ...library.status, photos: event.counts };
      if (event.type === 'run')
        library.runs = [event.run, ...library.runs.filter(({ id }) => id !== event.run.id)];
      tell(event);
    },
  };
}

const METADATA = [
  {
    name: 'EXIF',
    fields: [
      { name: 'Make', value: 'FUJIFILM' },
      { name: 'Model', value: 'X-T4' },
      { name: 'ExposureTime', value: '1/250 s' },
      { name: 'FNumber', value: 'f/2.8' },
    ],
  },
  { name: 'IPTC', fields: [{ name: 'Caption', value: 'By the window' }] },
];

function emptyStatus(): LibraryStatus {
  return {
    version: '0.1.0',
    dataDir: '/home/ada/.local/share/sightline',
    dataDirBytes: 41_300_000,
    demo: false,
    writable: true,
    model: aLibraryModel({}),
    folders: [],
    photos: { done: 0, pending: 0, failed: 0, skipped: 0, warnings: 0 },
    skippedReasons: [],
    unlistedCount: 0,
    progress: IDLE_PROGRESS,
  };
}
