import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import type { EngineEvent } from '../../../electron/engine/api/engine-api.ts';
import { openDataDir } from '../../../electron/engine/files/data-dir.ts';
import * as indexing from '../../../electron/engine/library/index-requests.ts';
import { Indexer } from '../../../electron/engine/library/indexer.ts';
import { idleLink, pulled, scanned } from '../../support/library.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const photos = usePhotoLibrary();
let events: EngineEvent[];
let library: indexing.IndexParts;
const running = new AbortController().signal;

beforeEach(async () => {
  events = [];
  const emit = (event: EngineEvent): void => void events.push(event);
  const indexer = new Indexer({
    store: photos.store,
    dataDir: await openDataDir(photos.dataDir, 'writer'),
    link: idleLink,
    spaceId: photos.space,
    hubOf: () => null,
    onProgress: () => undefined,
    onRecorded: () => undefined,
    onRemoved: () => undefined,
    onFolders: () => undefined,
  });
  library = { store: photos.store, indexer, refresh: null, builder: null, watcher: null, emit };
});

it('Indexing scans the folders asked for, or all of them', async () => {
  const empty = path.join(photos.dataDir, 'empty');
  mkdirSync(empty);
  const other = photos.store.folders.insert(Buffer.from(empty));
  const some = await indexing.indexFolders(library, [other], running);
  expect(some.unavailable).toEqual([]);
  // /photos is not there.
  const all = await indexing.indexFolders(library, undefined, running);
  expect(all.unavailable).toEqual([{ path: '/photos', reason: expect.any(String) as string }]);
});

it('Indexing refuses an id that no folder has', async () => {
  const refused = { kind: 'not-found', message: 'expected the id of a folder, received 99' };
  await expect(indexing.indexFolders(library, [photos.folder, 99], running)).rejects.toMatchObject(refused);
  expect(() => indexing.rescan(library, { id: 99 })).toThrow(expect.objectContaining(refused));
});

it('A photo that failed is queued again, and pages hear of it', () => {
  const id = photos.store.scans.insert(photos.folder, scanned('/photos/a.jpg'));
  const outcome = { photoId: id, state: 'failed', reason: 'it is damaged' } as const;
  photos.store.outcomes.record(photos.space, [{ pulled: pulled(photos.store, id), outcome, hub: null }]);
  expect(indexing.retry(library, [id])).toEqual({ queued: 1 });
  expect(indexing.retry(library, [id])).toEqual({ queued: 0 });
  expect(events).toContainEqual({ type: 'folders' });
});

it('What could not be listed is scanned again, with what came beside it', async () => {
  const root = path.join(photos.dataDir, 'root');
  const closed = path.join(root, 'closed');
  mkdirSync(closed, { recursive: true });
  writeFileSync(path.join(closed, 'a.jpg'), '');
  writeFileSync(path.join(root, 'unlisted.jpg'), '');
  const folder = photos.store.folders.insert(Buffer.from(root));
  const unlisted = [closed, path.join(root, 'unlisted.jpg')].map((entry) => ({
    path: Buffer.from(entry),
    reason: 'no',
  }));
  photos.store.unlisted.record(folder, [], unlisted);
  const [first] = photos.store.unlisted.page(0, 1).unlisted;
  expect(await indexing.retryUnlisted(library, [first?.id ?? 0, 99])).toEqual({ queued: 1 });
  await expect.poll(() => photos.store.unlisted.count()).toBe(0);
  expect(photos.store.photos.idOf(Buffer.from(path.join(closed, 'a.jpg')))).toBeDefined();
  expect(photos.store.photos.idOf(Buffer.from(path.join(root, 'unlisted.jpg')))).toBeDefined();
  expect(await indexing.retryUnlisted(library, undefined)).toEqual({ queued: 0 });
});

it('Indexing can not be begun, paused, resumed or cancelled in a reader', async () => {
  const reader = { ...library, indexer: null };
  const refused = expect.objectContaining({ kind: 'read-only' }) as Error;
  for (const request of [indexing.pause, indexing.resume]) expect(() => request(reader)).toThrow(refused);
  expect(() => indexing.retry(reader, undefined)).toThrow(refused);
  expect(() => indexing.rescan(reader, {})).toThrow(refused);
  await expect(indexing.retryUnlisted(reader, undefined)).rejects.toEqual(refused);
  await expect(indexing.cancel(reader)).rejects.toEqual(refused);
  await expect(indexing.indexFolders(reader, undefined, running)).rejects.toEqual(refused);
});
