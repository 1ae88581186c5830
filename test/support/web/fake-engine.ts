/** An engine made of a plain object, for tests of the hosts: it answers with fixed data and records its calls. */
import { SightlineError } from '../../../shared/errors.ts';
import type { Classification, Folder, LibraryEvent, LibraryStatus, Photo } from '../../../shared/schemas.ts';
import { createRemote, withOverrides, type Overrides } from '../../../electron/engine/processes/remote.ts';
import type { Call, CallOptions, MethodName, Remote } from '../../../electron/engine/processes/wire.ts';
import type { EngineApi } from '../../../electron/engine/api/engine-api.ts';
import { aLibraryModel } from '../library-model.ts';

export const fakeFolder: Folder = {
  id: 7,
  path: '/photos',
  state: 'ready',
  reason: null,
  photos: { done: 2, pending: 0, failed: 1, skipped: 0 },
  lastScan: 1_700_000_000_000,
};

export const fakeProgress: Extract<LibraryEvent, { type: 'progress' }>['progress'] = {
  phase: 'embedding',
  found: 3,
  finished: 1,
  total: 3,
  done: 1,
  failed: 0,
  skipped: 0,
  rate: 12.5,
  secondsLeft: 1,
  stopped: null,
};

const status: LibraryStatus = {
  version: '0.0.0',
  dataDir: '/data',
  dataDirBytes: 1024,
  demo: false,
  writable: true,
  model: aLibraryModel({ id: 'fake', dimensions: 4, languages: null }),
  folders: [fakeFolder],
  photos: { done: 2, pending: 0, failed: 1, skipped: 0, warnings: 0 },
  skippedReasons: [],
  unlistedCount: 0,
  progress: fakeProgress,
};

const photo: Photo = {
  id: 1,
  path: '/photos/a.jpg',
  name: 'a.jpg',
  folderId: 7,
  state: 'done',
  reason: null,
  type: 'jpeg',
  bytes: 10,
  width: 4,
  height: 3,
  takenAt: null,
  camera: null,
  latitude: null,
  longitude: null,
  date: 0,
  favourite: false,
  rating: 0,
  tags: [],
  albumIds: [],
};

const classification: Classification = {
  id: 1,
  path: '/photos/a.jpg',
  label: 'dog',
  strength: 0.9,
  scores: [{ label: 'dog', probability: 1, cosine: 0.3, strength: 0.9 }],
  error: null,
};

interface RecordedCall {
  readonly method: MethodName<EngineApi>;
  readonly input: unknown;
  readonly options: CallOptions | undefined;
}

export interface FakeEngine {
  readonly call: Call<EngineApi>;
  readonly engine: Remote<EngineApi>;
  readonly calls: RecordedCall[];
  readonly subscribe: (listener: (event: LibraryEvent) => void) => () => void;
  /** Sends an event to every subscriber. */
  readonly emit: (event: LibraryEvent) => void;
  subscribers(): number;
}

/** @param overrides methods that answer differently in one test. */
export function createFakeEngine(overrides: Overrides<EngineApi> = {}): FakeEngine {
  const calls: RecordedCall[] = [];
  const listeners = new Set<(event: LibraryEvent) => void>();
  const nothing = (): Promise<Record<string, never>> => Promise.resolve({});
  const unused = (): Promise<never> =>
    Promise.reject(new SightlineError('internal', 'not for the hosts of these tests'));

  const answers: Overrides<EngineApi> = {
    open: () => Promise.resolve(status),
    'library.status': () => Promise.resolve(status),
    'folders.list': () => Promise.resolve([fakeFolder]),
    'folders.add': () => Promise.resolve(fakeFolder),
    'folders.remove': nothing,
    photosGone: ({ ids }) => Promise.resolve({ removed: ids.length }),
    'folders.rescan': nothing,
    index: unused,
    'indexing.pause': nothing,
    'indexing.resume': nothing,
    'indexing.cancel': nothing,
    'search.query': (input) =>
      Promise.resolve({
        query: { text: input.terms.find((term) => term.kind === 'text')?.text ?? null, image: null },
        model: 'fake',
        rough: false,
        hits: [
          {
            id: 1,
            path: '/photos/a.jpg',
            cosine: 0.3,
            strength: 0.8,
            match: true,
            width: 4,
            height: 3,
            takenAt: null,
            favourite: false,
            rating: 0,
          },
        ],
        understood: true,
        waiting: 0,
        searched: 2,
        milliseconds: 1.5,
      }),
    'search.uploadImage': () => Promise.resolve({ imageId: 'image-1' }),
    classify: () => Promise.resolve({ model: 'fake', results: [classification] }),
    'photos.get': (input) =>
      input.id === 1
        ? Promise.resolve(photo)
        : Promise.reject(
            new SightlineError('not-found', `expected the id of a photo, received ${input.id}`, {
              detail: { id: input.id },
            }),
          ),
    'photos.problems': () =>
      Promise.resolve({
        problems: [{ id: 3, path: '/photos/b.jpg', state: 'failed', reason: 'cut short' }],
        next: null,
      }),
    'photos.retry': () => Promise.resolve({ queued: 1 }),
    thumbnail: () => Promise.reject(new SightlineError('not-found', 'no such photo')),
    evaluate: unused,
    close: nothing,
    ...overrides,
  };

  const answer = withOverrides<EngineApi>(unused, answers);
  const call: Call<EngineApi> = (method, input, options) => {
    calls.push({ method, input, options });
    return answer(method, input, options);
  };
  return {
    call,
    engine: createRemote(call),
    calls,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit: (event) => listeners.forEach((listener) => listener(event)),
    subscribers: () => listeners.size,
  };
}
