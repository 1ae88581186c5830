import { beforeEach, describe, expect, it } from 'vitest';
import { NO_QUESTION } from '../../../../renderer/lib/search/question.ts';
import type { Question } from '../../../../renderer/lib/search/question.ts';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import {
  SavedSearches,
  canBeSaved,
  fromSaved,
  isSaved,
} from '../../../../renderer/state/search/saved-searches.svelte.ts';
import { Undo } from '../../../../renderer/state/shell/undo.svelte.ts';
import type { SavedSearch } from '../../../../shared/schemas.ts';
import { FakeApi, failure } from '../../fake-api.ts';

const question: Question = {
  text: 'dog -people',
  terms: [{ kind: 'photo', photoId: 7, weight: 2 }],
  filter: { favourite: true, tagIds: [2] },
  sort: 'newest',
};
const saved: SavedSearch = {
  id: 1,
  name: 'Dogs',
  question: {
    terms: [
      { weight: 2, photoId: 7, kind: 'photo' },
      { kind: 'text', text: 'dog', weight: 1 },
      { kind: 'text', text: 'people', weight: -1 },
    ],
    filter: { tagIds: [2], favourite: true },
    sort: 'newest',
  },
};

let api: FakeApi;
let undo: Undo;
let notices: Notices;
let searches: SavedSearches;

beforeEach(() => {
  api = new FakeApi();
  notices = new Notices();
  undo = new Undo(api, notices);
  searches = new SavedSearches(api, notices, undo);
  api.answers['searches.list'] = () => Promise.resolve([saved]);
  api.answers['searches.save'] = () => Promise.resolve(saved);
  api.answers['searches.remove'] = () => Promise.resolve({ changed: 1, undo: 'token' });
});

it('Saving a search saves what is in the box with the chips, and shows it', async () => {
  expect(await searches.save('Dogs', question)).toBeNull();
  expect(api.calls[0]?.input).toEqual({ name: 'Dogs', question: saved.question });
  expect(searches.list).toEqual([saved]);
  expect(notices.spoken).toBe('Saved “Dogs”.');
});

it('Saving a search can be undone, and so can a new name', async () => {
  await searches.save('Dogs', question);
  await undo.undo();
  expect(api.calls.filter(({ name }) => name === 'searches.remove').map(({ input }) => input)).toEqual([
    { id: 1 },
  ]);
  api.calls.length = 0;
  await searches.rename(saved, 'Cats');
  await undo.undo();
  await undo.redo();
  expect(api.calls.filter(({ name }) => name === 'searches.save').map(({ input }) => input)).toEqual([
    { ...saved, name: 'Cats' },
    saved,
    { ...saved, name: 'Cats' },
  ]);
});

it('Saving a search answers why it could not be saved', async () => {
  api.answers['searches.save'] = () => Promise.reject(failure('disk-full', 'no room'));
  expect(await searches.save('Dogs', question)).toMatchObject({ kind: 'disk-full' });
});

it('Saved searches are renamed, and removed with a way back', async () => {
  await searches.load();
  await searches.rename(saved, 'Puppies');
  expect(api.calls.find(({ name }) => name === 'searches.save')?.input).toMatchObject({
    id: 1,
    name: 'Puppies',
  });
  await searches.remove(saved);
  expect(searches.list).toEqual([]);
  expect(undo.shown?.undoing).toBe('token');
});

describe('a question', () => {
  it('A question with an image of the reader’s or a part of a photo is not saved', () => {
    expect(canBeSaved(question)).toBe(true);
    expect(canBeSaved({ ...question, terms: [{ kind: 'file', key: 'k', weight: 1 }] })).toBe(false);
  });

  it('A saved question is known again, whatever the order of its parts', () => {
    expect(isSaved(question, saved)).toBe(true);
    expect(isSaved({ ...question, sort: 'oldest' }, saved)).toBe(false);
    expect(isSaved(fromSaved(saved.question), saved)).toBe(true);
  });

  it('A saved question of one plain text goes back into the box', () => {
    const terms = [{ kind: 'text' as const, text: '-5 degrees', weight: 1 }];
    const put = fromSaved({ terms, filter: {}, sort: 'relevance' });
    expect(put).toEqual({ ...NO_QUESTION, text: '"-5 degrees"' });
    expect(isSaved(put, { id: 2, name: '', question: { terms, filter: {}, sort: 'relevance' } })).toBe(true);
  });
});
