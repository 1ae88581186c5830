/** Tagging runs in a real engine process: honest about what fits no label, killed and gone on with, beside searches. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toPathBytes } from '../../electron/engine/files/path-bytes.ts';
import type { EngineApi, EngineEvent } from '../../electron/engine/api/engine-api.ts';
import type { Service } from '../../electron/engine/processes/wire.ts';
import { startEngine } from '../../electron/engine/processes/start-engine.ts';
import type { TaggingRun } from '../../shared/schemas.ts';
import { copySamples, fingerprint, samplePath } from '../support/photo-folders.ts';
import { temporaryDirectory } from '../support/temporary.ts';
import { makeVectorLibrary } from '../support/vector-library.ts';
import { likeImage, words } from '../support/terms.ts';

type Engine = Service<EngineApi, EngineEvent>;

let home: string;
let dataDir: string;
let engine: Engine;
let events: EngineEvent[];

beforeEach(async () => {
  home = await temporaryDirectory();
  dataDir = path.join(home, 'data');
});
afterEach(() => engine.stop());

async function open(mode: 'writer' | 'reader' = 'writer'): Promise<Engine['api']> {
  engine = await startEngine();
  events = [];
  engine.onEvent((event) => events.push(event));
  await engine.api.open({ dataDir, mode });
  return engine.api;
}

/** Resolves with the run when it is as wanted; events say when to look again. */
function runUntil(id: number, wanted: (run: TaggingRun) => boolean): Promise<TaggingRun> {
  const { api } = engine;
  return new Promise((resolve, reject) => {
    const look = async (): Promise<void> => {
      const run = (await api.tagging.runs({})).find((each) => each.id === id);
      if (!run || !wanted(run)) return;
      unsubscribe();
      resolve(run);
    };
    const unsubscribe = engine.onEvent((event) => {
      if (event.type === 'run') look().catch(reject);
    });
    look().catch(reject);
  });
}
const done = (run: TaggingRun): boolean => run.state === 'done';

const SAMPLE_LABELS = ['a cat', 'a dog', 'a flower', 'a mountain', 'an invoice'];

describe('a run over photos', () => {
  let api: Engine['api'];
  let run: TaggingRun;

  beforeEach(async () => {
    copySamples(path.join(home, 'photos'));
    api = await open();
    await api.folders.add({ path: toPathBytes(path.join(home, 'photos')) });
    await api.index({});
    const started = await api.tagging.start({ labels: SAMPLE_LABELS, selection: { filter: {} } });
    expect(started).toMatchObject({ state: 'running', total: 23, name: SAMPLE_LABELS.join(', ') });
    run = await runUntil(started.id, done);
  });
  const namesOf = async (label: string | null): Promise<string[]> =>
    (await api.tagging.proposals({ runId: run.id, label, limit: 100 })).proposals.map((each) =>
      path.basename(each.path),
    );

  it('A tagging run proposes what is there, and says none of these of the rest, as classify does', async () => {
    expect(run).toMatchObject({ done: 23, error: null });
    expect(await namesOf('a cat')).toEqual(['tabby-cat.jpg']);
    expect(await namesOf('a dog')).toEqual(['two-dogs-at-a-window.jpg']);
    expect((await namesOf('a mountain')).slice(0, 2).sort()).toEqual([
      'autumn-mountain-meadow.jpg',
      'mountain-trail-with-snow.jpg',
    ]);
    const none = await namesOf(null);
    expect(none).toEqual(expect.arrayContaining(['clock.jpg', 'cup-of-coffee.jpg', 'ancient-coins.jpg']));
    const files = await api.classify({ folderId: 1, labels: SAMPLE_LABELS });
    const ofClassify = files.results
      .filter(({ label }) => label === null)
      .map((each) => path.basename(each.path));
    expect(none.toSorted()).toEqual(ofClassify.toSorted());
    const groups = await api.tagging.groups({ id: run.id });
    expect(groups.map(({ label }) => label)).toEqual([...SAMPLE_LABELS, null]);
    expect(groups.reduce((sum, { proposed }) => sum + proposed, 0)).toBe(23);
    expect(groups.at(-1)?.proposed).toBe(none.length);
  });

  it('A tagging run gives tags that filter searches, can be undone, and come out of an export as they are', async () => {
    const before = fingerprint(path.join(home, 'photos'));
    const accepted = await api.tagging.acceptAbove({ runId: run.id, label: 'a flower', strength: 0.6 });
    expect(accepted.changed).toBeGreaterThan(0);
    await api.tags.assign({ selection: { filter: {} }, names: ['=SUM(A1)'] });
    const [flower] = (await api.tags.list({})).filter(({ name }) => name === 'a flower');
    expect(flower?.photos).toBe(accepted.changed);
    const found = await api.search.query({
      terms: words('a plant'),
      filter: { tagIds: [flower!.id] },
      limit: 50,
    });
    expect(found.searched).toBe(accepted.changed);
    const { text: csv, next } = await api.tags.export({ format: 'csv' });
    expect(next).toBeNull();
    const rows = parse<Record<string, string>>(csv, { columns: true });
    expect(rows).toHaveLength(23 + accepted.changed);
    const json = JSON.parse(
      (await api.tags.export({ format: 'json', filter: { tagIds: [flower!.id] } })).text,
    ) as {
      path: string;
      tags: { tag: string; source: string; strength: number | null; model: string | null }[];
    }[];
    expect(json.map((photo) => photo.path).toSorted()).toEqual(found.hits.map((hit) => hit.path).toSorted());
    const { proposals } = await api.tagging.proposals({
      runId: run.id,
      label: 'a flower',
      decision: 'accepted',
      limit: 50,
    });
    for (const photo of json) {
      const proposal = proposals.find((each) => each.path === photo.path);
      expect(photo.tags).toMatchObject([
        { tag: '=SUM(A1)', source: 'person', strength: null, model: null },
        { tag: 'a flower', source: 'model', strength: proposal?.strength },
      ]);
      expect(photo.tags[1]?.model).toMatch(/^sightline-starter@/);
      expect(rows).toContainEqual(
        expect.objectContaining({ path: photo.path, tag: "'=SUM(A1)", source: 'person' }),
      );
    }
    await api.library.undo({ token: accepted.undo! });
    expect((await api.tags.list({})).map(({ name }) => name)).toEqual(['=SUM(A1)']);
    expect(fingerprint(path.join(home, 'photos'))).toEqual(before);
  });

  it('A tagging run is listed with those that indexed, and forgotten with them while its proposals stay', async () => {
    const runs = await api.activity.list({});
    expect(runs).toMatchObject([
      {
        id: run.id,
        kind: 'tag',
        state: 'done',
        done: 23,
        total: 23,
        canPause: false,
        canCancel: false,
      },
      { kind: 'index', state: 'done', done: 23, failed: 0, total: 23 },
    ]);
    const told = events.flatMap((event) => (event.type === 'run' ? [event.run] : []));
    expect(new Set(told.map(({ id }) => id))).toEqual(new Set(runs.map(({ id }) => id)));
    expect(told.filter(({ kind }) => kind === 'index').at(-1)).toMatchObject({ state: 'done' });
    await api.activity.clear({});
    expect(await api.activity.list({})).toEqual([]);
    expect(await api.tagging.runs({})).toHaveLength(1);
    await expect(api.tagging.pause({ id: run.id })).rejects.toMatchObject({ kind: 'invalid-input' });
    const indexed = runs.find(({ kind }) => kind === 'index');
    await expect(api.tagging.pause({ id: indexed!.id })).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('A search takes a part of a photo as a query, and does not find the photo itself', async () => {
    const [dogs] = (await api.search.query({ terms: words('two dogs'), limit: 1 })).hits;
    const region = { x: 0.1, y: 0.1, width: 0.8, height: 0.8 };
    const { imageId } = await api.search.region({ photoId: dogs!.id, region });
    const { hits } = await api.search.query({ terms: likeImage(imageId), limit: 50 });
    expect(hits).toHaveLength(22);
    expect(hits.map(({ id }) => id)).not.toContain(dogs!.id);
    const sameFile = await api.search.uploadImage({
      path: toPathBytes(samplePath(path.basename(dogs!.path))),
    });
    const { hits: whole } = await api.search.query({ terms: likeImage(sameFile.imageId), limit: 1 });
    expect(whole[0]?.id).toBe(dogs!.id);
    await expect(api.search.region({ photoId: 999, region })).rejects.toMatchObject({ kind: 'not-found' });
    const { groups } = await api.photos.metadata({ id: dogs!.id });
    expect(groups[0]).toMatchObject({ name: 'Image' });
  });
});

describe('a long run', () => {
  // Many labels in few words: begun soon, and long enough under way to be stopped.
  const LABELS = Array.from({ length: 300 }, (_, index) => `thing ${index}`);
  const TEMPLATES = ['{}'];
  const COUNT = 20_000;

  const listed = async (id: number) => (await engine.api.activity.list({})).find((run) => run.id === id)!;

  it('A long tagging run continues after its engine was killed, with nothing lost and nothing twice', async () => {
    await makeVectorLibrary(dataDir, COUNT);
    let api = await open();
    const { id } = await api.tagging.start({
      name: 'All',
      labels: LABELS,
      templates: TEMPLATES,
      selection: { filter: {} },
    });
    const before = await runUntil(id, (run) => run.done > 0);
    expect(before.done).toBeLessThan(COUNT);
    process.kill(engine.pid, 'SIGKILL');
    await engine.exited;

    api = await open('reader');
    const left = (await api.tagging.runs({})).find((run) => run.id === id)!;
    expect(left).toMatchObject({ state: 'running', total: COUNT });
    expect(left.done).toBeGreaterThanOrEqual(before.done);
    expect(left.done).toBeLessThan(COUNT);
    await engine.stop();

    api = await open();
    const run = await runUntil(id, done);
    expect(run).toMatchObject({ done: COUNT, total: COUNT });
    const groups = await api.tagging.groups({ id });
    expect(groups.reduce((sum, { proposed }) => sum + proposed, 0)).toBe(COUNT);
    // The same photos again and again: whatever was found before the kill is what is found after it.
    for (const { proposed } of groups) expect(proposed % (COUNT / 1_000)).toBe(0);
  });

  it('A long tagging run pauses, resumes, and is cancelled; searches are answered meanwhile', async () => {
    await makeVectorLibrary(dataDir, COUNT);
    const api = await open();
    const { id } = await api.tagging.start({
      name: 'All',
      labels: LABELS,
      templates: TEMPLATES,
      selection: { filter: {} },
    });
    await runUntil(id, (run) => run.done > 0);
    await api.tagging.pause({ id });
    const paused = await listed(id);
    expect(paused).toMatchObject({ state: 'paused', canPause: false, canCancel: true, name: 'All' });
    expect(paused.done).toBeLessThan(COUNT);
    await api.search.query({ terms: words('a cat'), limit: 5 });
    expect((await listed(id)).done - paused.done).toBeLessThan(1_000);
    await api.tagging.resume({ id });
    await runUntil(id, (run) => run.done > paused.done + 300);
    const found = await api.search.query({ terms: words('a beach'), limit: 5 });
    expect(found.hits).toHaveLength(5);
    await api.tagging.cancel({ id });
    const cancelled = await listed(id);
    expect(cancelled).toMatchObject({ state: 'cancelled', total: COUNT });
    expect(cancelled.endedAt).not.toBeNull();
    await api.tagging.remove({ id });
    expect(await api.tagging.runs({})).toEqual([]);
  });
});

it('A tagging run waits for photos that are still to be indexed, says so, and does without those that fail', async () => {
  const photos = path.join(home, 'photos');
  copySamples(photos, ['tabby-cat.jpg', 'clock.jpg']);
  writeFileSync(path.join(photos, 'broken.jpg'), 'no photo');
  const api = await open();
  await api.folders.add({ path: toPathBytes(photos) });
  await api.indexing.pause({});
  const indexing = api.index({});
  await expect.poll(async () => (await api.library.status({})).photos.pending, { timeout: 20_000 }).toBe(3);
  const { id } = await api.tagging.start({ labels: ['a cat', 'a dog'], selection: { ids: [1, 2, 3] } });
  const waiting = await runUntil(id, (run) => run.error !== null);
  expect(waiting).toMatchObject({
    state: 'running',
    done: 0,
    total: 3,
    error: 'waiting for 3 photos that are still to be indexed',
  });
  const [indexRun] = (await api.activity.list({})).filter(({ kind }) => kind === 'index');
  expect(indexRun).toMatchObject({ state: 'paused', total: 3, canPause: false, canCancel: true });
  await api.indexing.resume({});
  expect(await indexing).toMatchObject({ done: 2, failed: 1 });
  expect(await runUntil(id, done)).toMatchObject({ done: 2, total: 2, error: null });
  expect((await api.tagging.proposals({ runId: id, label: 'a cat', limit: 9 })).proposals).toHaveLength(1);
  expect((await api.tagging.proposals({ runId: id, label: null, limit: 9 })).proposals).toHaveLength(1);
});

it('A tagging run does without the photos of a folder that is removed while it waits for them', async () => {
  const photos = path.join(home, 'photos');
  copySamples(photos, ['tabby-cat.jpg', 'clock.jpg']);
  const api = await open();
  const folder = await api.folders.add({ path: toPathBytes(photos) });
  await api.indexing.pause({});
  const indexing = api.index({});
  await expect.poll(async () => (await api.library.status({})).photos.pending, { timeout: 20_000 }).toBe(2);
  const { id } = await api.tagging.start({ labels: ['a cat'], selection: { ids: [1, 2] } });
  await runUntil(id, (run) => run.error !== null);
  await api.folders.remove({ id: folder.id });
  expect(await runUntil(id, done)).toMatchObject({ done: 0, total: 0, error: null });
  await api.indexing.resume({});
  expect(await indexing).toMatchObject({ done: 0 });
});

it('Tagging refuses a run without labels or photos, and one in a process that only reads', async () => {
  await makeVectorLibrary(dataDir, 3);
  let api = await open();
  const start = (labels: string[], ids: number[]) => api.tagging.start({ labels, selection: { ids } });
  await expect(start([' '], [1])).rejects.toMatchObject({ kind: 'invalid-input' });
  await expect(start(['x'], [99])).rejects.toMatchObject({ kind: 'invalid-input' });
  await engine.stop();
  api = await open('reader');
  await expect(start(['x'], [1])).rejects.toMatchObject({ kind: 'read-only' });
});
