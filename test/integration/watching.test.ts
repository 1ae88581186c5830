/**
 * A library that is watched, as `serve` and the desktop do: what happens in its folders shows in the results by
 * itself, and a folder that is not there loses nothing.
 */
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toPathBytes } from '../../electron/engine/files/path-bytes.ts';
import type { EngineApi, EngineEvent } from '../../electron/engine/api/engine-api.ts';
import { superviseEngine } from '../../electron/engine/processes/start-engine.ts';
import type { Supervisor } from '../../electron/engine/processes/supervisor.ts';
import type { Folder, Hit } from '../../shared/schemas.ts';
import { copySamples, samplePath } from '../support/photo-folders.ts';
import { likePhoto, words } from '../support/terms.ts';

/** A whole folder that comes or goes is noticed by the heartbeat, every 20 s. */
const DEADLINE = { timeout: 100_000, interval: 100 };

let home: string;
let photos: string;
let engine: Supervisor<EngineApi, EngineEvent>;

beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'sightline-watching-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));
beforeEach(async () => {
  const root = mkdtempSync(path.join(home, 'library-'));
  photos = path.join(root, 'photos');
  copySamples(photos, ['clock.jpg', 'tabby-cat.jpg', 'orange-dahlia.jpg']);
  engine = superviseEngine({ dataDir: path.join(root, 'data'), mode: 'writer', watch: true });
  await engine.api.folders.add({ path: toPathBytes(photos) });
  await expect.poll(names, DEADLINE).toEqual(['clock.jpg', 'orange-dahlia.jpg', 'tabby-cat.jpg']);
  await expect.poll(async () => (await engine.api.library.status({})).progress.phase, DEADLINE).toBe('idle');
});
afterEach(() => engine.stop());

const search = async (text: string): Promise<Hit[]> =>
  (await engine.api.search.query({ terms: words(text), limit: 100 })).hits;
/** What a search shows, by path below the folder, sorted. */
const names = async (): Promise<string[]> =>
  (await search('a photo')).map((hit) => path.relative(photos, hit.path)).sort();
const idOf = async (name: string): Promise<number | undefined> =>
  (await search('a photo')).find((hit) => hit.path === path.join(photos, name))?.id;
const folder = async (): Promise<Folder | undefined> => (await engine.api.folders.list({}))[0];

describe('in a watched folder', { timeout: 240_000 }, () => {
  it('A photo that is copied into a watched folder is found, one that is removed leaves', async () => {
    copyFileSync(samplePath('two-dogs-at-a-window.jpg'), path.join(photos, 'new.jpg'));
    await expect.poll(names, DEADLINE).toContain('new.jpg');
    expect((await search('two dogs at a window'))[0]?.path).toBe(path.join(photos, 'new.jpg'));

    rmSync(path.join(photos, 'new.jpg'));
    await expect.poll(names, DEADLINE).toEqual(['clock.jpg', 'orange-dahlia.jpg', 'tabby-cat.jpg']);
  });

  it('A photo in a new folder, and in one below that, is found', async () => {
    const deep = path.join(photos, 'trip', 'day 1');
    mkdirSync(deep, { recursive: true });
    copyFileSync(samplePath('pagoda-by-a-lake.jpg'), path.join(deep, 'pagoda.jpg'));
    await expect.poll(names, DEADLINE).toContain(path.join('trip', 'day 1', 'pagoda.jpg'));

    copyFileSync(samplePath('paint-brushes.jpg'), path.join(deep, 'brushes.jpg'));
    await expect.poll(names, DEADLINE).toContain(path.join('trip', 'day 1', 'brushes.jpg'));
    rmSync(path.join(photos, 'trip'), { recursive: true });
    await expect.poll(names, DEADLINE).toEqual(['clock.jpg', 'orange-dahlia.jpg', 'tabby-cat.jpg']);
  });

  it('A photo that is renamed or moved, or whose folder is, keeps its id and is not read again', async () => {
    const id = await idOf('clock.jpg');
    const { done } = (await engine.api.library.status({})).progress;
    renameSync(path.join(photos, 'clock.jpg'), path.join(photos, 'renamed.jpg'));
    await expect.poll(() => idOf('renamed.jpg'), DEADLINE).toBe(id);
    mkdirSync(path.join(photos, 'below'));
    renameSync(path.join(photos, 'renamed.jpg'), path.join(photos, 'below', 'moved.jpg'));
    await expect.poll(() => idOf(path.join('below', 'moved.jpg')), DEADLINE).toBe(id);
    renameSync(path.join(photos, 'below'), path.join(photos, 'elsewhere'));
    await expect.poll(() => idOf(path.join('elsewhere', 'moved.jpg')), DEADLINE).toBe(id);
    expect(await names()).toHaveLength(3);
    expect((await engine.api.library.status({})).progress.done).toBeLessThanOrEqual(done);
  });

  it('A photo that shows something else now is found by that, under its id', async () => {
    const id = await idOf('clock.jpg');
    const { path: before } = await engine.api.thumbnail({ id: id ?? 0, size: 'small' });
    expect(before).toMatch(/\.jpg$/);
    copyFileSync(samplePath('two-dogs-at-a-window.jpg'), path.join(photos, 'clock.jpg'));
    await expect.poll(async () => (await search('two dogs at a window'))[0]?.id, DEADLINE).toBe(id);
    expect((await search('a clock'))[0]?.id).not.toBe(id);
    const { hits } = await engine.api.search.query({
      terms: likePhoto((await idOf('tabby-cat.jpg')) ?? 0),
      limit: 9,
    });
    expect(hits).toHaveLength(2);
  });

  it('A photo that is written bit by bit ends as what it is when it is whole', async () => {
    const bytes = readFileSync(samplePath('bridge-cables.jpg'));
    const file = path.join(photos, 'slow.jpg');
    writeFileSync(file, '');
    const parts = 6;
    for (let part = 0; part < parts; part++) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      const size = Math.ceil(bytes.length / parts);
      appendFileSync(file, bytes.subarray(part * size, (part + 1) * size));
    }
    await expect.poll(names, DEADLINE).toContain('slow.jpg');
    await expect
      .poll(async () => engine.api.photos.get({ id: (await idOf('slow.jpg')) ?? 0 }), DEADLINE)
      .toMatchObject({ state: 'done', reason: null, bytes: bytes.length });
    expect((await engine.api.library.status({})).photos.failed).toBe(0);
  });
});

describe('a folder', { timeout: 240_000 }, () => {
  it(
    'A folder that is renamed away is unavailable, keeps its photos, and comes back',
    { timeout: 240_000 },
    async () => {
      const ids = await Promise.all(['clock.jpg', 'tabby-cat.jpg'].map(idOf));
      renameSync(photos, `${photos} away`);
      await expect.poll(folder, DEADLINE).toMatchObject({
        state: 'unavailable',
        reason: 'the folder does not exist (moved, renamed or not mounted)',
        photos: { done: 3 },
      });
      expect(await names()).toHaveLength(3);

      renameSync(`${photos} away`, photos);
      copyFileSync(samplePath('paint-brushes.jpg'), path.join(photos, 'brushes.jpg'));
      await expect.poll(folder, DEADLINE).toMatchObject({ state: 'ready', reason: null });
      expect(await Promise.all(['clock.jpg', 'tabby-cat.jpg'].map(idOf))).toEqual(ids);
      await expect.poll(names, DEADLINE).toContain('brushes.jpg');
      // And it is watched again.
      copyFileSync(samplePath('pagoda-by-a-lake.jpg'), path.join(photos, 'pagoda.jpg'));
      await expect.poll(names, DEADLINE).toContain('pagoda.jpg');
    },
  );

  it('A folder that is away for less than a heartbeat, and missed by a scan, comes back and is watched', async () => {
    renameSync(photos, `${photos} away`);
    await engine.api.folders.rescan({});
    await expect.poll(folder, { interval: 10, timeout: 20_000 }).toMatchObject({ state: 'unavailable' });
    renameSync(`${photos} away`, photos);
    await expect.poll(folder, DEADLINE).toMatchObject({ state: 'ready', reason: null });
    copyFileSync(samplePath('pagoda-by-a-lake.jpg'), path.join(photos, 'pagoda.jpg'));
    await expect.poll(names, DEADLINE).toContain('pagoda.jpg');
  });

  it('A folder that is emptied is unavailable and keeps its photos, until there is something in it', async () => {
    for (const name of ['clock.jpg', 'orange-dahlia.jpg', 'tabby-cat.jpg']) rmSync(path.join(photos, name));
    await expect.poll(folder, DEADLINE).toMatchObject({
      state: 'unavailable',
      reason: 'the folder is empty but had 3 photos; is its disk mounted?',
      photos: { done: 3 },
    });
    expect(await names()).toHaveLength(3);
    copyFileSync(samplePath('paint-brushes.jpg'), path.join(photos, 'brushes.jpg'));
    await expect.poll(names, DEADLINE).toEqual(['brushes.jpg']);
    expect(await folder()).toMatchObject({ state: 'ready', reason: null });
  });
});

describe('in a library that is not watched', { timeout: 240_000 }, () => {
  it('A look at some directories of a library that is not watched finds what changed there, and nothing else', async () => {
    await engine.stop();
    engine = superviseEngine({ dataDir: path.join(path.dirname(photos), 'data'), mode: 'writer' });
    copySamples(path.join(photos, 'inner'), ['clock.jpg', 'tabby-cat.jpg']);
    await engine.api.index({});
    for (const name of ['clock.jpg', 'inner/clock.jpg']) rmSync(path.join(photos, name));
    const directories = [photos, path.dirname(photos), path.join(photos, 'not there')].map(toPathBytes);
    await engine.api.folders.rescan({ directories });
    await expect
      .poll(names, DEADLINE)
      .toEqual(['inner/clock.jpg', 'inner/tabby-cat.jpg', 'orange-dahlia.jpg', 'tabby-cat.jpg']);
    await engine.api.folders.rescan({ directories: [toPathBytes(path.join(photos, 'inner'))] });
    await expect.poll(names, DEADLINE).toEqual(['inner/tabby-cat.jpg', 'orange-dahlia.jpg', 'tabby-cat.jpg']);
  });
});
