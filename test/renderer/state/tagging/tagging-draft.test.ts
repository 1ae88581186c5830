import { beforeEach, expect, it } from 'vitest';
import { TaggingDraft } from '../../../../renderer/state/tagging/tagging-draft.svelte.ts';
import { TaggingScope } from '../../../../renderer/state/tagging/tagging-scope.svelte.ts';
import type { SearchFilter, Selection, TreeNode } from '../../../../shared/schemas.ts';
import { FakeApi, failure } from '../../fake-api.ts';

const node = (id: string, folderId: number, hasChildren: boolean): TreeNode => ({
  id,
  name: id,
  folderId,
  photos: 10,
  hasChildren,
});

let api: FakeApi;
let scope: TaggingScope;
let draft: TaggingDraft;
let selection: { asked: Selection | null; count: number; isEmpty: boolean };
let search: { filter: SearchFilter; filtered: boolean };
const started = () => api.calls.find(({ name }) => name === 'tagging.start')?.input;

beforeEach(() => {
  api = new FakeApi();
  selection = { asked: null, count: 0, isEmpty: true };
  search = { filter: {}, filtered: false };
  scope = new TaggingScope(api, search, selection);
  draft = new TaggingDraft(api, scope);
  api.answers['library.tree'] = ({ id }: { id?: string }) =>
    Promise.resolve(
      id === undefined ? [node('Pictures', 1, true), node('Scans', 2, false)] : [node('2024', 1, false)],
    );
  api.answers['albums.list'] = () =>
    Promise.resolve([{ id: 7, name: 'Best', photos: 4, coverId: null, createdAt: 0 }]);
  api.answers['photos.index'] = ({ filter }: { filter?: SearchFilter }) =>
    Promise.resolve({ columns: '', count: 1, total: filter?.albumId ? 4 : 23, next: null });
  api.answers['tagging.start'] = () => Promise.resolve({ id: 1 });
});

it('The tagging draft says why it can’t be started', async () => {
  await scope.load();
  expect(draft.fault).toBe('empty');
  draft.text = 'x'.repeat(201);
  expect(draft.fault).toBe('too-long');
  draft.text = Array.from({ length: 1001 }, (_, index) => `label ${index}`).join(',');
  expect(draft.fault).toBe('too-many');
  draft.text = 'cat';
  draft.templatesText = 'no place';
  expect(draft.fault).toBe('templates');
  draft.templatesText = Array.from({ length: 101 }, (_, index) => `${index} {}`).join('\n');
  expect(draft.fault).toBe('too-many-templates');
  draft.templatesText = '';
  expect(draft.fault).toBeNull();
  scope.count = 0;
  expect(draft.fault).toBe('no-photos');
});

it('The tagging draft looks at everything, a folder, a directory inside it, or an album', async () => {
  await scope.load();
  draft.text = 'cat';
  await draft.start(null);
  expect(started()).toEqual({ labels: ['cat'], selection: { filter: {} } });
  await scope.choose('place');
  expect(scope.asked).toEqual({ filter: { folderId: 1 } });
  expect(scope.places.map(({ node: { id }, level }) => [id, level])).toEqual([
    ['Pictures', 0],
    ['2024', 1],
    ['Scans', 0],
  ]);
  await scope.choosePlace('2024');
  expect(scope.asked).toEqual({ filter: { directoryId: '2024' } });
  await scope.choosePlace('Pictures');
  expect(scope.places).toHaveLength(3);
  await scope.choose('album');
  expect([scope.asked, scope.count]).toEqual([{ filter: { albumId: 7 } }, 4]);
});

it('The tagging draft reads anew what there is to choose from, and keeps what is chosen as long as it is there', async () => {
  await scope.load();
  await scope.choose('place');
  await scope.choosePlace('2024');
  let roots = [node('New', 3, false), node('Pictures', 1, true)];
  api.answers['library.tree'] = ({ id }: { id?: string }) =>
    Promise.resolve(id === undefined ? roots : [node('2024', 1, false), node('2025', 1, false)]);
  await scope.load();
  expect(scope.places.map(({ node: { id } }) => id)).toEqual(['New', 'Pictures', '2024', '2025']);
  expect(scope.asked).toEqual({ filter: { directoryId: '2024' } });
  roots = [node('New', 3, false)];
  await scope.load();
  expect([scope.kind, scope.placeId]).toEqual(['everything', null]);
});

it('The tagging draft begins with what is selected, and offers the filter that is shown', async () => {
  selection = { asked: { ids: [4, 5] }, count: 2, isEmpty: false };
  search = { filter: { favourite: true }, filtered: true };
  scope = new TaggingScope(api, search, selection);
  await scope.load();
  expect([scope.kind, scope.asked, scope.count]).toEqual(['selection', { ids: [4, 5] }, 2]);
  await scope.choose('filter');
  expect(scope.asked).toEqual({ filter: { favourite: true } });
});

it('The tagging draft says what the host refused', async () => {
  await scope.load();
  draft.text = 'cat';
  api.answers['tagging.start'] = () => Promise.reject(failure('read-only', 'this library is only read'));
  expect(await draft.start(null)).toBeNull();
  expect(draft.failure?.message).toBe('This library is only read.');
  expect(draft.starting).toBe(false);
});
