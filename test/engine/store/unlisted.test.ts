import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type Store } from '../../../electron/engine/store/store.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

let store: Store;
let folder: number;
beforeEach(async () => {
  store = openStore(await temporaryDirectory(), 'writer');
  folder = store.folders.insert(Buffer.from('/photos'));
});
afterEach(() => store.close());

const bytes = (path: string): Buffer => Buffer.from(path);
const record = (paths: readonly string[], directory = '/photos', left: readonly string[] = []): number =>
  store.unlisted.record(
    folder,
    [{ directory: bytes(directory), left: left.map(bytes) }],
    paths.map((path) => ({ path: bytes(path), reason: `no ${path}` })),
  );
const paths = (): string[] => store.unlisted.page(0, 100).unlisted.map(({ path }) => path);

it('What a scan could not list is kept with its reason, page by page, under the same id', () => {
  record(['/photos/a', '/photos/b', '/photos/c']);
  const first = store.unlisted.page(0, 2);
  expect(first).toMatchObject({
    unlisted: [{ folderId: folder, path: '/photos/a', reason: 'no /photos/a' }, {}],
  });
  expect(first.next).toBe(first.unlisted[1]?.id);
  expect(store.unlisted.page(first.next ?? 0, 2)).toMatchObject({
    unlisted: [{ path: '/photos/c' }],
    next: null,
  });
  record(['/photos/a', '/photos/b', '/photos/c']);
  expect(store.unlisted.page(0, 2)).toEqual(first);
  expect(store.unlisted.count()).toBe(3);
});

it('What could not be listed is forgotten when a scan reaches it, and kept where the scan did not go', () => {
  record(['/photos/a', '/photos/a/deep', '/photos/left', '/photos/left/deep', '/photos/other']);
  expect(record([], '/photos/a')).toBe(2);
  expect(paths()).toEqual(['/photos/left', '/photos/left/deep', '/photos/other']);
  expect(record([], '/photos', ['/photos/left'])).toBe(1);
  expect(paths()).toEqual(['/photos/left', '/photos/left/deep']);
  expect(record(['/photos/left'])).toBe(1);
  expect(paths()).toEqual(['/photos/left']);
});

it('What could not be listed is not shown while its folder is away, and leaves with the folder', () => {
  record(['/photos/a']);
  store.folders.setUnavailable(folder, 'gone');
  expect([store.unlisted.count(), paths(), store.unlisted.targets()]).toEqual([0, [], []]);
  store.folders.setAvailable(folder, '1');
  expect(store.unlisted.count()).toBe(1);
  expect(store.unlisted.has(folder, bytes('/photos/a'))).toBe(true);
  store.folders.delete(folder);
  expect(store.unlisted.has(folder, bytes('/photos/a'))).toBe(false);
});

it('What could not be listed can be picked by id', () => {
  record(['/photos/a', '/photos/b']);
  const id = store.unlisted.page(0, 1).unlisted[0]?.id ?? 0;
  expect(store.unlisted.targets([id, 99])).toEqual([
    { id, folderId: folder, path: new Uint8Array(bytes('/photos/a')) },
  ]);
  expect(store.unlisted.targets()).toHaveLength(2);
});
