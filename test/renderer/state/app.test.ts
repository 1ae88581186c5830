import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createApp } from '../../../renderer/state/app.ts';
import type { App } from '../../../renderer/state/app.ts';
import type { Album, Tag } from '../../../shared/schemas.ts';
import { FakeApi, aFolder, aHit, aResult, aStatus } from '../fake-api.ts';

let api: FakeApi;
let app: App;
let goBack: () => void;
const location = { hash: '', pathname: '/' };
const history = {
  pushState: vi.fn(),
  replaceState: vi.fn(),
};

beforeEach(() => {
  vi.useFakeTimers();
  location.hash = '';
  api = new FakeApi();
  const addEventListener = (_type: 'popstate', listener: () => void) => (goBack = listener);
  app = createApp({
    api,
    address: { location, history, addEventListener },
    page: { root: { lang: '', dataset: {} }, languages: () => ['en-GB'], apple: false },
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settle = () => vi.advanceTimersByTimeAsync(5_000);

it('The app reads the library at each connection and says when it is back', async () => {
  app.start();
  expect(app.connection.state).toBe('connecting');
  api.connect('connected');
  await settle();
  expect(app.library.status).not.toBeNull();
  expect(app.notices.spoken).toBe('');
  api.connect('lost');
  api.connect('connected');
  await settle();
  expect(app.notices.spoken).toContain('Reconnected');
});

it('The app asks the question of the address, and the one gone back to', async () => {
  location.hash = '#q=dog';
  app.start();
  api.connect('connected');
  await settle();
  expect(api.searchCalls.at(-1)?.query.terms).toEqual([{ kind: 'text', text: 'dog', weight: 1 }]);
  location.hash = '#q=cat&type=png';
  goBack();
  await settle();
  expect(api.searchCalls.at(-1)?.query).toMatchObject({
    terms: [{ kind: 'text', text: 'cat' }],
    filter: { types: ['png'] },
  });
});

it('The app leaves the hits as they are when a step back leads to the same question', async () => {
  location.hash = '#q=dog';
  app.start();
  api.connect('connected');
  api.answerSearch = ({ limit = 0 }) =>
    Promise.resolve(aResult(Array.from({ length: limit }, (_, index) => aHit(index + 1))));
  await settle();
  app.search.showMore();
  await settle();
  const { answered, hits } = app.search;
  goBack();
  await settle();
  expect(app.search.answered).toBe(answered);
  expect(app.search.hits).toBe(hits);
});

it('The app asks the shown question again when the connection is back', async () => {
  api.answerSearch = () => Promise.reject(new Error('closed'));
  app.start();
  api.connect('connected');
  app.search.type('dog');
  await settle();
  expect(app.search.phase).toBe('failed');
  api.answerSearch = () => Promise.resolve(aResult([aHit(1)]));
  api.connect('connected');
  await settle();
  expect(app.search.phase).toBe('ready');
});

it('The app speaks how many hits there are', async () => {
  api.answerSearch = () => Promise.resolve(aResult([aHit(1), aHit(2), aHit(3, { match: false })]));
  app.start();
  app.search.type('dog');
  await settle();
  expect(app.notices.spoken).toBe('2 matches, 1 less likely');
});

it('The app shows notices of the host', () => {
  app.start();
  api.emit({ type: 'notice', level: 'warning', message: 'The image reader was started again.' });
  expect(app.notices.list).toMatchObject([{ level: 'warning' }]);
});

it('The app refreshes hits when photos come', async () => {
  app.start();
  app.search.type('dog');
  await settle();
  api.answerSearch = () => Promise.resolve(aResult([aHit(1)]));
  api.emit({ type: 'photos', counts: { done: 1, pending: 0, failed: 0, skipped: 0, warnings: 0 } });
  await settle();
  expect(app.search.hits).toHaveLength(1);
});

it('The app counts albums and tags anew when photos come or go', async () => {
  const beach: Tag = { id: 1, name: 'beach', photos: 1 };
  const lisbon: Album = { id: 3, name: 'Lisbon', photos: 4, coverId: 9, createdAt: 0 };
  api.answers['tags.list'] = () => Promise.resolve([beach]);
  api.answers['albums.list'] = () => Promise.resolve([lisbon]);
  app.start();
  api.connect('connected');
  await app.tags.refresh();
  await settle();
  api.answers['tags.list'] = () => Promise.resolve([{ ...beach, photos: 2 }]);
  api.answers['albums.list'] = () => Promise.resolve([{ ...lisbon, photos: 5 }]);
  api.emit({ type: 'photos', counts: { done: 1, pending: 0, failed: 0, skipped: 0, warnings: 0 } });
  await settle();
  expect([app.tags.list?.[0]?.photos, app.albums.list[0]?.photos]).toEqual([2, 5]);
});

it('The app leaves an open photo for a screen that a menu of the host asks for', async () => {
  vi.stubGlobal('document', { querySelector: () => null });
  app.start();
  app.viewer.open(1);
  api.emit({ type: 'command', command: 'show-settings' });
  await settle();
  expect([app.viewer.id, app.navigation.screen]).toEqual([null, 'settings']);
});

it('The app forgets what it shows of the demo when the own library takes its place', async () => {
  api.status = aStatus({ dataDir: '/data/demo', demo: true });
  app.start();
  api.connect('connected');
  app.search.similarTo(1, 'one.jpg');
  await settle();
  app.viewer.open(1);
  app.files.askTrash([1]);
  api.status = aStatus({ folders: [aFolder(1, '/photos')] });
  api.emit({ type: 'folders' });
  await settle();
  expect(app.viewer.id).toBeNull();
  expect(app.search.terms).toEqual([]);
  expect(app.files.toTrash).toBeNull();
});
