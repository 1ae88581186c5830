import { describe, expect, it } from 'vitest';
import type { ScannedFile } from '../../../electron/engine/store/scan-records.ts';
import { scanned } from '../../support/library.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const library = usePhotoLibrary();
const GIVEN = { source: 'model', strength: 0.75, spaceKey: 'test', taggedAt: 5 } as const;

/** A favourite with four stars, in an album, with a tag of a model and one by hand. */
function keep(name: string): { id: number; album: number; tags: number[] } {
  const { store } = library;
  const id = library.add(name);
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

function leave(...ids: number[]): void {
  library.store.departed.note(ids);
  library.store.scans.delete(ids);
}

/** The photo that a file becomes, and whether anything was given back to it. */
function comeBack(name: string, other: Partial<ScannedFile> = {}): { id: number; given: boolean } {
  const file = scanned(`/photos/${name}`, { mtimeUs: 0, ...other });
  const id = library.store.scans.insert(library.folder, file);
  const given = library.store.departed.giveBack(id, file);
  library.finish(id);
  return { id, given };
}

describe('a photo that comes back', () => {
  it('A photo that comes back has its favourite, rating, albums and tags again, as they were', async () => {
    const { store } = library;
    const { id, album, tags } = keep('a.jpg');
    await store.marks.flags();
    leave(id);
    expect(store.tags.list()).toEqual([]);
    const back = comeBack('a.jpg');
    expect(back.given).toBe(true);
    expect(back.id).not.toBe(id);
    expect((await store.marks.flags())[back.id]).toBe(4 * 2 + 1);
    expect(await store.albums.content(album)).toEqual({ photos: 1, coverId: back.id });
    expect([...store.albums.remove(album, [back.id])]).toEqual([[3, [back.id]]]);
    expect(store.tags.carried(tags[0] ?? 0, [back.id]).get(back.id)).toEqual(GIVEN);
    expect(store.tags.list().map(({ name }) => name)).toEqual(['beach', 'family']);
    // Given back once: a copy made later is another photo.
    expect(store.departed.any()).toBe(false);
  });

  it('A photo that comes back is known by its inode number under another name, and not when its file is another', () => {
    leave(keep('a.jpg').id);
    expect(comeBack('b.jpg', { inode: 8n }).given).toBe(false);
    expect(comeBack('a.jpg', { size: 11 }).given).toBe(false);
    expect(comeBack('c.jpg', { inode: 7n, mtimeUs: 1 }).given).toBe(false);
    expect(comeBack('d.jpg', { inode: 7n }).given).toBe(true);
  });

  it('A photo that comes back without an inode number is known by its path', () => {
    leave(keep('a.jpg').id);
    expect(comeBack('b.jpg', { inode: null }).given).toBe(false);
    expect(comeBack('a.jpg', { inode: null }).given).toBe(true);
  });

  it('A photo that comes back does not bring back what was removed meanwhile', async () => {
    const { store } = library;
    const { id, album } = keep('a.jpg');
    leave(id);
    store.albums.delete(album);
    const back = comeBack('a.jpg');
    expect(back.given).toBe(true);
    expect(await store.albums.list()).toEqual([]);
  });
});

describe('what is noted', () => {
  it('Only photos that a person kept something of are noted when they leave', () => {
    leave(library.add('plain.jpg'));
    expect(library.store.departed.any()).toBe(false);
  });

  it('A note of a photo that left is forgotten after three months, and with its folder', () => {
    const { store } = library;
    const day = 24 * 60 * 60 * 1000;
    const { id } = keep('a.jpg');
    store.departed.note([id], 0);
    store.departed.note([], 89 * day);
    expect(store.departed.any()).toBe(true);
    store.departed.note([], 91 * day);
    expect(store.departed.any()).toBe(false);
    store.departed.note([id]);
    store.departed.forgetBelow(Buffer.from('/photo'));
    expect(store.departed.any()).toBe(true);
    store.departed.forgetBelow(Buffer.from('/photos'));
    expect(store.departed.any()).toBe(false);
  });
});
