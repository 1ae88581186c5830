import { describe, expect, it } from 'vitest';
import { Directories } from '../../../electron/engine/listing/directories.ts';
import { selectedPhotos, storeFilter } from '../../../electron/engine/listing/filter.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const library = usePhotoLibrary();
const { add } = library;
const gone = { kind: 'not-found' };

describe('directories', () => {
  it('Directories are shown level by level, the folders of the library first', async () => {
    ['a.jpg', 'trip/1.jpg', 'trip/day 2/2.jpg'].forEach((name) => add(name));
    const empty = library.store.folders.insert(Buffer.from('/empty'));
    const [top, ...others] = await library.directories.nodes();
    expect(top).toEqual({
      id: expect.any(String) as string,
      name: 'photos',
      folderId: library.folder,
      photos: 3,
      hasChildren: true,
    });
    expect(others).toMatchObject([{ name: 'empty', folderId: empty, photos: 0, hasChildren: false }]);
    const [trip, ...none] = await library.directories.nodes(top!.id);
    expect(none).toEqual([]);
    expect(trip).toMatchObject({ name: 'trip', folderId: library.folder, photos: 2, hasChildren: true });
    const [day] = await library.directories.nodes(trip!.id);
    expect(day).toMatchObject({ name: 'day 2', photos: 1, hasChildren: false });
    expect(JSON.stringify([top, trip, day])).not.toContain('/photos');
  });

  it('Directories keep their ids over a restart, where photos are', async () => {
    add('a/b/1.jpg');
    const other = add('c/1.jpg');
    const path = async (directories: Directories, id: string) =>
      Buffer.from(await directories.resolve(id)).toString();
    const [top] = await library.directories.nodes();
    const [a, c] = await library.directories.nodes(top!.id);
    const [b] = await library.directories.nodes(a!.id);
    const restarted = new Directories(library.store);
    expect(await path(restarted, b!.id)).toBe('/photos/a/b');
    expect(await path(restarted, top!.id)).toBe('/photos');
    library.store.scans.delete([other]);
    await expect(new Directories(library.store).resolve(c!.id)).rejects.toMatchObject(gone);
    await expect(restarted.resolve('../../etc')).rejects.toMatchObject(gone);
  });
});

describe('a selection', () => {
  it('A selection by ids has each photo once, if it is still there', async () => {
    const [a, b] = [add('a.jpg'), add('b.jpg')];
    expect([...(await selectedPhotos(library, { ids: [b, a, b, 999] }))]).toEqual([a, b]);
  });

  it('A selection by filter has what the filter lets through except the exceptions', async () => {
    const [a, b, c] = [add('trip/a.jpg'), add('trip/b.jpg'), add('c.jpg')];
    const [top] = await library.directories.nodes();
    const [trip] = await library.directories.nodes(top!.id);
    const filter = { directoryId: trip!.id };
    expect(await storeFilter(library, filter)).toEqual({ directory: Buffer.from('/photos/trip') });
    expect([...(await selectedPhotos(library, { filter }))].sort()).toEqual([a, b]);
    expect([...(await selectedPhotos(library, { filter, except: [a] }))]).toEqual([b]);
    expect([...(await selectedPhotos(library, { filter: {} }))].sort()).toEqual([a, b, c]);
    await expect(selectedPhotos(library, { filter: { directoryId: 'x' } })).rejects.toMatchObject(gone);
  });
});
