import { expect, it } from 'vitest';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const library = usePhotoLibrary();

it('Facets count the photos that a filter lets through, by camera, type, year and mark', async () => {
  const { add } = library;
  const a = add('trip/a.jpg', { camera: 'Pixel', takenAt: Date.UTC(2021, 11, 31, 23, 59) });
  const b = add('trip/b.png', { camera: 'Canon', type: 'png', takenAt: Date.UTC(2022, 0, 1) });
  const c = add('c.jpg', { camera: 'Pixel', takenAt: Date.UTC(1969, 5) });
  const d = add('d.jpg', {}, Date.UTC(2022, 5) * 1000);
  library.store.marks.set('favourite', 1, [a, c]);
  library.store.marks.set('rating', 3, [c, d]);
  const { facets } = library.store;
  const everything = {
    cameras: [
      { name: 'Pixel', count: 2 },
      { name: 'Canon', count: 1 },
    ],
    types: [
      { type: 'jpeg', count: 3 },
      { type: 'png', count: 1 },
    ],
    years: [
      { year: 2022, count: 2 },
      { year: 2021, count: 1 },
      { year: 1969, count: 1 },
    ],
    favourites: 2,
    rated: 2,
  };
  expect(await facets.count({})).toEqual(everything);
  expect(
    await facets.count({ directory: Buffer.from('/photos/trip'), cameras: ['Canon', 'Pixel'] }),
  ).toMatchObject({
    types: [{ type: 'jpeg', count: 1 }, { type: 'png' }],
    favourites: 1,
    rated: 0,
  });
  expect(await facets.count({ types: ['gif'] })).toEqual({
    cameras: [],
    types: [],
    years: [],
    favourites: 0,
    rated: 0,
  });
  // Not out of memory when something has changed.
  library.store.marks.set('favourite', 1, [b]);
  expect(await facets.count({})).toEqual({ ...everything, favourites: 3 });
});
