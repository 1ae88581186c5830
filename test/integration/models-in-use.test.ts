/** Changes of model and of what models have made, while other things go on: another command, a tagging run, a kill. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { toPathBytes } from '../../electron/engine/files/path-bytes.ts';
import { openStore } from '../../electron/engine/store/store.ts';
import { LibrarySession } from '../../electron/host/library-session.ts';
import { openSettings, settingsFile } from '../../electron/host/settings-file.ts';
import type { LibraryModel, SpaceRow, TaggingRun } from '../../shared/schemas.ts';
import { writeTinyClip } from '../support/onnx/model-folders.ts';
import { writeVariants } from '../support/photo-folders.ts';
import { markProcesses } from '../support/processes.ts';
import { runCli, startCli } from '../support/run-cli.ts';
import { makeVectorLibrary } from '../support/vector-library.ts';

const STARTER = 'sightline-starter';
const PHOTOS = 60;
const VECTORS = 12_000;
const WAIT = { timeout: 60_000, interval: 50 };

let home: string;
let clip: string;
let session: LibrarySession | undefined;
beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'sightline-in-use-'));
  clip = path.join(home, 'clip');
  await writeTinyClip(clip);
});
afterEach(async () => {
  await session?.stop();
  session = undefined;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

it('A model chosen while Sightline runs changes nothing in a command, and what is under way with the former in the app', async () => {
  const dataDir = path.join(home, 'running');
  writeVariants(path.join(home, 'photos'), PHOTOS);
  const settings = await openSettings(settingsFile(dataDir));
  session = new LibrarySession({ dataDir, demoWhenEmpty: false, settings });
  const { api } = session;
  const model = async (): Promise<LibraryModel> => (await api.library.status({})).model;
  const run = async (id: number): Promise<TaggingRun | undefined> =>
    (await api.tagging.runs({})).find((each) => each.id === id);
  await api.folders.add({ path: toPathBytes(path.join(home, 'photos')) });
  await vi.waitFor(async () => expect((await api.library.status({})).photos.done).toBe(PHOTOS), WAIT);

  const { code, stderr } = await runCli(['models', 'use', clip, '--data-dir', dataDir]);
  expect({ code, stderr }).toMatchObject({
    code: 4,
    stderr: `sightline: Sightline is running with this library (process ${process.pid}): choose the model there, in Settings, or quit it first\n`,
  });
  expect(await model()).toMatchObject({ id: STARTER, next: null });
  expect(settings.state().settings.model).toBe('starter');

  // A tagging run works with the model that answers, until the other one does.
  await api.models.use({ id: clip });
  await api.spaces.pause({});
  const labels = { labels: ['a cat', 'a dog'], selection: { filter: {} } };
  const during = await api.tagging.start(labels);
  await vi.waitFor(async () => expect((await run(during.id))?.state).toBe('done'), WAIT);
  expect(await model()).toMatchObject({ id: STARTER, next: { id: 'tiny-clip' } });
  const across = await api.tagging.start(labels);
  await api.tagging.pause({ id: across.id });
  await api.spaces.resume({});
  await vi.waitFor(async () => expect(await model()).toMatchObject({ id: 'tiny-clip', next: null }), WAIT);
  await api.tagging.resume({ id: across.id });
  expect(await run(across.id)).toMatchObject({
    ...{ state: 'running', done: 0 },
    error: 'begun with another model; it goes on when that one answers',
  });
  const after = await api.tagging.start(labels);
  await vi.waitFor(async () => expect((await run(after.id))?.state).toBe('done'), WAIT);
  await api.models.use({ id: 'starter' });
  await vi.waitFor(async () => expect((await run(across.id))?.state).toBe('done'), WAIT);
}, 180_000);

it.runIf(process.platform === 'linux')(
  'A kill -9 in the middle of deleting vectors leaves the library whole and the rest of them listed, to delete again',
  async () => {
    const dataDir = path.join(home, 'killed');
    await makeVectorLibrary(dataDir, VECTORS);
    const writer = openStore(dataDir, 'writer');
    const { id: starter, dimensions } = writer.spaces.list()[0]!;
    const other = writer.spaces.ensure({ key: 'other', modelId: 'other', dimensions });
    writer.transaction(() => {
      for (let id = 1; id <= VECTORS; id += 1)
        writer.vectors.put(id, other.id, writer.vectors.get(id, starter)!, 0);
    });
    writer.close();

    const mark = markProcesses();
    const removing = startCli(['models', 'spaces', 'rm', 'other', '--data-dir', dataDir], { env: mark.env });
    const engine = await vi.waitFor(() => mark.pidOf('engine'), { timeout: 20_000, interval: 5 });
    const reader = openStore(dataDir, 'reader');
    const left = (): number => reader.vectors.count(other.id);
    await vi.waitFor(() => expect(left()).toBeLessThan(VECTORS), { timeout: 20_000, interval: 1 });
    process.kill(engine, 'SIGKILL');
    expect((await removing.finished).code).toBe(1);
    const rest = left();
    reader.close();
    expect(rest).toBeGreaterThan(0);

    const spaces = async (): Promise<object[]> => {
      const { stdout } = await runCli(['models', 'spaces', '--json', '--data-dir', dataDir]);
      return (JSON.parse(stdout) as SpaceRow[]).map(({ model, photos, state }) => ({ model, photos, state }));
    };
    const whole = { model: STARTER, photos: VECTORS, state: 'answering' };
    expect(await spaces()).toEqual([whole, { model: 'other', photos: rest, state: 'idle' }]);
    const again = await runCli(['models', 'spaces', 'rm', 'other', '--data-dir', dataDir]);
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(await spaces()).toEqual([whole]);
  },
  120_000,
);
