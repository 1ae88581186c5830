import { describe, expect, it } from 'vitest';
import { Copies } from '../../../electron/engine/store/copies.ts';
import { Departed } from '../../../electron/engine/store/departed.ts';
import type { ScannedFile } from '../../../electron/engine/store/scan-records.ts';
import { scanned } from '../../support/library.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const library = usePhotoLibrary();
const GIVEN = { source: 'model', strength: 0.75, spaceKey: 'test', taggedAt: 5 } as const;
const BYTES = 'ab'.repeat(32);

/** A favourite with four stars, in an album, with a tag of a model and one by hand. */
function keep(name: string, bytes = BYTES): { id: number; album: number; tags: number[] } {
  const { store } = library;
  const id = library.add(name, {}, 0, bytes);
  store.marks.set('favourite', 1, [id]);
  store.marks.set('rating', 4, [id]);
  const album = store.albums.create('Trip');
  store.albums.add(album, [id], 3);
  const tags = ['beach', 'family'].map((tag) => store.tags.ensure(tag));
  store.tags.change(tags[0] ?? 0, [id], () => GIVEN);
  store.tags.change(tags[1] ?? 0, [id], () => ({
    ...GIVEN,
    source: 'person',
    strength: null,
    spaceKey: null,
  }));
  return { id, album, tags };
}

function leave(ids: readonly number[], forgetting = false): void {
  library.store.departed.note(ids, forgetting);
  library.store.scans.delete(ids);
}

const stars = async (id: number): Promise<number> => ((await library.store.marks.flags())[id] ?? 0) >> 1;

describe('bytes that come back', () => {
  it('A photo that comes back under any name has its favourite, rating, albums and tags again', async () => {
    const { store } = library;
    const { id, album, tags } = keep('a.jpg');
    await store.marks.flags();
    leave([id]);
    expect(store.tags.list()).toEqual([]);
    const back = library.add('elsewhere/b.jpg', {}, 99, BYTES);
    expect((await store.marks.flags())[back]).toBe(4 * 2 + 1);
    expect(await store.albums.content(album)).toEqual({ photos: 1, coverId: back });
    expect([...store.albums.remove(album, [back])]).toEqual([[3, [back]]]);
    expect(store.tags.carried(tags[0] ?? 0, [back]).get(back)).toEqual(GIVEN);
    expect(store.tags.list().map(({ name }) => name)).toEqual(['beach', 'family']);
  });

  it('A file of the same name with other bytes is another photo', async () => {
    leave([keep('a.jpg').id]);
    expect(await stars(library.add('a.jpg', {}, 0, 'cd'.repeat(32)))).toBe(0);
    expect(await stars(library.add('b.jpg', {}, 0, BYTES))).toBe(4);
  });

  it('A photo that comes back does not bring back what was removed meanwhile', async () => {
    const { store } = library;
    const { id, album } = keep('a.jpg');
    leave([id]);
    store.albums.delete(album);
    expect(await stars(library.add('a.jpg', {}, 0, BYTES))).toBe(4);
    expect(await store.albums.list()).toEqual([]);
  });

  it('What was kept waits however long, and while others come and go', async () => {
    const { store } = library;
    const { id } = keep('a.jpg');
    store.departed.note([id], false, 0);
    store.scans.delete([id]);
    leave([library.add('plain.jpg')]);
    expect(await stars(library.add('a.jpg', {}, 0, BYTES))).toBe(4);
  });

  it('Bytes changed in place wait for their original, also if the file leaves before it is read again', async () => {
    const { store } = library;
    const { id } = keep('a.jpg');
    store.departed.note([id]);
    store.scans.change(id, library.folder, scanned('/photos/a.jpg', { size: 11, mtimeUs: 5 }));
    leave([id]);
    expect(await stars(library.add('backup/a.jpg', {}, 0, BYTES))).toBe(4);
  });

  it('What was kept is not lost to a photo with the same bytes that carries less', async () => {
    const { store } = library;
    leave([keep('a.jpg').id]);
    // It lost its marks, as by a join that was undone.
    const id = library.add('b.jpg', {}, 0, BYTES);
    store.marks.set('rating', 0, [id]);
    leave([id]);
    store.marks.set('favourite', 0, [library.add('c.jpg', {}, 0, BYTES)]);
    expect(store.tags.list().map(({ name }) => name)).toEqual(['beach', 'family']);
  });

  it('Photos of which nothing was kept take no room from those that were', async () => {
    const { store } = library;
    library.database((database) => {
      const copies = new Copies(database, store);
      const departed = new Departed(database, copies, { kept: 2, bare: 1, every: 1 });
      for (const [name, digit] of [
        ['a.jpg', 'a'],
        ['b.jpg', 'b'],
        ['c.jpg', 'c'],
      ] as const) {
        const { id } = keep(name, digit.repeat(64));
        departed.note([id]);
        store.scans.delete([id]);
      }
      for (const name of ['d.jpg', 'e.jpg', 'f.jpg']) {
        const id = library.add(name);
        departed.note([id]);
        store.scans.delete([id]);
      }
    });
    const back = ['a', 'b', 'c'].map((digit) => library.add(`${digit}.jpg`, {}, 0, digit.repeat(64)));
    expect(await Promise.all(back.map(stars))).toEqual([0, 4, 4]);
  });

  it('Bytes that another photo still has do not leave', async () => {
    const { store } = library;
    const { id } = keep('a.jpg');
    const copy = library.add('copy.jpg', {}, 0, BYTES);
    leave([id]);
    store.marks.set('rating', 1, [copy]);
    const back = library.add('a.jpg', {}, 0, BYTES);
    expect([await stars(back), await stars(copy)]).toEqual([1, 1]);
  });
});

describe('vectors of bytes that left', () => {
  it('Bytes that left are not embedded again when they come back', () => {
    const { store, space } = library;
    const id = library.add('a.jpg', { camera: 'Ricoh GR' }, 0, BYTES);
    const embedding = store.vectors.get(id, space);
    leave([id]);
    expect(store.recall.hashes(10, space)).toEqual([BYTES]);
    expect(store.recall.outcome(7, 10, BYTES, space)).toMatchObject({
      photoId: 7,
      state: 'done',
      embedding,
      metadata: { camera: 'Ricoh GR', type: 'jpeg' },
      contentHash: BYTES,
    });
  });

  it('With a folder that a person removes, what was read from its photos is forgotten', async () => {
    const { store, space } = library;
    const { id } = keep('a.jpg');
    leave([id, library.add('plain.jpg', {}, 0, 'cd'.repeat(32))], true);
    expect(store.recall.hashes(10, space)).toEqual([]);
    expect(await stars(library.add('a.jpg', {}, 0, BYTES))).toBe(4);
  });
});

describe('records of an earlier version', () => {
  /** What an earlier version recorded: places, and no bytes. */
  function record(name: string, inode: bigint): void {
    library.database((database) =>
      database.run(
        `INSERT INTO departed (path, size, mtime_us, inode, favourite, rating, albums, tags, left_at)
          VALUES (?, 10, 0, ?, 1, 4, '[]', '[]', 5)`,
        Buffer.from(`/photos/${name}`),
        inode,
      ),
    );
  }

  function comeBack(name: string, other: Partial<ScannedFile> = {}): boolean {
    const file = scanned(`/photos/${name}`, { mtimeUs: 0, ...other });
    return library.store.departed.giveBackByPlace(library.store.scans.insert(library.folder, file), file);
  }

  it('Records of an earlier version are given back by path or inode number, once', () => {
    expect(library.store.departed.anyByPlace()).toBe(false);
    record('a.jpg', 7n);
    record('b.jpg', 8n);
    expect(library.store.departed.anyByPlace()).toBe(true);
    expect(comeBack('a.jpg', { size: 11 })).toBe(false);
    expect(comeBack('c.jpg', { inode: 7n, mtimeUs: 1 })).toBe(false);
    expect(comeBack('d.jpg', { inode: 7n })).toBe(true);
    expect(comeBack('e.jpg', { inode: 7n })).toBe(false);
    expect(comeBack('b.jpg', { inode: null })).toBe(true);
    expect(library.store.departed.anyByPlace()).toBe(false);
  });
});
