import { beforeEach, describe, expect, it } from 'vitest';
import { PhotoIndex } from '../../../electron/engine/listing/photo-index.ts';
import type { PhotoFilter } from '../../../electron/engine/store/photo-filter.ts';
import type { PhotoSort } from '../../../shared/schemas.ts';
import { doneOutcome, metadata, pulled, scanned } from '../../support/library.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const DAY = 86_400_000;

const library = usePhotoLibrary();
let index: PhotoIndex;
beforeEach(() => {
  index = new PhotoIndex(library.store);
});

/** Photo n of day n, every other one a PNG. */
function fill(count: number): number[] {
  return Array.from({ length: count }, (_, number) =>
    library.add(`${number}.jpg`, { type: number % 2 === 0 ? 'png' : 'jpeg', takenAt: number * DAY }),
  );
}

/** Reads the documented layout. */
function decode({ columns, count }: { columns: Uint8Array; count: number }) {
  const view = new DataView(columns.buffer, columns.byteOffset, columns.byteLength);
  expect(columns.byteLength).toBe(count * 13);
  return Array.from({ length: count }, (_, row) => ({
    id: view.getUint32(row * 4, true),
    day: view.getInt32(count * 4 + row * 4, true),
    ratio: view.getUint16(count * 8 + row * 2, true),
    colour: view.getUint16(count * 10 + row * 2, true),
    flags: view.getUint8(count * 12 + row),
  }));
}

async function readAll(sort: PhotoSort, limit: number, filter: PhotoFilter = {}) {
  const ids: number[] = [];
  const totals = new Set<number>();
  for (let after: string | null = ''; after !== null;) {
    const query = { sort, limit, ...(after === '' ? {} : { after }) };
    const part: Awaited<ReturnType<PhotoIndex['part']>> = await index.part(query, filter);
    ids.push(...decode(part).map(({ id }) => id));
    totals.add(part.total);
    after = part.next;
  }
  return { ids, totals: [...totals] };
}

const looks = (colour: number) => ({
  colour,
  thumbnailVersion: 1,
  perceptualHash: null,
  perceptualVersion: 1,
});

it('The photo index gives the documented columns', async () => {
  const id = library.store.scans.insert(library.folder, scanned('/photos/0.jpg'));
  const outcome = doneOutcome(id, {
    metadata: metadata({ takenAt: 0 }),
    picture: looks(0x80_40_ff),
  });
  library.store.outcomes.record(library.space, [{ pulled: pulled(library.store, id), outcome, hub: null }]);
  library.store.marks.set('rating', 5, [id]);
  library.store.marks.set('favourite', 1, [id]);
  const part = await index.part({ sort: 'newest', limit: 10 }, {});
  expect(decode(part)).toEqual([{ id, day: 0, ratio: 1333, colour: 0b10000_010000_11111, flags: 0b1011 }]);
  expect(part).toMatchObject({ count: 1, total: 1, next: null });
});

it('The photo index tells an unknown colour from black', async () => {
  const unknown = library.add('unknown.jpg', { takenAt: 1 });
  const black = library.add('black.jpg', { takenAt: 0 });
  library.store.refreshList.put(black, { ...looks(0), contentHash: doneOutcome(black).contentHash });
  const rows = decode(await index.part({ sort: 'newest', limit: 10 }, {}));
  expect(rows.map(({ id, colour }) => [id, colour])).toEqual([
    [unknown, 0],
    [black, 1],
  ]);
});

describe.each(['newest', 'oldest', 'added', 'path'] as const)('parts sorted by %s', (sort) => {
  it(`Parts of the photo index sorted by ${sort} join to the whole, and each says the total`, async () => {
    fill(7);
    const whole = await readAll(sort, 100);
    expect(whole.ids).toHaveLength(7);
    expect(await readAll(sort, 3)).toEqual(whole);
    expect(whole.totals).toEqual([7]);
  });

  it(`Parts of the photo index sorted by ${sort} join to what a filter lets through`, async () => {
    fill(9);
    const whole = await readAll(sort, 100, { types: ['png'] });
    expect(whole.ids).toHaveLength(5);
    expect(await readAll(sort, 2, { types: ['png'] })).toEqual(whole);
    expect(whole.totals).toEqual([5]);
  });
});

it('The photo index continues where it was after a restart', async () => {
  const ids = fill(9).filter((_, number) => number % 2 === 0);
  const query = { sort: 'oldest', limit: 2 } as const;
  const filter: PhotoFilter = { types: ['png'] };
  const first = await index.part(query, filter);
  library.store.scans.delete([ids[0]!]);
  index = new PhotoIndex(library.store);
  const second = await index.part({ ...query, after: first.next! }, filter);
  expect(decode(second).map(({ id }) => id)).toEqual([ids[2], ids[3]]);
  // The photo before is gone, too: by its number.
  library.store.scans.delete([ids[3]!]);
  index = new PhotoIndex(library.store);
  const third = await index.part({ ...query, after: second.next! }, filter);
  expect(third).toMatchObject({ count: 0, next: null });
});

it('The photo index refuses what is no place of the requested order', async () => {
  fill(3);
  const { next } = await index.part({ sort: 'newest', limit: 1 }, {});
  for (const [sort, after] of [
    ['added', next!],
    ['newest', 'abc'],
    ['newest', ''],
    ['path', Buffer.from('["path",3,["é"]]').toString('base64url')],
  ] as const) {
    await expect(index.part({ sort, limit: 1, after }, {})).rejects.toMatchObject({ kind: 'invalid-input' });
  }
});

it('The photo index stops when the caller is gone', async () => {
  fill(3);
  await expect(
    index.part({ sort: 'newest', limit: 1 }, { types: ['png'] }, AbortSignal.abort()),
  ).rejects.toThrow();
});
