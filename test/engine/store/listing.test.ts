import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Database } from '../../../electron/engine/store/database.ts';
import { migrate } from '../../../electron/engine/store/migrate.ts';
import { migrations } from '../../../electron/engine/store/migrations/index.ts';
import type { Position } from '../../../electron/engine/store/photo-order.ts';
import { openStore, type Store } from '../../../electron/engine/store/store.ts';
import type { PhotoSort } from '../../../shared/schemas.ts';
import { pulled, scanned } from '../../support/library.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

const DAY = 86_400_000;

const library = usePhotoLibrary();
const { add, finish, matching } = library;

function pages(sort: PhotoSort, limit: number): number[][] {
  const found: number[][] = [];
  let after: Position | null = null;
  do {
    const page: ReturnType<Store['listing']['page']> = library.store.listing.page(sort, after, limit);
    found.push([...page.columns.ids]);
    after = page.next;
  } while (after !== null);
  return found;
}
const all = (sort: PhotoSort): number[] => pages(sort, 100).flat();

describe('the listing of everything', () => {
  it('The listing of everything comes in each order, in pages that neither repeat nor miss a photo', () => {
    const a = add('b/1.jpg', { takenAt: 3 * DAY });
    const b = add('a/1.jpg', { takenAt: DAY });
    // No capture time: its own, which is the same as that of the photo before.
    const c = add('a/2.jpg', {}, DAY * 1000);
    const d = add('c.jpg', { takenAt: -DAY - 1 });
    const orders = { newest: [a, c, b, d], oldest: [d, b, c, a], added: [d, c, b, a], path: [b, c, a, d] };
    for (const [sort, ids] of Object.entries(orders) as [PhotoSort, number[]][]) {
      expect(pages(sort, 100)).toEqual([ids]);
      expect(pages(sort, 4)).toEqual([ids]);
      expect(pages(sort, 3)).toEqual([ids.slice(0, 3), ids.slice(3)]);
      expect(pages(sort, 1)).toEqual(ids.map((id) => [id]));
    }
    expect([...library.store.listing.page('newest', null, 9).columns.days]).toEqual([3, 1, 1, -2]);
    expect(library.store.listing.count()).toBe(4);
  });

  it('The listing of everything knows aspect ratios', () => {
    add('wide.jpg', { width: 4000, height: 3000 });
    add('unknown.jpg', { width: 0, height: 0 });
    add('panorama.jpg', { width: 400_000, height: 2 });
    add('strip.jpg', { width: 1, height: 40_000 });
    expect([...library.store.listing.page('path', null, 9).columns.ratios]).toEqual([65_535, 1, 0, 1333]);
  });

  it('The listing of everything is empty without photos', () => {
    expect(pages('newest', 10)).toEqual([[]]);
    expect(library.store.listing.count()).toBe(0);
  });

  it('The listing has photos from the first time they are done, even while they are read again', () => {
    const photo = add('a.jpg');
    const waiting = library.store.scans.insert(library.folder, scanned('/photos/new.jpg'));
    expect(all('path')).toEqual([photo]);
    // Another model: all are embedded again, and a person goes on browsing meanwhile.
    const next = library.store.spaces.ensure({ key: 'next', modelId: 'next', dimensions: 4 }).id;
    library.store.outcomes.requeueMissing(next);
    expect(all('path')).toEqual([photo]);
    library.store.scans.change(photo, library.folder, scanned('/photos/a.jpg', { size: 11 }));
    expect(all('path')).toEqual([photo]);
    // What can't be read any more can't be shown.
    const outcome = { photoId: photo, state: 'failed', reason: 'truncated' } as const;
    library.store.outcomes.record(next, [{ pulled: pulled(library.store, photo), outcome, hub: null }]);
    expect(all('path')).toEqual([]);
    finish(waiting);
    expect(all('path')).toEqual([waiting]);
  });

  it('The listing of everything leaves out folders that are being removed', () => {
    add('a.jpg');
    library.store.folders.setRemoving(library.folder);
    expect(all('newest')).toEqual([]);
    expect(all('path')).toEqual([]);
    expect(library.store.listing.count()).toBe(0);
  });
});

describe('a filter', () => {
  it('A filter narrows by each of its parts and by all together', async () => {
    const other = library.store.folders.insert(Buffer.from('/other'));
    const a = add('trip/a.jpg', { takenAt: 1_000, camera: 'Canon R5' });
    const b = add('trip/b.png', { type: 'png', takenAt: 2_000, camera: 'Pixel' });
    const c = library.store.scans.insert(other, scanned('/other/c.jpg'));
    finish(c);
    // Not below "trip", though its path begins like it.
    const d = add('trip-2.jpg', { camera: 'Pixel' });
    expect(await matching({})).toEqual([c, d, a, b]);
    expect(await matching({ folderId: library.folder })).toEqual([d, a, b]);
    expect(await matching({ folderId: 99 })).toEqual([]);
    expect(await matching({ directory: Buffer.from('/photos/trip') })).toEqual([a, b]);
    expect(await matching({ directory: Buffer.from('/photos/trip') }, 'newest')).toEqual([b, a]);
    expect(await matching({ takenFrom: 1_000, takenTo: 1_999 })).toEqual([a]);
    expect(await matching({ takenFrom: 0 })).toEqual([a, b]);
    expect(await matching({ types: ['jpeg'] })).toEqual([c, d, a]);
    expect(await matching({ types: [] })).toEqual([]);
    expect(await matching({ cameras: ['Pixel', 'Nikon'] })).toEqual([d, b]);
    expect(
      await matching({ cameras: ['Pixel'], types: ['png'], takenFrom: 5, folderId: library.folder }),
    ).toEqual([b]);
    expect(await library.store.listing.ids({})).toBeNull();
    expect(await library.store.listing.ids({ takenTo: 1_000 })).toEqual(Uint32Array.of(a));
  });
});

it('A library of the first schema is listed when it is opened', async () => {
  const dataDir = await temporaryDirectory();
  const database = Database.openWriter(path.join(dataDir, 'library.db'));
  migrate(database, migrations.slice(0, 1));
  database.exec(`
    INSERT INTO folders (id, path, added_at) VALUES (1, CAST('/photos' AS BLOB), 0);
    INSERT INTO photos (folder_id, path, size, mtime_us, state, type, width, height, taken_at) VALUES
      (1, CAST('/photos/a.jpg' AS BLOB), 1, 86400000000, 'done', 'jpeg', 2, 1, NULL),
      (1, CAST('/photos/b.jpg' AS BLOB), 1, 0, 'done', 'jpeg', 1, 2, 172800000),
      (1, CAST('/photos/c.jpg' AS BLOB), 1, 0, 'pending', NULL, NULL, NULL, NULL);`);
  database.close();
  const store = openStore(dataDir, 'writer');
  try {
    expect(store.listing.page('newest', null, 9).columns).toEqual({
      ids: Uint32Array.of(2, 1),
      days: Int32Array.of(2, 1),
      colours: Uint16Array.of(0, 0),
      ratios: Uint16Array.of(500, 2000),
    });
  } finally {
    store.close();
  }
});
