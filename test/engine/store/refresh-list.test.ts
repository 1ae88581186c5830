import { expect, it } from 'vitest';
import { doneOutcome, pulled, scanned } from '../../support/library.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const library = usePhotoLibrary();
const LARGE = 64 * 2 ** 20 + 1;
const PICTURE = {
  colour: 0x10_20_30,
  thumbnailVersion: 1,
  perceptualHash: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8),
  perceptualVersion: 1,
};
const hash = (digit: string): string => digit.repeat(64);

function add(name: string, content: string, picture = false, size = 10): number {
  const id = library.store.scans.insert(library.folder, scanned(`/photos/${name}`, { size }));
  const outcome = doneOutcome(id, { contentHash: hash(content), ...(picture ? { picture: PICTURE } : {}) });
  library.store.outcomes.record(library.space, [{ pulled: pulled(library.store, id), outcome, hub: null }]);
  return id;
}

it('Photos are behind until everything that is made from their bytes is there', () => {
  const { refreshList } = library.store;
  const [a, b] = [add('a.jpg', 'a'), add('b.jpg', 'b')];
  add('c.jpg', 'c', true);
  expect(refreshList.behind(0)).toEqual([a, b]);
  expect(refreshList.behind(b)).toEqual([b]);
  expect(refreshList.lastId()).toBe(3);
  expect(refreshList.lacksThumbnails(0)).toBe(true);
  // Made from other bytes than those that were indexed: the next scan sees the change.
  expect(refreshList.put(a, { ...PICTURE, contentHash: hash('b') })).toBe(false);
  expect(refreshList.put(a, { ...PICTURE, contentHash: hash('a') })).toBe(true);
  expect(refreshList.behind(0)).toEqual([b]);
  expect(refreshList.fileOf(a)).toBeUndefined();
  // No room for the thumbnail: the next start tries again.
  refreshList.put(b, { ...PICTURE, thumbnailVersion: null, contentHash: hash('b') });
  expect(refreshList.behind(0)).toEqual([b]);
});

it('A photo whose bytes changed is behind again', () => {
  const { refreshList, scans } = library.store;
  const id = add('a.jpg', 'a', true);
  expect(refreshList.behind(0)).toEqual([]);
  scans.change(id, library.folder, scanned('/photos/a.jpg', { mtimeUs: 2_000_000 }));
  expect(refreshList.behind(0)).toEqual([]);
  library.finish(id);
  expect(refreshList.behind(0)).toEqual([id]);
});

it('Photos of a folder that is away are not read', () => {
  const { refreshList, folders } = library.store;
  add('a.jpg', 'a');
  folders.setUnavailable(library.folder, 'unplugged');
  expect(refreshList.behind(0)).toEqual([]);
});

it('A large file that an earlier version hashed as a whole gets the hash of its samples', () => {
  const { refreshList, copies } = library.store;
  const id = add('a.tif', 'a', true, LARGE);
  const copy = add('copy.tif', 'b', true, LARGE);
  library.database((database) => database.run('UPDATE photos SET content_version = 1 WHERE id = ?', id));
  expect(refreshList.behind(0)).toEqual([id]);
  const picture = { ...PICTURE, contentHash: hash('b') };
  const bytes = (digit: string) => Buffer.from(hash(digit), 'hex');
  // The file has changed since: neither hash is that of the row.
  expect(copies.renameContent(LARGE, bytes('c'), bytes('b'))).toBe(false);
  expect(refreshList.put(id, picture)).toBe(false);
  expect(refreshList.fileOf(id)?.size).toBe(LARGE);
  expect(copies.renameContent(LARGE, bytes('a'), bytes('b'))).toBe(true);
  expect(refreshList.put(id, picture)).toBe(true);
  expect(refreshList.behind(0)).toEqual([]);
  copies.join(id);
  expect(copies.with([copy])).toEqual([copy, id]);
});
