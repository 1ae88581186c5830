/** The listing: shown part by part, read anew in its time, never by an answer that is too late. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PhotoIndexPart, PhotoIndexQuery } from '../../../../shared/schemas.ts';
import { Picked } from '../../../../renderer/lib/grid/picked.ts';
import { PhotoIndex } from '../../../../renderer/state/grid/photo-index.svelte.ts';
import { columnsOf } from '../../columns.ts';
import { FakeApi, deferred, failure } from '../../fake-api.ts';

const MARCH = Date.parse('2024-03-05') / 86_400_000;

let api: FakeApi;
let index: PhotoIndex;
let queries: PhotoIndexQuery[];
/** What the library holds: parts of two. */
let ids: number[];
/** Every answer waits for it. */
let gate: Promise<void>;

beforeEach(() => {
  vi.useFakeTimers();
  api = new FakeApi();
  index = new PhotoIndex(api);
  queries = [];
  ids = [5, 4, 3, 2, 1];
  gate = Promise.resolve();
  api.answers['photos.index'] = async (query: PhotoIndexQuery): Promise<PhotoIndexPart> => {
    queries.push(query);
    const start = Number(query.after ?? 0);
    const part = ids.slice(start, start + 2);
    const total = ids.length;
    const columns = columnsOf(part.map((id) => ({ id, day: MARCH - (5 - id) * 20, ratio: 1.5, flags: 0 })));
    await gate;
    const next = start + 2 < total ? String(start + 2) : null;
    return { columns, count: part.length, total, next };
  };
});
afterEach(() => vi.useRealTimers());

const settle = () => vi.advanceTimersByTimeAsync(0);
const shown = () => {
  const { listing } = index;
  return listing && Array.from({ length: listing.count }, (_, at) => listing.idAt(at));
};

test('Nothing of the listing is read before somebody looks', async () => {
  await settle();
  expect(index.phase).toBe('idle');
  expect(queries).toEqual([]);
});

test('The first part of the listing is shown at once, in the length of the whole', async () => {
  const second = deferred<void>();
  const complete = vi.fn();
  index.onComplete = complete;
  index.follow({ favourite: true });
  expect(index.phase).toBe('loading');
  gate = second.promise;
  await settle();
  // The first request passed the gate when it was open.
  expect(shown()).toEqual([5, 4, 0, 0, 0]);
  expect(index.listing?.sections.map(({ start, label }) => [start, label])).toEqual([
    [0, 'March 2024'],
    [1, 'February 2024'],
  ]);
  expect(complete).not.toHaveBeenCalled();
  second.resolve();
  await settle();
  expect(shown()).toEqual([5, 4, 3, 2, 1]);
  expect(complete).toHaveBeenCalledExactlyOnceWith(5);
  expect(queries.map(({ filter, sort, after }) => ({ filter, sort, after }))).toEqual([
    { filter: { favourite: true }, sort: 'newest', after: undefined },
    { filter: { favourite: true }, sort: 'newest', after: '2' },
    { filter: { favourite: true }, sort: 'newest', after: '4' },
  ]);
});

test('Another filter shows what is there until its own first part comes, and drops late answers', async () => {
  index.follow({});
  await settle();
  const key = index.key;
  const late = deferred<void>();
  gate = late.promise;
  ids = [9];
  index.follow({ favourite: true });
  await settle();
  expect(shown()).toEqual([5, 4, 3, 2, 1]);
  expect(index.key).toBe(key);
  gate = Promise.resolve();
  ids = [7];
  index.follow({ ratingFrom: 3 });
  await settle();
  expect(shown()).toEqual([7]);
  expect(index.key).not.toBe(key);
  late.resolve();
  await settle();
  expect(shown()).toEqual([7]);
});

test('Photos that come are shown when the new listing is complete, not more often than its size allows', async () => {
  index.follow({});
  await settle();
  ids = [6, ...ids];
  index.photosChanged();
  index.photosChanged();
  await vi.advanceTimersByTimeAsync(500);
  expect(queries).toHaveLength(3);
  const slow = deferred<void>();
  gate = slow.promise;
  await vi.advanceTimersByTimeAsync(600);
  expect(queries).toHaveLength(4);
  expect(shown()).toEqual([5, 4, 3, 2, 1]);
  slow.resolve();
  await settle();
  expect(shown()).toEqual([6, 5, 4, 3, 2, 1]);
  expect(index.phase).toBe('ready');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(queries).toHaveLength(6);
});

test('A change that the reader made is shown soon', async () => {
  index.follow({});
  await settle();
  index.photosChanged();
  index.photosChanged(true);
  await vi.advanceTimersByTimeAsync(150);
  expect(queries).toHaveLength(6);
});

test('A change during a reading leads to another one', async () => {
  index.follow({});
  const slow = deferred<void>();
  gate = slow.promise;
  await settle();
  index.photosChanged();
  slow.resolve();
  await settle();
  expect(queries).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(1_100);
  expect(queries).toHaveLength(6);
});

test('A change that the reader made during a long reading is shown soon after it', async () => {
  index.follow({});
  const slow = deferred<void>();
  gate = slow.promise;
  await vi.advanceTimersByTimeAsync(20_000);
  index.photosChanged(true);
  slow.resolve();
  await settle();
  expect(queries).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(150);
  expect(queries).toHaveLength(6);
});

test('A reading that a sleeping computer made long does not put off the next one for long', async () => {
  index.follow({});
  const slow = deferred<void>();
  gate = slow.promise;
  await vi.advanceTimersByTimeAsync(3_600_000);
  slow.resolve();
  await settle();
  index.photosChanged();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(queries).toHaveLength(6);
});

test('A listing that nobody looks at is read when somebody does again', async () => {
  const stop = index.follow({});
  await settle();
  stop();
  index.photosChanged();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(queries).toHaveLength(3);
  index.follow({});
  await vi.advanceTimersByTimeAsync(2_000);
  expect(queries).toHaveLength(6);
});

test('A failure of a requested listing is shown and can be tried again; one of a refresh is not', async () => {
  const answer = api.answers['photos.index'];
  const fail = () => Promise.reject(failure('unavailable', 'starting again'));
  api.answers['photos.index'] = fail;
  index.follow({});
  await settle();
  expect(index.phase).toBe('failed');
  expect(index.failure?.message).toBe('Starting again.');
  api.answers['photos.index'] = answer!;
  index.retry();
  await settle();
  expect(index.phase).toBe('ready');
  expect(index.failure).toBeNull();
  api.answers['photos.index'] = fail;
  index.photosChanged();
  await vi.advanceTimersByTimeAsync(1_200);
  expect(index.phase).toBe('ready');
  expect(shown()).toEqual([5, 4, 3, 2, 1]);
});

test('A listing with fewer photos than announced is cut', async () => {
  const answer = api.answers['photos.index'] as (query: PhotoIndexQuery) => Promise<PhotoIndexPart>;
  api.answers['photos.index'] = async (query: PhotoIndexQuery) => ({ ...(await answer(query)), total: 8 });
  index.follow({});
  await settle();
  expect(shown()).toEqual([5, 4, 3, 2, 1]);
});

test('Marks show at once in the listing', async () => {
  index.follow({});
  await settle();
  const before = index.listing;
  index.mark(Picked.named([3, 77])!, { favourite: true });
  index.mark(Picked.named([3])!, { rating: 4 });
  expect(index.listing?.flagsAt(2)).toBe(9);
  expect(index.listing).not.toBe(before);
  expect(index.listing?.lineage).toBe(before?.lineage);
});

test('Another order is another list; only those by date have months', async () => {
  index.follow({});
  await settle();
  const { key } = index;
  index.sortBy('path');
  await settle();
  expect(index.key).not.toBe(key);
  expect(index.listing?.sections).toEqual([{ start: 0, label: null }]);
  expect(queries.at(-1)?.sort).toBe('path');
});

test('Another library is listed anew', async () => {
  index.follow({});
  await settle();
  ids = [1];
  index.forget();
  expect(index.listing).toBeNull();
  await settle();
  expect(shown()).toEqual([1]);
});
