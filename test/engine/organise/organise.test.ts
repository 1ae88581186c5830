import { describe, expect, it } from 'vitest';
import * as albums from '../../../electron/engine/organise/albums.ts';
import { assignTags } from '../../../electron/engine/tagging/tags.ts';
import { mark } from '../../../electron/engine/organise/marks.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const library = usePhotoLibrary();
const { add, matching } = library;
const shown = (id: number) => {
  const { favourite, rating } = library.store.photos.get(id)!;
  return { favourite, rating };
};
const told = () => library.events.splice(0);

describe('marking', () => {
  it('Marking changes many photos at once, can be undone and redone', async () => {
    const ids = library.store.transaction(() =>
      Array.from({ length: 2_500 }, (_, index) => add(`${index}.jpg`)),
    );
    await mark(library, { selection: { ids: ids.slice(0, 10) }, rating: 2 });
    told();
    const marked = await mark(library, { selection: { filter: {} }, favourite: true, rating: 4 });
    expect(marked.changed).toBe(2_500);
    expect(told()).toEqual([{ type: 'organised', topics: ['marks'] }]);
    expect(shown(ids[0]!)).toEqual({ favourite: true, rating: 4 });
    const back = await library.undo.undo(marked.undo!);
    expect(back.changed).toBe(2_500);
    expect(shown(ids[9]!)).toEqual({ favourite: false, rating: 2 });
    expect(shown(ids[10]!)).toEqual({ favourite: false, rating: 0 });
    await library.undo.undo(back.undo!);
    expect(await matching({ favourite: true, ratingFrom: 4 })).toHaveLength(2_500);
  });

  it('Marking says what it changed, and leaves alone what was not requested', async () => {
    const [a, b] = [add('a.jpg'), add('b.jpg')];
    await mark(library, { selection: { ids: [a] }, favourite: true });
    told();
    expect(await mark(library, { selection: { ids: [a, b] }, favourite: true })).toMatchObject({
      changed: 1,
    });
    expect(await mark(library, { selection: { ids: [a] }, favourite: true })).toEqual({
      changed: 0,
      undo: null,
    });
    expect(told()).toHaveLength(1);
    await mark(library, { selection: { ids: [a] }, rating: 1 });
    expect(shown(a)).toEqual({ favourite: true, rating: 1 });
  });
});

describe('albums', () => {
  const list = () => library.store.albums.list();

  it('Albums gather photos, show their newest, and lose those that leave the library', async () => {
    const [a, b, c] = [
      add('a.jpg', { takenAt: 2_000 }),
      add('b.jpg', { takenAt: 9_000 }),
      add('c.jpg', { takenAt: 1_000 }),
    ];
    const made = await albums.createAlbum(library, { name: 'Trip', selection: { ids: [a, c] } });
    expect(made).toMatchObject({ name: 'Trip', photos: 2, coverId: a });
    expect(await albums.addToAlbum(library, { id: made.id, selection: { ids: [a, b] } })).toMatchObject({
      changed: 1,
    });
    await albums.createAlbum(library, { name: 'empty' });
    expect(await list()).toMatchObject([
      { name: 'empty', photos: 0, coverId: null },
      { name: 'Trip', photos: 3, coverId: b },
    ]);
    expect(await matching({ albumId: made.id })).toEqual([a, b, c]);
    expect(library.store.photos.get(a)?.albumIds).toEqual([made.id]);
    library.store.scans.delete([b]);
    expect((await list())[1]).toMatchObject({ photos: 2, coverId: a });
    expect(told()).toEqual(Array.from({ length: 3 }, () => ({ type: 'organised', topics: ['albums'] })));
  });

  it('Albums undo adding photos, removing photos, and being removed', async () => {
    const [a, b] = [add('a.jpg'), add('b.jpg')];
    const { id } = await albums.createAlbum(library, { name: 'Trip', selection: { ids: [a] } });
    const photos = () => matching({ albumId: id });

    const added = await albums.addToAlbum(library, { id, selection: { ids: [a, b] } });
    const taken = await albums.removeFromAlbum(library, { id, selection: { ids: [a, b] } });
    expect(taken.changed).toBe(2);
    expect(await photos()).toEqual([]);
    const back = await library.undo.undo(taken.undo!);
    expect(await photos()).toEqual([a, b]);
    await library.undo.undo(added.undo!);
    expect(await photos()).toEqual([a]);
    await library.undo.undo(back.undo!);
    expect(await photos()).toEqual([]);

    await albums.addToAlbum(library, { id, selection: { ids: [b] } });
    const removed = await albums.removeAlbum(library, id);
    expect(await list()).toEqual([]);
    library.store.scans.delete([b]);
    const restored = await library.undo.undo(removed.undo!);
    expect(await list()).toMatchObject([{ id, name: 'Trip', photos: 0 }]);
    await library.undo.undo(restored.undo!);
    expect(await list()).toEqual([]);
  });

  it('Albums are renamed, and unknown ids are refused', async () => {
    const { id } = await albums.createAlbum(library, { name: 'Trip' });
    expect(await albums.renameAlbum(library, { id, name: 'Journey' })).toMatchObject({ id, name: 'Journey' });
    const missing = { kind: 'not-found' };
    const selection = { ids: [1] };
    await expect(albums.renameAlbum(library, { id: 99, name: 'x' })).rejects.toMatchObject(missing);
    await expect(albums.removeAlbum(library, 99)).rejects.toMatchObject(missing);
    await expect(albums.addToAlbum(library, { id: 99, selection })).rejects.toMatchObject(missing);
    await expect(albums.removeFromAlbum(library, { id: 99, selection })).rejects.toMatchObject(missing);
  });
});

describe('copies', () => {
  const BYTES = 'ab'.repeat(32);

  it('Copies are marked and put into albums together, and undone together', async () => {
    const [a, b] = [add('a.jpg', {}, 0, BYTES), add('b.jpg', {}, 0, BYTES)];
    const marked = await mark(library, { selection: { ids: [b] }, favourite: true });
    expect(marked.changed).toBe(2);
    expect([a, b].map(shown)).toEqual(new Array(2).fill({ favourite: true, rating: 0 }));
    await library.undo.undo(marked.undo!);
    expect(shown(a).favourite).toBe(false);
    const album = await albums.createAlbum(library, { name: 'Trip', selection: { ids: [a] } });
    expect(album.photos).toBe(2);
    await albums.removeFromAlbum(library, { id: album.id, selection: { ids: [b] } });
    expect(await matching({ albumId: album.id })).toEqual([]);
  });

  it('Undoing reaches copies that came since, too', async () => {
    const { store, undo } = library;
    const a = add('a.jpg', {}, 0, BYTES);
    const marked = await mark(library, { selection: { ids: [a] }, favourite: true, rating: 3 });
    const album = await albums.createAlbum(library, { name: 'Trip' });
    const put = await albums.addToAlbum(library, { id: album.id, selection: { ids: [a] } });
    const tagged = await assignTags(library, { selection: { ids: [a] }, names: ['beach'] });
    const b = add('b.jpg', {}, 0, BYTES);
    expect(shown(b)).toEqual({ favourite: true, rating: 3 });
    for (const { undo: token } of [tagged, put, marked]) await undo.undo(token!);
    expect([a, b].map(shown)).toEqual(new Array(2).fill({ favourite: false, rating: 0 }));
    expect(await matching({ albumId: album.id })).toEqual([]);
    expect(store.tags.list()).toEqual([]);
  });
});
