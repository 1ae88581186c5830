import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import { UserSettings } from '../../../../renderer/state/settings/settings.svelte.ts';
import { Suggestions } from '../../../../renderer/state/search/suggestions.svelte.ts';
import type { Suggestion } from '../../../../shared/schemas.ts';
import { FakeApi, deferred, failure } from '../../fake-api.ts';

const HISTORY: Suggestion = { kind: 'history', text: 'beach at night', id: null };
const TAG: Suggestion = { kind: 'tag', text: 'Beach', id: 1 };

let api: FakeApi;
let settings: UserSettings;
let suggestions: Suggestions;

beforeEach(() => {
  vi.useFakeTimers();
  api = new FakeApi();
  settings = new UserSettings(api, new Notices());
  suggestions = new Suggestions(api, settings);
  api.answers['search.suggest'] = () => Promise.resolve([HISTORY, TAG]);
  api.answers['search.remember'] = () => Promise.resolve({});
  api.answers['search.forget'] = () => Promise.resolve({});
});

afterEach(() => vi.useRealTimers());

const settle = () => vi.advanceTimersByTimeAsync(1_000);
const asked = (name: string) => api.calls.filter((call) => call.name === name).map(({ input }) => input);

describe('the list', () => {
  it('The list of suggestions is asked for once when typing pauses, for the last words', async () => {
    for (const words of ['b', 'be', 'bea']) suggestions.typed(words);
    await settle();
    expect(asked('search.suggest')).toEqual([{ text: 'bea', limit: 8 }]);
    expect(suggestions.list).toEqual([HISTORY, TAG]);
    expect(suggestions.shown).toBe(true);
  });

  it('The list of suggestions drops an answer that came late', async () => {
    const slow = deferred<Suggestion[]>();
    api.answers['search.suggest'] = ({ text }: { text: string }) =>
      text === 'be' ? slow.promise : Promise.resolve([TAG]);
    suggestions.typed('be');
    await settle();
    suggestions.typed('bea');
    await settle();
    slow.resolve([HISTORY]);
    await settle();
    expect(suggestions.list).toEqual([TAG]);
  });

  it('The list of suggestions leaves out what is typed already, and the history of who wants none', async () => {
    suggestions.typed('beach at night');
    await settle();
    expect(suggestions.list).toEqual([TAG]);
    settings.values = { ...settings.values, searchHistory: false };
    suggestions.show('');
    await settle();
    expect(suggestions.list).toEqual([TAG]);
  });

  it('The list of suggestions is empty when it can’t be had, and that is all', async () => {
    api.answers['search.suggest'] = () => Promise.reject(failure('unavailable', 'busy'));
    suggestions.show('');
    await settle();
    expect(suggestions.shown).toBe(false);
  });
});

it('The list of suggestions is moved over from the box to the box', async () => {
  suggestions.show('');
  await settle();
  expect(suggestions.current).toBeNull();
  suggestions.move(1);
  expect(suggestions.current).toBe(HISTORY);
  suggestions.move(1);
  suggestions.move(1);
  expect(suggestions.current).toBeNull();
  suggestions.move(-1);
  expect(suggestions.current).toBe(TAG);
  suggestions.close();
  expect(suggestions.shown).toBe(false);
});

it('The list of suggestions chooses what the arrow keys are at, or nothing, when another list comes', async () => {
  suggestions.show('');
  await settle();
  suggestions.move(1);
  suggestions.move(1);
  api.answers['search.suggest'] = () => Promise.resolve([{ ...TAG }, HISTORY]);
  suggestions.show('b');
  await settle();
  expect(suggestions.current).toEqual(TAG);
  api.answers['search.suggest'] = () => Promise.resolve([HISTORY]);
  suggestions.show('be');
  await settle();
  expect(suggestions.current).toBeNull();
});

it('Suggestions remember words, but not for who does not want that', async () => {
  await suggestions.remember('  dog ');
  await suggestions.remember('   ');
  settings.values = { ...settings.values, searchHistory: false };
  await suggestions.remember('cat');
  expect(asked('search.remember')).toEqual([{ text: 'dog' }]);
});

it('Suggestions forget one text, and all of them', async () => {
  suggestions.show('');
  await settle();
  suggestions.move(1);
  await suggestions.forget(HISTORY);
  expect(suggestions.list).toEqual([TAG]);
  await suggestions.forget();
  expect(asked('search.forget')).toEqual([{ text: 'beach at night' }, {}]);
});
