import { describe, expect, it } from 'vitest';
import { openStore } from '../../../electron/engine/store/store.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const library = usePhotoLibrary();
const { add, matching } = library;
const shown = (id: number) => {
  const photo = library.store.photos.get(id);
  return photo && [photo.favourite, photo.rating];
};

describe('marks', () => {
  it('Marks are set where they differ, and answer what was there', async () => {
    const [a, b, c] = [add('a.jpg'), add('b.jpg'), add('c.jpg')];
    const { marks } = library.store;
    expect(marks.set('rating', 3, [a, b])).toEqual(new Map([[0, [a, b]]]));
    expect(marks.set('favourite', 1, [b])).toEqual(new Map([[0, [b]]]));
    expect(marks.set('rating', 5, [a, b, c, 999])).toEqual(
      new Map([
        [0, [c]],
        [3, [a, b]],
      ]),
    );
    expect(marks.set('rating', 5, [a, b, c])).toEqual(new Map());
    expect([a, b, c].map(shown)).toEqual([
      [false, 5],
      [true, 5],
      [false, 5],
    ]);
    expect(marks.set('rating', 0, [b])).toEqual(new Map([[5, [b]]]));
    expect(shown(b)).toEqual([true, 0]);
    expect(await matching({ favourite: true })).toEqual([b]);
    expect(await matching({ favourite: false })).toEqual([a, c]);
    expect(await matching({ ratingFrom: 1 })).toEqual([a, c]);
    expect(await matching({ ratingFrom: 5, favourite: true })).toEqual([]);
  });

  it('Marks are known by id, even to a process that only reads, and go with the photo', async () => {
    const [a, b] = [add('a.jpg'), add('b.jpg')];
    const { marks } = library.store;
    const before = await marks.flags();
    expect(before[b] ?? 0).toBe(0);
    marks.set('rating', 2, [b]);
    marks.set('favourite', 1, [a, b]);
    const reader = openStore(library.dataDir, 'reader');
    try {
      for (const { marks: known } of [library.store, reader]) {
        const flags = await known.flags();
        expect([flags[a], flags[b], flags[999] ?? 0]).toEqual([1, 0b101, 0]);
      }
      marks.set('favourite', 0, [a]);
      expect((await reader.marks.flags())[a]).toBe(0);
    } finally {
      reader.close();
    }
    library.store.scans.delete([b]);
    expect(await matching({ ratingFrom: 1 })).toEqual([]);
  });

  it('Marks stay when the file is moved, changed, or embedded anew', () => {
    const id = add('a.jpg');
    library.store.marks.set('favourite', 1, [id]);
    library.store.marks.set('rating', 4, [id]);
    library.store.scans.move(id, library.folder, Buffer.from('/photos/b.jpg'));
    expect(shown(id)).toEqual([true, 4]);
    const size = { path: Buffer.from('/photos/b.jpg'), size: 11, mtimeUs: 2, inode: 7n, skip: null };
    library.store.scans.change(id, library.folder, size);
    library.finish(id);
    expect(shown(id)).toEqual([true, 4]);
    const next = library.store.spaces.ensure({ key: 'next', modelId: 'next', dimensions: 4 }).id;
    library.store.outcomes.requeueMissing(next);
    library.finish(id);
    expect(shown(id)).toEqual([true, 4]);
  });
});
