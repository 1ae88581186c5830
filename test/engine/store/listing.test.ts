import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Position } from '../../../electron/engine/store/listing.ts';
import type { PhotoFilter } from '../../../electron/engine/store/photo-filter.ts';
import { openStore, type Store } from '../../../electron/engine/store/store.ts';
import type { PhotoMetadata } from '../../../electron/engine/processes/messages.ts';
import type { PhotoSort } from '../../../shared/schemas.ts';
import { doneOutcome, metadata, pulled, scanned, testSpace } from '../../support/library.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

const DAY = 86_400_000;

let store: Store;
let folder: number;
let space: number;
beforeEach(async () => {
  store = openStore(await temporaryDirectory(), 'writer');
  folder = store.folders.insert(Buffer.from('/photos'));
  space = testSpace(store);
});
afterEach(() => store.close());

function add(path: string, other: Partial<PhotoMetadata> = {}, mtimeUs = 0): number {
  const id = store.scans.insert(folder, scanned(`/photos/${path}`, { mtimeUs }));
  finish(id, other);
  return id;
}
function finish(id: number, other: Partial<PhotoMetadata> = {}): void {
  const outcome = doneOutcome(id, { metadata: metadata(other) });
  store.outcomes.record(space, [{ pulled: pulled(store, id), outcome, hub: null }]);
}
function pages(sort: PhotoSort, limit: number): number[][] {
  const found: number[][] = [];
  let after: Position | null = null;
  do {
    const page: ReturnType<Store['listing']['page']> = store.listing.page(sort, after, limit);
    found.push([...page.columns.ids]);
    after = page.next;
  } while (after !== null);
  return found;
}
const all = (sort: PhotoSort): number[] => pages(sort, 100).flat();

describe('the listing of everything', () => {
  it('comes in each order, in pages that neither repeat nor miss a photo', () => {
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
    expect(store.listing.page('newest', null, 9).columns.days).toEqual([3, 1, 1, -2]);
    expect(store.listing.count()).toBe(4);
  });

  it('shows ratio, rating and favourite in one number', () => {
    add('wide.jpg', { width: 4000, height: 3000 });
    add('unknown.jpg', { width: 0, height: 0 });
    add('panorama.jpg', { width: 400_000, height: 2 });
    add('strip.jpg', { width: 1, height: 40_000 });
    expect(store.listing.page('path', null, 9).columns.tiles.map((tile) => tile >> 4)).toEqual([
      65_535, 1, 0, 1333,
    ]);
  });

  it('is empty without photos', () => {
    expect(pages('newest', 10)).toEqual([[]]);
    expect(store.listing.count()).toBe(0);
  });

  it('has photos from the first time they are done, also while they are read again', () => {
    const photo = add('a.jpg');
    const waiting = store.scans.insert(folder, scanned('/photos/new.jpg'));
    expect(all('path')).toEqual([photo]);
    // Another model: all are embedded again, and a person goes on browsing meanwhile.
    const next = store.spaces.ensure({ key: 'next', modelId: 'next', dimensions: 4 }).id;
    store.outcomes.requeueMissing(next);
    expect(all('path')).toEqual([photo]);
    store.scans.change(photo, folder, scanned('/photos/a.jpg', { size: 11 }));
    expect(all('path')).toEqual([photo]);
    // What can't be read any more can't be shown.
    const outcome = { photoId: photo, state: 'failed', reason: 'truncated' } as const;
    store.outcomes.record(next, [{ pulled: pulled(store, photo), outcome, hub: null }]);
    expect(all('path')).toEqual([]);
    finish(waiting);
    expect(all('path')).toEqual([waiting]);
  });

  it('leaves out folders that are being removed', () => {
    add('a.jpg');
    store.folders.setRemoving(folder);
    expect(all('newest')).toEqual([]);
    expect(all('path')).toEqual([]);
    expect(store.listing.count()).toBe(0);
  });
});

describe('a filter', () => {
  const matching = async (filter: PhotoFilter, sort: PhotoSort = 'path'): Promise<readonly number[]> =>
    (await store.listing.matching(sort, filter)).ids;

  it('narrows by each of its parts and by all together', async () => {
    const other = store.folders.insert(Buffer.from('/other'));
    const a = add('trip/a.jpg', { takenAt: 1_000, camera: 'Canon R5' });
    const b = add('trip/b.png', { type: 'png', takenAt: 2_000, camera: 'Pixel' });
    const c = store.scans.insert(other, scanned('/other/c.jpg'));
    finish(c);
    // Not below "trip", though its path begins like it.
    const d = add('trip-2.jpg', { camera: 'Pixel' });
    expect(await matching({})).toEqual([c, d, a, b]);
    expect(await matching({ folderId: folder })).toEqual([d, a, b]);
    expect(await matching({ folderId: 99 })).toEqual([]);
    expect(await matching({ directory: Buffer.from('/photos/trip') })).toEqual([a, b]);
    expect(await matching({ directory: Buffer.from('/photos/trip') }, 'newest')).toEqual([b, a]);
    expect(await matching({ takenFrom: 1_000, takenTo: 1_999 })).toEqual([a]);
    expect(await matching({ takenFrom: 0 })).toEqual([a, b]);
    expect(await matching({ types: ['jpeg'] })).toEqual([c, d, a]);
    expect(await matching({ types: [] })).toEqual([]);
    expect(await matching({ cameras: ['Pixel', 'Nikon'] })).toEqual([d, b]);
    expect(await matching({ cameras: ['Pixel'], types: ['png'], takenFrom: 5, folderId: folder })).toEqual([
      b,
    ]);
    expect(await store.listing.ids({})).toBeNull();
    expect(await store.listing.ids({ takenTo: 1_000 })).toEqual([a]);
  });
});
