/** The comparison of models through the engine of an open library: figures, reasons, stopping, nothing added. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngineApi, EngineEvent } from '../../electron/engine/api/engine-api.ts';
import { toPathBytes } from '../../electron/engine/files/path-bytes.ts';
import { superviseEngine } from '../../electron/engine/processes/start-engine.ts';
import type { Supervisor } from '../../electron/engine/processes/supervisor.ts';
import type { Comparison, ComparisonInput } from '../../shared/schemas.ts';
import { writeTinyClip } from '../support/onnx/model-folders.ts';
import { samplePath, writeVariants } from '../support/photo-folders.ts';
import { words } from '../support/terms.ts';

const SORTED: readonly (readonly [file: string, label: string])[] = [
  ['tabby-cat.jpg', 'cat'],
  ['two-dogs-at-a-window.jpg', 'two_dogs'],
  ['clock.jpg', 'clock'],
];

let home: string;
let photos: string;
let engine: Supervisor<EngineApi, EngineEvent>;
let folderId: number;
beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'sightline-comparison-'));
  photos = path.join(home, 'photos');
  for (const [file, label] of SORTED) {
    mkdirSync(path.join(photos, label), { recursive: true });
    copyFileSync(samplePath(file), path.join(photos, label, file));
  }
});
afterAll(() => rmSync(home, { recursive: true, force: true }));
beforeAll(async () => {
  const dataDir = path.join(home, 'data');
  const installed = path.join(dataDir, 'models', 'tiny');
  await writeTinyClip(installed);
  writeFileSync(path.join(installed, 'sightline-model.json'), '{}');
  engine = superviseEngine({ dataDir, mode: 'writer' });
  await engine.start();
  ({ id: folderId } = await engine.api.folders.add({ path: toPathBytes(photos) }));
  await engine.api.index({});
});
afterAll(() => engine.stop());

const input = (change: Partial<ComparisonInput>): ComparisonInput => ({
  models: ['starter'],
  folderId,
  labels: false,
  queries: [],
  ...change,
});

async function finished(): Promise<Comparison> {
  await expect
    .poll(async () => (await engine.api.comparison.state({})).state, { timeout: 60_000 })
    .not.toBe('running');
  return engine.api.comparison.state({});
}

describe('a comparison', { timeout: 120_000 }, () => {
  it('A comparison gives each model its figures and its answers, or its reason, and says how far it is', async () => {
    const states: Comparison[] = [];
    engine.onEvent((event) => {
      if (event.type === 'comparison') states.push(event.comparison);
    });
    const captions = [
      'file,caption',
      'cat/tabby-cat.jpg,a tabby cat',
      'clock.jpg,a clock',
      'gone.jpg,not there',
    ].join('\n');
    const models = ['starter', 'tiny', 'missing'];
    const started = await engine.api.comparison.start(
      input({ models, labels: true, captions, queries: ['two dogs'] }),
    );
    expect(started).toMatchObject({
      state: 'running',
      models,
      usedPhotos: 3,
      folderPhotos: 3,
      unknownFiles: 1,
    });
    await expect(engine.api.comparison.start(input({ labels: true }))).rejects.toMatchObject({
      kind: 'unavailable',
    });
    const { state, results } = await finished();
    expect(state).toBe('done');
    const [starter, tiny, missing] = results;
    expect(starter).toMatchObject({
      name: 'starter',
      error: null,
      dimensions: 512,
      photos: 3,
      failed: 0,
      captions: { count: 2, recallAt1: 1, medianRank: 1 },
      zeroShot: { accuracy: 1 },
    });
    expect(starter?.speed?.imagesPerSecond).toBeGreaterThan(0);
    const [best] = starter?.answers[0]?.photoIds ?? [];
    expect((await engine.api.photos.get({ id: best! })).path).toContain('two-dogs-at-a-window.jpg');
    expect(starter?.answers[0]?.photoIds).toHaveLength(3);
    expect(tiny).toMatchObject({ error: null, dimensions: 32, photos: 3, captions: { count: 2 } });
    expect(missing).toMatchObject({ dimensions: null, captions: null, speed: null });
    expect(missing?.error).toContain('missing');
    expect(states.map(({ current }) => current)).toEqual(expect.arrayContaining(models));
  });

  it('A comparison leaves the library as it was, and searches go on meanwhile', async () => {
    await engine.api.comparison.start(input({ models: ['tiny'], labels: true }));
    const { hits } = await engine.api.search.query({ terms: words('a clock'), limit: 1 });
    expect(hits[0]?.path).toContain('clock.jpg');
    await finished();
    const status = await engine.api.library.status({});
    expect(status.folders.map(({ path: shown }) => shown)).toEqual([photos]);
    expect(status).toMatchObject({ model: { id: 'sightline-starter' }, photos: { done: 3, pending: 0 } });
  });

  it('A comparison that is stopped ends soon, and another can be started', async () => {
    const many = path.join(home, 'many');
    writeVariants(path.join(many, 'cat'), 150);
    writeVariants(path.join(many, 'dog'), 151);
    const { id } = await engine.api.folders.add({ path: toPathBytes(many) });
    await engine.api.index({ folderIds: [id] });
    await engine.api.comparison.start(input({ models: ['tiny', 'starter'], folderId: id, labels: true }));
    await engine.api.comparison.cancel({});
    expect(await engine.api.comparison.state({})).toMatchObject({ state: 'cancelled', current: null });
    await engine.api.comparison.start(input({ labels: true }));
    expect((await finished()).state).toBe('done');
  });

  it.each([
    ['no folder', { folderId: 99, labels: true }, 'not-found', 'expected a folder of the library'],
    ['no such columns', { captions: 'a,b\n1,2' }, 'invalid-input', 'expected the columns file and caption'],
    ['no CSV', { captions: 'file,"caption\nx' }, 'invalid-input', 'expected CSV'],
    [
      'captions of other photos',
      { captions: 'file,caption\nx.jpg,y' },
      'invalid-input',
      'none whose file is there',
    ],
  ])('A comparison with %s is refused', async (_what, change, kind, message) => {
    await expect(engine.api.comparison.start(input(change))).rejects.toMatchObject({
      kind,
      message: expect.stringContaining(message) as unknown as string,
    });
    expect((await engine.api.comparison.state({})).state).not.toBe('running');
  });
});
