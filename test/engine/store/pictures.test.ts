import { expect, it } from 'vitest';
import { doneOutcome, pulled, scanned } from '../../support/library.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const library = usePhotoLibrary();

function add(name: string, content: string, size = 10): number {
  const id = library.store.scans.insert(library.folder, scanned(`/photos/${name}`, { size }));
  const outcome = doneOutcome(id, { contentHash: content.repeat(64) });
  library.store.outcomes.record(library.space, [{ pulled: pulled(library.store, id), outcome, hub: null }]);
  return id;
}

it('A content is unused when its last photo has left or changed', () => {
  const { pictures, scans } = library.store;
  const [one, copy, other] = [add('one.jpg', 'a'), add('copy.jpg', 'a'), add('other.jpg', 'b', 20)];
  const contents = pictures.contents([one, copy, other]);
  expect(contents).toHaveLength(3);
  expect(pictures.unused(contents)).toEqual([]);
  scans.delete([other]);
  expect(pictures.unused(contents)).toEqual(['b'.repeat(64)]);
  scans.delete([one]);
  expect(pictures.unused(contents)).toEqual(['b'.repeat(64)]);
  // Same size, other bytes: what the library remembers of it is of the past.
  scans.change(copy, library.folder, scanned('/photos/copy.jpg', { mtimeUs: 2_000_000 }));
  expect(new Set(pictures.unused(contents))).toEqual(new Set(['a'.repeat(64), 'b'.repeat(64)]));
  expect(pictures.unused([])).toEqual([]);
});

it('A photo that has not been read yet has no content', () => {
  const id = library.store.scans.insert(library.folder, scanned('/photos/new.jpg'));
  expect(library.store.pictures.of(id)).toMatchObject({ contentHash: null });
  expect(library.store.pictures.contents([id])).toEqual([]);
  expect(library.store.pictures.of(id + 1)).toBeUndefined();
});
