import { beforeEach, expect, it } from 'vitest';
import { FilterValues } from '../../../../renderer/state/search/filter-values.svelte.ts';
import type { Facets, TreeNode } from '../../../../shared/schemas.ts';
import { FakeApi, aFolder, deferred, failure } from '../../fake-api.ts';

const facets = (favourites: number): Facets => ({ cameras: [], types: [], years: [], favourites, rated: 0 });
const node = (id: string, hasChildren = false): TreeNode => ({
  id,
  name: `named ${id}`,
  folderId: 1,
  photos: 1,
  hasChildren,
});
const TREE: Readonly<Record<string, TreeNode[]>> = {
  roots: [node('a', true), node('b')],
  a: [node('deep', true)],
  deep: [node('deeper')],
};

let api: FakeApi;
let values: FilterValues;
let refreshed = 0;

beforeEach(() => {
  api = new FakeApi();
  refreshed = 0;
  values = new FilterValues(api, {
    library: { folders: [aFolder(1, '/home/ada/Pictures')] },
    tags: { list: null, nameOf: () => undefined, refresh: () => Promise.resolve(void (refreshed += 1)) },
    albums: { of: () => undefined },
  });
  api.answers['library.tree'] = ({ id }: { id?: string }) => Promise.resolve(TREE[id ?? 'roots'] ?? []);
});

it('Filter values keep the latest count, whichever answer comes last', async () => {
  const slow = deferred<Facets>();
  api.answers['library.facets'] = ({ filter }: { filter: { folderId?: number } }) =>
    filter.folderId === 1 ? slow.promise : Promise.resolve(facets(2));
  const first = values.count({ folderId: 1 });
  await values.count({});
  slow.resolve(facets(1));
  await first;
  expect(values.facets?.favourites).toBe(2);
});

it('Filter values say why there is no count', async () => {
  api.answers['library.facets'] = () => Promise.reject(failure('unavailable', 'busy'));
  await values.count({});
  expect(values.failure?.kind).toBe('unavailable');
});

it('Filter values learn the name of a directory that an address brought, level by level and once', async () => {
  expect(values.names.directory('deeper')).toBeNull();
  await values.loadNames({ directoryId: 'deeper' });
  expect(values.names.directory('deeper')).toBe('named deeper');
  const asked = api.calls.length;
  await values.loadNames({ directoryId: 'deeper' });
  await values.loadNames({ directoryId: 'gone' });
  await values.loadNames({ directoryId: 'gone' });
  expect(api.calls.length).toBe(asked + 3);
  expect(values.names.directory('gone')).toBeNull();
  expect(values.names.folder(1)).toBe('Pictures');
});

it('Filter values ask for the tags when a filter has one and there is no list', async () => {
  await values.loadNames({});
  expect(refreshed).toBe(0);
  await values.loadNames({ tagIds: [1] });
  expect(refreshed).toBe(1);
});
