import { expect, it } from 'vitest';
import { photo, photoPath, photoPaths, summaries } from '../../../electron/engine/listing/photos.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const library = usePhotoLibrary();

it('A photo is found by its id, and an id that no photo has is refused', () => {
  const id = library.add('a.jpg');
  expect(photo(library, id)).toMatchObject({ id, path: '/photos/a.jpg' });
  expect(Buffer.from(photoPath(library.store, id)).toString()).toBe('/photos/a.jpg');
  const refused = expect.objectContaining({
    kind: 'not-found',
    message: `expected the id of a photo, received ${id + 1}`,
  }) as Error;
  expect(() => photo(library, id + 1)).toThrow(refused);
  expect(() => photoPath(library.store, id + 1)).toThrow(refused);
});

it('Paths and summaries of several photos leave out those that are gone', () => {
  const [a, b] = [library.add('a.jpg'), library.add('b.jpg', { width: 40, height: 30 })];
  library.store.scans.delete([a]);
  expect(photoPaths(library, [a, b])).toEqual([{ id: b, path: expect.anything() as Uint8Array }]);
  expect(summaries(library, [a, b])).toEqual([
    expect.objectContaining({ id: b, name: 'b.jpg', width: 40, height: 30, favourite: false, rating: 0 }),
  ]);
});
