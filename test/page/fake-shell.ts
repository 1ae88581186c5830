/** What the library of plain data answers about folders as a tree, storage and runs. */
import type { EngineApi } from '../../electron/engine/api/engine-api.ts';
import type { Overrides } from '../../electron/engine/processes/remote.ts';
import { SightlineError } from '../../shared/errors.ts';
import type { IndexRun, ModelRun, RefreshRun, Storage, TaggingRun, TreeNode } from '../../shared/schemas.ts';
import type { FakeLibrary } from './fake-engine.ts';

export const STORAGE: Storage = {
  dataDir: '/home/ada/.local/share/sightline',
  database: 28_400_000,
  thumbnails: 9_100_000,
  cache: 3_400_000,
  other: 400_000,
  free: 214_000_000_000,
};

/** Directories inside the first folder; "2019" has two of its own. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  'tree-1': ['2019', '2020 Iceland', 'Family'],
  'tree-1/2019': ['Garden', 'Garden party'],
};

const RUNNING = {
  state: 'running',
  done: 1_204,
  failed: 0,
  total: 4_203,
  rate: 812,
  secondsLeft: 4,
  startedAt: Date.UTC(2026, 8, 1, 9, 0),
  endedAt: null,
  error: null,
  canPause: true,
  canCancel: true,
} as const;

export function aTaggingRun(change: Partial<TaggingRun> & Pick<TaggingRun, 'id'>): TaggingRun {
  return { kind: 'tag', name: 'beach, birthday, receipt', cleared: false, ...RUNNING, ...change };
}

export function anIndexRun(change: Partial<IndexRun> & Pick<IndexRun, 'id'>): IndexRun {
  return { kind: 'index', ...RUNNING, ...change };
}

export function aRefreshRun(change: Partial<RefreshRun> & Pick<RefreshRun, 'id'>): RefreshRun {
  return {
    ...RUNNING,
    kind: 'refresh',
    done: 620,
    total: 3_100,
    rate: 21,
    secondsLeft: 118,
    ...change,
    canCancel: false,
  };
}

export function aModelRun(change: Partial<ModelRun> & Pick<ModelRun, 'id'>): ModelRun {
  return {
    ...{ ...RUNNING, kind: 'model', name: 'Xenova--siglip-base-patch16-224', rate: 14, secondsLeft: 214 },
    ...change,
    canCancel: false,
  };
}

export function shellAnswers(library: FakeLibrary): Overrides<EngineApi> {
  return {
    'library.tree': ({ id }) =>
      Promise.resolve().then(() => (id === undefined ? rootsOf(library) : insideOf(id))),
    'library.storage': () => Promise.resolve(library.storage),
    'library.clearThumbnails': () => {
      library.calls.push({ method: 'clearThumbnails', input: null });
      library.storage = { ...library.storage, thumbnails: 0 };
      return Promise.resolve({});
    },
    'search.history': () => Promise.resolve([]),
    'search.forget': (input) => {
      library.calls.push({ method: 'forgetSearch', input });
      return Promise.resolve({});
    },
    'activity.list': () => Promise.resolve([...library.runs]),
    'activity.clear': () => {
      library.runs = library.runs.filter(({ endedAt }) => endedAt === null);
      return Promise.resolve({});
    },
  };
}

function rootsOf({ status }: FakeLibrary): TreeNode[] {
  return status.folders.map(({ id, path, photos }) => ({
    id: `tree-${id}`,
    name: path.split('/').at(-1) ?? path,
    folderId: id,
    photos: photos.done,
    hasChildren: INSIDE[`tree-${id}`] !== undefined,
  }));
}

function insideOf(parent: string): TreeNode[] {
  const names = INSIDE[parent];
  if (!names) throw new SightlineError('not-found', 'expected a directory with photos, received one without');
  return names.map((name, index) => ({
    id: `${parent}/${name}`,
    name,
    folderId: 1,
    photos: 3 + index,
    hasChildren: INSIDE[`${parent}/${name}`] !== undefined,
  }));
}
