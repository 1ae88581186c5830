import { beforeEach, expect, test, vi } from 'vitest';
import type { Album } from '../../../../shared/schemas.ts';
import { sourceOf } from '../../../../renderer/lib/grid/grid-source.ts';
import { targetOfOne } from '../../../../renderer/lib/grid/photo-target.ts';
import { Albums } from '../../../../renderer/state/albums/albums.svelte.ts';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import { Undo } from '../../../../renderer/state/shell/undo.svelte.ts';
import { FakeApi, aHit, deferred, failure } from '../../fake-api.ts';

const LISBON: Album = { id: 3, name: 'Lisbon', photos: 4, coverId: 9, createdAt: 0 };
const target = targetOfOne(7, sourceOf([aHit(7)]))!;

let api: FakeApi;
let notices: Notices;
let undo: Undo;
let albums: Albums;

beforeEach(() => {
  api = new FakeApi();
  notices = new Notices();
  undo = new Undo(api, notices);
  albums = new Albums(api, notices, undo);
  api.answers['albums.list'] = () => Promise.resolve([LISBON]);
});

const asked = (name: string) => api.calls.filter((call) => call.name === name).map(({ input }) => input);

test('The list of albums is read; an answer that is late is dropped, a failure leaves what is known', async () => {
  const late = deferred<Album[]>();
  api.answers['albums.list'] = () => late.promise;
  const first = albums.refresh();
  api.answers['albums.list'] = () => Promise.resolve([LISBON]);
  await albums.refresh();
  late.resolve([]);
  await first;
  expect(albums.of(3)).toEqual(LISBON);
  api.answers['albums.list'] = () => Promise.reject(failure('unavailable', 'busy'));
  await albums.refresh();
  expect(albums.list).toHaveLength(1);
});

test('Photos are put into the album that was chosen', async () => {
  api.answers['albums.addPhotos'] = () => Promise.resolve({ changed: 1, undo: 'token' });
  await albums.choose(LISBON);
  expect(asked('albums.addPhotos')).toEqual([]);
  albums.choosing = target;
  await albums.choose(LISBON);
  expect(asked('albums.addPhotos')).toEqual([{ id: 3, selection: { ids: [7] } }]);
  expect(albums.choosing).toBeNull();
  expect(undo.shown).toMatchObject({ message: '1 photo added to “Lisbon”.', undoing: 'token' });
});

test("The album dialog stays when photos can't be put into it", async () => {
  api.answers['albums.addPhotos'] = () => Promise.reject(failure('not-found', 'the album is gone'));
  albums.choosing = target;
  await albums.choose(LISBON);
  expect(albums.choosing).toBe(target);
  expect(albums.busy).toBe(false);
  expect(notices.list[0]?.message).toContain('The album is gone.');
});

test('A new album is made of the photos that wait for one, unmade with undo and made again with redo', async () => {
  api.answers['albums.create'] = () => Promise.resolve({ ...LISBON, photos: 1 });
  api.answers['albums.remove'] = () => Promise.resolve({ changed: 1, undo: 'again' });
  const removed = vi.fn();
  albums.onRemoved = removed;
  albums.choosing = target;
  await albums.createFor('Lisbon');
  expect(asked('albums.create')).toEqual([{ name: 'Lisbon', selection: { ids: [7] } }]);
  await undo.undo();
  expect(asked('albums.remove')).toEqual([{ id: 3 }]);
  expect(removed).toHaveBeenCalledWith(3);
  api.answers['library.undo'] = () => Promise.resolve({ changed: 1, undo: 'away' });
  await undo.redo();
  expect(asked('library.undo')).toEqual([{ token: 'again' }]);
});

test('Names of albums are trimmed, and nothing is no name', async () => {
  api.answers['albums.create'] = () => Promise.resolve(LISBON);
  api.answers['albums.rename'] = () => Promise.resolve(LISBON);
  albums.naming = { kind: 'create', target: null };
  await albums.name('   ');
  expect(albums.naming).not.toBeNull();
  await albums.name('  Lisbon ');
  expect(asked('albums.create')).toEqual([{ name: 'Lisbon' }]);
  expect(albums.naming).toBeNull();
  albums.naming = { kind: 'rename', album: LISBON };
  await albums.name('Porto');
  expect(asked('albums.rename')).toEqual([{ id: 3, name: 'Porto' }]);
});

test('A new name of an album can be undone and redone', async () => {
  api.answers['albums.rename'] = () => Promise.resolve(LISBON);
  albums.naming = { kind: 'rename', album: LISBON };
  await albums.name('Porto');
  expect(undo.shown?.message).toBe('Album “Lisbon” renamed to “Porto”.');
  await undo.undo();
  await undo.redo();
  expect(asked('albums.rename')).toEqual(['Porto', 'Lisbon', 'Porto'].map((name) => ({ id: 3, name })));
  albums.naming = { kind: 'rename', album: LISBON };
  await albums.name('Lisbon');
  expect(undo.shown).toBeNull();
});

test('Photos that come or go change the counts of the list, at most once in a while', async () => {
  albums.photosChanged();
  expect(asked('albums.list')).toHaveLength(0);
  await albums.refresh();
  vi.useFakeTimers();
  await vi.advanceTimersByTimeAsync(2_000);
  const fresh = new Albums(api, notices, undo);
  await fresh.refresh();
  api.answers['albums.list'] = () => Promise.resolve([{ ...LISBON, photos: 5 }]);
  for (let event = 0; event < 20; event += 1) fresh.photosChanged();
  await vi.advanceTimersByTimeAsync(2_000);
  vi.useRealTimers();
  expect(fresh.of(3)?.photos).toBe(5);
  expect(asked('albums.list')).toHaveLength(4);
});

test('Photos are taken out of an album, and an album is deleted, each with undo', async () => {
  api.answers['albums.removePhotos'] = () => Promise.resolve({ changed: 1, undo: 'out' });
  api.answers['albums.remove'] = () => Promise.resolve({ changed: 1, undo: 'gone' });
  const removed = vi.fn();
  albums.onRemoved = removed;
  await albums.takeOut(target, LISBON);
  expect(undo.shown?.undoing).toBe('out');
  await albums.remove(LISBON);
  expect(removed).toHaveBeenCalledWith(3);
  expect(undo.shown).toMatchObject({
    message: 'Album “Lisbon” deleted. Its photos stay in the library.',
    undoing: 'gone',
  });
});
