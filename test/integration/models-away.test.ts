/**
 * Models that are away and come back while Sightline runs: an unplugged folder, a remote encoder that does not answer.
 * The engine runs in this process, so that the minute between two looks can be skipped; its embedder and courier are
 * real.
 */
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { EngineEvent } from '../../electron/engine/api/engine-api.ts';
import { toPathBytes } from '../../electron/engine/files/path-bytes.ts';
import { spawnService } from '../../electron/engine/processes/node-spawner.ts';
import { createEngineService, type EngineService } from '../../electron/engine/service/requests.ts';
import type { LibraryStatus, SearchResult } from '../../shared/schemas.ts';
import { writeTinyClip } from '../support/onnx/model-folders.ts';
import { copySamples } from '../support/photo-folders.ts';
import { GOOD_KEY, startRemoteEncoder } from '../support/remote-encoder.ts';
import { runCli } from '../support/run-cli.ts';
import { words } from '../support/terms.ts';

const WAIT = { timeout: 60_000, interval: 50 };
const MINUTE = 60_000;

let home: string;
let clip: string;
let engine: EngineService;
let events: EngineEvent[];
beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'sightline-away-'));
  clip = path.join(home, 'drive', 'clip');
  await writeTinyClip(clip);
});
beforeEach(() => {
  events = [];
  // Time passes as ever, but for the minutes that a test skips.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
});
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await engine.close();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const { signal } = new AbortController();
async function open(dataDir: string, model: string): Promise<LibraryStatus> {
  engine = createEngineService((event) => events.push(event), spawnService);
  return engine.handlers.open({ dataDir, model, mode: 'writer', watch: true }, signal);
}
const status = (): Promise<LibraryStatus> => engine.handlers.library.status({}, signal);
const search = (): Promise<SearchResult> =>
  engine.handlers.search.query({ terms: words('a clock'), limit: 5 }, signal);
const notices = (): string[] => events.flatMap((event) => (event.type === 'notice' ? [event.message] : []));
const unplug = (): void => renameSync(path.join(home, 'drive'), path.join(home, 'drawer'));
const plug = (): void => renameSync(path.join(home, 'drawer'), path.join(home, 'drive'));

async function untilDone(photos: number): Promise<void> {
  await vi.waitFor(
    async () => expect((await status()).photos).toMatchObject({ done: photos, pending: 0 }),
    WAIT,
  );
}
async function untilStopped(reason: RegExp): Promise<void> {
  await vi.waitFor(async () => expect((await status()).progress.stopped).toMatch(reason), WAIT);
}
async function cli(...args: string[]): Promise<void> {
  const { code, stderr } = await runCli(args);
  expect(code, stderr).toBe(0);
}

it('A model whose drive is unplugged keeps its vectors and its answers, and goes on when the drive is back', async () => {
  const dataDir = path.join(home, 'unplugged');
  const photos = path.join(home, 'photos');
  copySamples(photos, ['clock.jpg', 'tabby-cat.jpg']);
  await cli('index', photos, '--data-dir', dataDir);
  await cli('models', 'use', clip, '--data-dir', dataDir);
  await cli('index', '--data-dir', dataDir);

  // In use: what is in memory answers, and new photos wait.
  expect((await open(dataDir, clip)).model).toMatchObject({ id: 'tiny-clip', problem: null });
  expect(await search()).toMatchObject({ model: 'tiny-clip', searched: 2 });
  unplug();
  copySamples(photos, ['cup-of-coffee.jpg']);
  await engine.handlers.index({}, signal).catch(() => undefined);
  await untilStopped(
    /the model folder .*clip is not there now, is its disk connected\? Until it is back, photos wait/,
  );
  expect(await search()).toMatchObject({ model: 'tiny-clip', searched: 2 });
  vi.advanceTimersByTime(MINUTE);
  await untilStopped(/is not there now/);
  expect((await status()).photos).toMatchObject({ done: 2, pending: 1, failed: 0 });
  plug();
  vi.advanceTimersByTime(MINUTE);
  await untilDone(3);
  expect(await search()).toMatchObject({ model: 'tiny-clip', searched: 3 });
  await engine.close();

  // At the start: the model before it answers, with a sentence, until it is back.
  unplug();
  const { model } = await open(dataDir, clip);
  expect(model).toMatchObject({ id: 'sightline-starter', problem: expect.stringContaining(clip) as string });
  expect(notices().join()).toContain("can't be opened, so sightline-starter answers");
  expect((await search()).model).toBe('sightline-starter');
  vi.advanceTimersByTime(MINUTE);
  plug();
  await vi.waitFor(async () => {
    vi.advanceTimersByTime(MINUTE);
    expect((await status()).model).toMatchObject({ id: 'tiny-clip', problem: null });
  }, WAIT);
  expect(notices()).toContain('tiny-clip answers searches now.');
  expect(await search()).toMatchObject({ model: 'tiny-clip', searched: 3 });
}, 120_000);

it('A remote encoder that is away is asked again each minute, and photos are embedded once it answers', async () => {
  const dataDir = path.join(home, 'remote');
  const server = await startRemoteEncoder();
  vi.stubEnv('SIGHTLINE_REMOTE_KEY', GOOD_KEY);
  try {
    await cli('models', 'remote', 'add', server.url, '--name', 'desk', '--yes', '--data-dir', dataDir);
    await cli('models', 'use', 'remote:desk', '--data-dir', dataDir);
    server.fault = (_request, response) => Boolean(response.destroy());
    await open(dataDir, 'remote:desk');
    const photos = path.join(home, 'sent');
    copySamples(photos, ['clock.jpg', 'tabby-cat.jpg']);
    await engine.handlers.folders.add({ path: toPathBytes(photos) }, signal);
    for (let minute = 0; minute < 2; minute += 1) {
      await untilStopped(/remote encoder 127\.0\.0\.1:\d+ cannot be reached/);
      expect((await status()).photos).toMatchObject({ done: 0, pending: 2, failed: 0 });
      const asked = server.requests.length;
      vi.advanceTimersByTime(MINUTE - 1_000);
      expect(server.requests.length).toBe(asked);
      vi.advanceTimersByTime(1_000);
      await vi.waitFor(() => expect(server.requests.length).toBeGreaterThan(asked), WAIT);
    }
    await untilStopped(/cannot be reached/);
    server.fault = () => false;
    vi.advanceTimersByTime(MINUTE);
    await untilDone(2);
    expect(await search()).toMatchObject({ model: 'remote:desk', searched: 2 });
  } finally {
    await server.close();
  }
}, 120_000);
