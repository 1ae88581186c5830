/**
 * What a person keeps of photos, through a real engine on real files: it is there after a restart, follows files that are
 * moved or changed, and the listing shows it.
 */
import { copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { toPathBytes } from '../../electron/engine/files/path-bytes.ts';
import type { EngineApi, EngineEvent } from '../../electron/engine/api/engine-api.ts';
import type { Service } from '../../electron/engine/processes/wire.ts';
import { startEngine } from '../../electron/engine/processes/start-engine.ts';
import { copySamples, samplePath } from '../support/photo-folders.ts';
import { temporaryDirectory } from '../support/temporary.ts';
import { words } from '../support/terms.ts';

const NAMES = ['clock.jpg', 'orange-dahlia.jpg', 'tabby-cat.jpg'];
const everything = { sort: 'path', limit: 100 } as const;

let photos: string;
let dataDir: string;
let engine: Service<EngineApi, EngineEvent>;
let events: EngineEvent[];

beforeEach(async () => {
  const root = await temporaryDirectory();
  photos = path.join(root, 'photos');
  dataDir = path.join(root, 'data');
  copySamples(photos, NAMES);
  await start();
  await engine.api.folders.add({ path: toPathBytes(photos) });
  await engine.api.index({});
});
afterEach(() => engine.stop());

async function start(): Promise<void> {
  events = [];
  engine = await startEngine();
  engine.onEvent((event) => events.push(event));
  await engine.api.open({ dataDir, mode: 'writer' });
}

/** Ids and flags of the listing. */
async function listed(filter = {}): Promise<{ id: number; flags: number }[]> {
  const { columns, count } = await engine.api.photos.index({ ...everything, filter });
  const bytes = new DataView(Uint8Array.from(columns).buffer);
  return Array.from({ length: count }, (_, row) => ({
    id: bytes.getUint32(row * 4, true),
    flags: bytes.getUint8(count * 12 + row),
  }));
}

it(
  'What a person organised is kept over a restart, and follows files that are moved, replaced, or leave',
  { timeout: 240_000 },
  async () => {
    const ids = (await listed()).map(({ id }) => id);
    expect((await engine.api.photos.summaries({ ids: [...ids, 999] })).map(({ name }) => name)).toEqual(
      NAMES,
    );
    const [clock, dahlia, cat] = ids as [number, number, number];

    const marked = await engine.api.photos.mark({
      selection: { ids: [clock, cat] },
      favourite: true,
      rating: 4,
    });
    const album = await engine.api.albums.create({ name: 'Cats', selection: { ids: [cat, dahlia] } });
    await expect.poll(() => events.filter(({ type }) => type === 'organised')).toHaveLength(2);
    expect(marked.changed).toBe(2);
    await engine.api.searches.save({
      name: 'cats',
      question: {
        terms: [{ kind: 'text', text: 'a cat', weight: 1 }],
        filter: { albumId: album.id },
        sort: 'newest',
      },
    });
    await engine.api.search.remember({ text: 'tabby cat' });
    const found = await engine.api.search.query({
      terms: words('a cat'),
      limit: 10,
      filter: { albumId: album.id },
    });
    expect(found.hits.map(({ id }) => id).sort()).toEqual([dahlia, cat].sort());
    expect(found.hits[0]).toMatchObject({ id: cat, favourite: true, rating: 4 });

    await engine.stop();
    // Moved into a new directory, replaced by another picture, and removed, while nobody looks.
    mkdirSync(path.join(photos, 'cats'));
    renameSync(path.join(photos, 'tabby-cat.jpg'), path.join(photos, 'cats', 'tabby.jpg'));
    copyFileSync(samplePath('bridge-cables.jpg'), path.join(photos, 'clock.jpg'));
    rmSync(path.join(photos, 'orange-dahlia.jpg'));
    await start();
    // Undoing is for what was done since the library was opened.
    await expect(engine.api.library.undo({ token: marked.undo! })).rejects.toMatchObject({
      kind: 'not-found',
    });
    await engine.api.index({});

    expect(await listed()).toEqual([
      { id: cat, flags: 0b1001 },
      { id: clock, flags: 0b1001 },
    ]);
    expect(await engine.api.albums.list({})).toMatchObject([{ id: album.id, photos: 1, coverId: cat }]);
    expect(await engine.api.searches.list({})).toMatchObject([{ name: 'cats' }]);
    expect(await engine.api.search.suggest({ text: 'cat', limit: 9 })).toMatchObject([
      { kind: 'search', text: 'cats' },
      { kind: 'album', text: 'Cats' },
      { kind: 'history', text: 'tabby cat' },
    ]);
    expect(await engine.api.photos.get({ id: clock })).toMatchObject({ favourite: true, rating: 4 });

    const [top] = await engine.api.library.tree({});
    expect(top).toMatchObject({ name: 'photos', photos: 2, hasChildren: true });
    const [cats] = await engine.api.library.tree({ id: top!.id });
    expect(cats).toMatchObject({ name: 'cats', photos: 1, hasChildren: false });
    expect(await listed({ directoryId: cats!.id })).toEqual([{ id: cat, flags: 0b1001 }]);
    const inside = await engine.api.search.query({
      terms: words('a bridge'),
      limit: 10,
      filter: { directoryId: cats!.id },
    });
    expect(inside.hits.map(({ id }) => id)).toEqual([cat]);
    expect(await engine.api.library.facets({})).toMatchObject({
      types: [{ type: 'jpeg', count: 2 }],
      favourites: 2,
      rated: 2,
    });

    const cleared = await engine.api.photos.mark({ selection: { filter: {}, except: [cat] }, rating: 0 });
    expect(await listed({ ratingFrom: 1 })).toEqual([{ id: cat, flags: 0b1001 }]);
    await engine.api.library.undo({ token: cleared.undo! });
    expect(await listed({ ratingFrom: 1 })).toHaveLength(2);
    await engine.api.thumbnail({ id: cat, size: 'small' });
    const before = await engine.api.library.storage({});
    expect(before.thumbnails).toBeGreaterThan(0);
    expect(before.database).toBeGreaterThan(0);
    await engine.api.library.clearThumbnails({});
    expect((await engine.api.library.storage({})).thumbnails).toBe(0);
  },
);

it(
  'What a person organised can be looked at, not changed, by a process that only reads',
  { timeout: 240_000 },
  async () => {
    const [first] = await listed();
    await engine.api.photos.mark({ selection: { ids: [first!.id] }, favourite: true });
    const reader = await startEngine();
    try {
      await reader.api.open({ dataDir, mode: 'reader' });
      const { total } = await reader.api.photos.index({ ...everything, filter: { favourite: true } });
      expect(total).toBe(1);
      const refused = { kind: 'read-only' };
      const selection = { ids: [first!.id] };
      await expect(reader.api.photos.mark({ selection, rating: 1 })).rejects.toMatchObject(refused);
      await expect(reader.api.albums.create({ name: 'x' })).rejects.toMatchObject(refused);
      await expect(reader.api.search.remember({ text: 'x' })).rejects.toMatchObject(refused);
    } finally {
      await reader.stop();
    }
  },
);

it('What a person organised comes back with photos from the trash, even with the last ones of a folder', async () => {
  const ids = (await listed()).map(({ id }) => id);
  await engine.api.photos.mark({ selection: { ids: [ids[0] ?? 0] }, favourite: true });
  const away = path.join(path.dirname(photos), 'trash');
  mkdirSync(away);
  for (const name of NAMES.slice(1)) renameSync(path.join(photos, name), path.join(away, name));
  // What is still there stays.
  expect(await engine.api.photosGone({ ids: [...ids, 999] })).toEqual({ removed: 2 });
  expect((await listed()).map(({ id }) => id)).toEqual(ids.slice(0, 1));
  renameSync(path.join(photos, NAMES[0] ?? ''), path.join(away, NAMES[0] ?? ''));
  expect(await engine.api.photosGone({ ids })).toEqual({ removed: 1 });
  expect(await listed()).toEqual([]);
  await engine.api.index({});
  expect(await engine.api.folders.list({})).toMatchObject([{ state: 'ready', photos: { done: 0 } }]);

  for (const name of NAMES) renameSync(path.join(away, name), path.join(photos, name));
  events = [];
  await engine.api.index({});
  expect(events).toContainEqual({ type: 'organised', topics: ['marks', 'albums', 'tags'] });
  const back = await listed({ favourite: true });
  expect(await engine.api.photos.summaries({ ids: back.map(({ id }) => id) })).toMatchObject([
    { name: NAMES[0] },
  ]);
});

it(
  'What a person organised belongs to the bytes: copies share it, and they keep it on another disk',
  { timeout: 240_000 },
  async () => {
    const idOf = async (name: string): Promise<number> => {
      const ids = (await listed()).map(({ id }) => id);
      const summaries = await engine.api.photos.summaries({ ids });
      return summaries.find((photo) => photo.path.endsWith(name))?.id ?? 0;
    };
    const tagsOf = async (name: string): Promise<string[]> =>
      (await engine.api.photos.get({ id: await idOf(name) })).tags.map((tag) => tag.name);
    const cat = await idOf('tabby-cat.jpg');
    await engine.api.tags.assign({ selection: { ids: [cat] }, names: ['our cat'] });
    await engine.api.photos.mark({ selection: { ids: [cat] }, rating: 4 });

    copyFileSync(samplePath('tabby-cat.jpg'), path.join(photos, 'copy.jpg'));
    expect(await engine.api.index({})).toMatchObject({ done: 1 });
    expect(await tagsOf('copy.jpg')).toEqual(['our cat']);
    // Given to one, it is given to both, and counts are counts of files.
    const given = await engine.api.tags.assign({
      selection: { ids: [await idOf('copy.jpg')] },
      names: ['sofa'],
    });
    expect(given.changed).toBe(2);
    expect(await tagsOf('tabby-cat.jpg')).toEqual(['our cat', 'sofa']);
    const near = await engine.api.search.query({ terms: words('a tabby cat'), limit: 10 });
    expect(near.hits.slice(0, 2).map(({ cosine }) => cosine)).toEqual([
      near.hits[0]?.cosine,
      near.hits[0]?.cosine,
    ]);

    // Copied to another disk, where the copy has another name and time; then the old folder goes.
    const other = path.join(path.dirname(photos), 'other disk');
    mkdirSync(other);
    copyFileSync(samplePath('tabby-cat.jpg'), path.join(other, 'renamed.jpg'));
    rmSync(photos, { recursive: true });
    const [old] = await engine.api.folders.list({});
    await engine.api.folders.remove({ id: old!.id });
    expect(await listed()).toEqual([]);
    await engine.api.folders.add({ path: toPathBytes(other) });
    await engine.api.index({});
    expect(await tagsOf('renamed.jpg')).toEqual(['our cat', 'sofa']);
    expect(await listed({ ratingFrom: 4 })).toHaveLength(1);
  },
);

it('Copies that were organised differently are joined when they meet, which can be undone', async () => {
  const [clock, dahlia] = (await listed()).map(({ id }) => id) as [number, number, number];
  await engine.api.photos.mark({ selection: { ids: [clock] }, rating: 2 });
  await engine.api.tags.assign({ selection: { ids: [dahlia] }, names: ['garden'] });
  events = [];
  copyFileSync(samplePath('clock.jpg'), path.join(photos, 'orange-dahlia.jpg'));
  await engine.api.index({});
  const both = [
    { id: clock, rating: 2, tags: [{ name: 'garden' }] },
    { id: dahlia, rating: 2, tags: [{ name: 'garden' }] },
  ];
  expect(await Promise.all([clock, dahlia].map((id) => engine.api.photos.get({ id })))).toMatchObject(both);
  const joined = events.flatMap((event) => (event.type === 'joined' ? [event] : []));
  expect(joined).toMatchObject([{ photos: 2, undo: expect.any(String) as string }]);
  await engine.api.library.undo({ token: joined[0]!.undo! });
  expect(await engine.api.photos.get({ id: clock })).toMatchObject({ rating: 2, tags: [] });
  expect(await engine.api.photos.get({ id: dahlia })).toMatchObject({
    rating: 0,
    tags: [{ name: 'garden' }],
  });
});
