import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import { Search } from '../../../../renderer/state/search/search.svelte.ts';
import type { SearchQuery, SearchResult } from '../../../../shared/schemas.ts';
import { FakeApi, aHit, aResult, deferred, failure } from '../../fake-api.ts';

let api: FakeApi;
let search: Search;

beforeEach(() => {
  vi.useFakeTimers();
  api = new FakeApi();
  search = new Search(api, new Notices());
});

afterEach(() => vi.useRealTimers());

/** The texts of a request's terms. */
const textsOf = ({ terms }: Pick<SearchQuery, 'terms'>) =>
  terms.flatMap((term) => (term.kind === 'text' ? term.text : []));
const settle = () => vi.advanceTimersByTimeAsync(5_000);

describe('typing', () => {
  it('Typing asks once, for the last words, when it pauses', async () => {
    for (const words of ['d', 'do', 'dog']) search.type(words);
    expect(search.phase).toBe('waiting');
    await settle();
    expect(api.searchCalls.map(({ query }) => textsOf(query))).toEqual([['dog']]);
    expect(search.phase).toBe('ready');
  });

  it('Typing drops an answer that came after the words had changed, and cancels its request', async () => {
    const slow = deferred<SearchResult>();
    api.answerSearch = (query) =>
      textsOf(query)[0] === 'dog' ? slow.promise : Promise.resolve(aResult([aHit(2)]));
    search.type('dog');
    await settle();
    search.type('cat');
    await settle();
    slow.resolve(aResult([aHit(1)]));
    await settle();
    expect(search.hits.map(({ id }) => id)).toEqual([2]);
    expect(search.answered.text).toBe('cat');
    expect(api.searchCalls[0]?.signal?.aborted).toBe(true);
  });

  it('Typing goes back to nothing when the box is emptied', async () => {
    search.type('dog');
    await settle();
    search.type('  ');
    expect(search.phase).toBe('idle');
    expect(search.result).toBeNull();
    expect(search.active).toBe(false);
  });

  it('Typing refuses a text that is too long without a request', async () => {
    search.type('x'.repeat(2_001));
    await settle();
    expect(search.phase).toBe('failed');
    expect(search.fault).toBe('too-long');
    expect(api.searchCalls).toEqual([]);
  });
});

describe('failures', () => {
  it('A failed search shows what the host said, and asks again on request', async () => {
    api.answerSearch = () => Promise.reject(failure('unavailable', 'starting again'));
    search.type('dog');
    await settle();
    expect(search.failure).toMatchObject({ kind: 'unavailable', message: 'Starting again.' });
    api.answerSearch = () => Promise.resolve(aResult([aHit(1)]));
    search.retry();
    await settle();
    expect(search.phase).toBe('ready');
  });

  it('A failed search takes anything that is no answer of the host for a lost connection', async () => {
    api.answerSearch = () => Promise.reject(new Error('socket closed'));
    search.type('dog');
    await settle();
    expect(search.failure?.kind).toBe('disconnected');
  });
});

describe('filters', () => {
  it('Filters go with the query', async () => {
    search.type('dog');
    search.filterBy({ folderId: 3 });
    search.filterBy({ types: ['png'] });
    await settle();
    expect(api.searchCalls.at(-1)?.query.filter).toEqual({
      folderId: 3,
      types: ['png'],
    });
    search.clearFilter();
    await settle();
    expect(api.searchCalls.at(-1)?.query.filter).toBeUndefined();
  });

  it('Filters stand without words: the question is then the library', async () => {
    search.filterBy({ favourite: true });
    await settle();
    expect(search.active).toBe(false);
    expect(search.filtered).toBe(true);
    expect(api.searchCalls).toEqual([]);
  });

  it('Filters refuse a range that ends before it begins', async () => {
    search.type('dog');
    search.filterBy({ takenFrom: Date.UTC(2024, 1, 1), takenTo: Date.UTC(2024, 0, 1) });
    await settle();
    expect(search.fault).toBe('dates-reversed');
    expect(api.searchCalls).toEqual([]);
  });
});

describe('images', () => {
  const picture = () => new File(['x'], 'cat.png', { type: 'image/png' });

  it('Images of a query are uploaded once, however often the words change', async () => {
    search.likeFile(picture());
    await settle();
    search.type('asleep');
    await settle();
    expect(api.calls.map(({ name }) => name)).toEqual(['search.uploadImage']);
    expect(api.searchCalls.at(-1)?.query).toMatchObject({
      terms: [
        { kind: 'image', imageId: 'image-1', weight: 1 },
        { kind: 'text', text: 'asleep', weight: 1 },
      ],
    });
  });

  it('Images of a query are uploaded again when the host has forgotten them', async () => {
    search.likeFile(picture());
    await settle();
    api.answerUpload = () => Promise.resolve({ imageId: 'image-2' });
    api.answerSearch = ({ terms = [] }) =>
      JSON.stringify(terms).includes('image-1')
        ? Promise.reject(failure('not-found', 'no such image'))
        : Promise.resolve(aResult([]));
    search.retry();
    await settle();
    expect(search.phase).toBe('ready');
    expect(api.searchCalls.at(-1)?.query.terms).toMatchObject([{ imageId: 'image-2' }]);
  });

  it('Images of the library replace the words', async () => {
    search.type('dog');
    search.similarTo(7, 'seven.jpg');
    await settle();
    expect(api.searchCalls.at(-1)?.query).toEqual({
      terms: [{ kind: 'photo', photoId: 7, weight: 1 }],
      limit: 60,
    });
    expect(search.text).toBe('');
  });

  it('Images that are none are refused with a notice', () => {
    const notices = new Notices();
    search = new Search(api, notices);
    search.likeFile(new File(['x'], 'notes.txt', { type: 'text/plain' }));
    expect(search.active).toBe(false);
    expect(notices.list[0]?.message).toContain('notes.txt');
  });
});

describe('while photos are being indexed', () => {
  it('Indexing refreshes shown hits in place, at most every so often', async () => {
    search.type('dog');
    await settle();
    api.answerSearch = () => Promise.resolve(aResult([aHit(1), aHit(2)]));
    const phases = new Set<string>();
    for (let event = 0; event < 20; event += 1) {
      search.photosChanged();
      phases.add(search.phase);
    }
    await settle();
    expect(search.hits).toHaveLength(2);
    expect(search.isCut).toBe(false);
    expect([...phases]).toEqual(['ready']);
    expect(api.searchCalls.length).toBeLessThanOrEqual(3);
  });

  it('Indexing keeps the shown hits when a refresh fails', async () => {
    api.answerSearch = () => Promise.resolve(aResult([aHit(1)]));
    search.type('dog');
    await settle();
    api.answerSearch = () => Promise.reject(failure('unavailable', 'busy'));
    search.photosChanged();
    await settle();
    expect(search.phase).toBe('ready');
    expect(search.hits).toHaveLength(1);
  });

  it('Indexing asks nothing when there is no question', async () => {
    search.photosChanged();
    await settle();
    expect(api.searchCalls).toEqual([]);
  });
});

it('The search shows more, up to what one search may return', async () => {
  api.answerSearch = ({ limit = 0 }) =>
    Promise.resolve(aResult(Array.from({ length: limit }, (_, index) => aHit(index + 1))));
  search.type('dog');
  await settle();
  expect(search.canShowMore).toBe(true);
  for (let press = 0; press < 12; press += 1) {
    search.showMore();
    await settle();
  }
  expect(search.hits).toHaveLength(1_000);
  expect(search.canShowMore).toBe(false);
});

it('The search offers more again after more could not be had', async () => {
  const answer = ({ limit = 0 }) =>
    Promise.resolve(aResult(Array.from({ length: limit }, (_, index) => aHit(index + 1))));
  api.answerSearch = answer;
  search.type('dog');
  await settle();
  const { length } = search.hits;
  api.answerSearch = () => Promise.reject(failure('unavailable', 'the engine is starting'));
  search.showMore();
  await settle();
  expect(search.hits).toHaveLength(length);
  expect(search.isCut).toBe(true);
  expect(search.canShowMore).toBe(true);
  api.answerSearch = answer;
  search.showMore();
  await settle();
  expect(search.hits.length).toBeGreaterThan(length);
});

it('The search forgets ids of another library', async () => {
  search.similarTo(7, 'seven.jpg');
  search.filterBy({ folderId: 3, albumId: 2, types: ['png'] });
  await settle();
  search.libraryReplaced();
  expect(search.active).toBe(false);
  expect(search.filter).toEqual({ types: ['png'] });
});

describe('chips', () => {
  const shown = () =>
    search.terms.map((term) => `${term.weight} ${term.kind === 'text' ? term.text : term.kind}`);

  it('Chips are made of what is typed, changed, and taken back into the box', () => {
    search.type('dog on beach -people');
    search.commit();
    expect(shown()).toEqual(['1 dog on beach', '-1 people']);
    expect(search.text).toBe('');
    search.weigh(0, 2);
    search.type('sunset');
    search.editTerm(1);
    expect(search.text).toBe('-people');
    expect(shown()).toEqual(['2 dog on beach', '1 sunset']);
    search.removeTerm(0);
    expect(shown()).toEqual(['1 sunset']);
    expect(search.typed).toBe('sunset -people');
  });

  it('Chips of nothing are not made', () => {
    search.type('  ');
    search.commit();
    expect(search.terms).toEqual([]);
  });

  it('Chips of a part of a photo get their image from the host, once', async () => {
    const region = { x: 0, y: 0.5, width: 1, height: 0.5 };
    api.answers['search.region'] = () => Promise.resolve({ imageId: 'region-1' });
    search.likeRegion(7, region);
    await settle();
    search.type('at night');
    await settle();
    expect(api.calls.filter(({ name }) => name === 'search.region').map(({ input }) => input)).toEqual([
      { photoId: 7, region },
    ]);
    expect(api.searchCalls.at(-1)?.query.terms?.[0]).toEqual({
      kind: 'image',
      imageId: 'region-1',
      weight: 1,
    });
  });

  it('Chips that only take away are not asked', async () => {
    search.type('-people');
    await settle();
    expect(search.fault).toBe('all-minus');
    expect(api.searchCalls).toEqual([]);
    search.type('-people +dog');
    await settle();
    expect(search.fault).toBeNull();
    expect(search.phase).toBe('ready');
  });

  it('Chips of images that are no longer held are left out of a question gone back to', () => {
    search.restore({ ...search.question, terms: [{ kind: 'file', key: 'of another load', weight: 1 }] });
    expect(search.active).toBe(false);
  });
});

it('The search keeps what a refresh answers under the same question, so that the view stays', async () => {
  search.type('dog');
  await settle();
  const { answered } = search;
  search.photosChanged();
  await settle();
  expect(api.searchCalls.length).toBeGreaterThan(1);
  expect(search.answered).toBe(answered);
});
