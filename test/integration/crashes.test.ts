/**
 * `kill -9` of each process at inconvenient moments: no acknowledged photo is lost, searches answer, no lock and no
 * process stays behind, and the next start goes on. Acknowledged is what another process reads as done.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toPathBytes } from '../../electron/engine/files/path-bytes.ts';
import type { EngineApi, EngineEvent, IndexSummary } from '../../electron/engine/api/engine-api.ts';
import { superviseEngine } from '../../electron/engine/processes/start-engine.ts';
import type { Supervisor } from '../../electron/engine/processes/supervisor.ts';
import { openStore } from '../../electron/engine/store/store.ts';
import { samplePath, writeVariants } from '../support/photo-folders.ts';
import { markProcesses, type OurProcess, type ProcessMark, type Role } from '../support/processes.ts';
import { runCli, startCli } from '../support/run-cli.ts';
import { likeImage, words } from '../support/terms.ts';

const PHOTOS = 200;
/** Generous: the machine may be busy with other tests. */
const DEADLINE = { timeout: 60_000, interval: 50 };

let home: string;
let photos: string;
let dataDir: string;
let mark: ProcessMark;
let engine: Supervisor<EngineApi, EngineEvent> | undefined;

beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'sightline-crashes-'));
  photos = path.join(home, 'photos');
  writeVariants(photos, PHOTOS);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));
beforeEach(() => {
  dataDir = path.join(mkdtempSync(path.join(home, 'library-')), 'data');
  mark = markProcesses();
  Object.assign(process.env, mark.env);
});
afterEach(async () => {
  await engine?.stop();
  engine = undefined;
  await expect.poll(mark.living, DEADLINE).toEqual([]);
});

/** Ids that another process sees as done, each with its vector; empty before there is a library. */
function acknowledged(): number[] {
  if (!existsSync(path.join(dataDir, 'library.db'))) return [];
  const store = openStore(dataDir, 'reader');
  try {
    const space = store.spaces.list()[0];
    const folder = store.folders.list()[0];
    if (!space || !folder) return [];
    const ids = store.scans.someOf(folder.id, 10_000);
    const done = ids.filter((id) => store.photos.get(id)?.state === 'done');
    for (const id of done) expect(store.vectors.get(id, space.id)).toBeInstanceOf(Float32Array);
    return done;
  } finally {
    store.close();
  }
}

/** Unfinished files anywhere in the data directory. */
const unfinished = (): string[] =>
  readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tmp'));

async function openEngine(watch: boolean): Promise<Supervisor<EngineApi, EngineEvent>> {
  engine = superviseEngine({ dataDir, mode: 'writer', watch });
  await engine.start();
  await engine.api.folders.add({ path: toPathBytes(photos) });
  return engine;
}

const doneIn = async (running: Supervisor<EngineApi, EngineEvent>): Promise<number> =>
  (await running.api.library.status({})).photos.done;

describe('the embedder', { timeout: 240_000 }, () => {
  it('The embedder killed in the middle of a batch costs no photo and no search, by text or by image', async () => {
    const running = await openEngine(false);
    let indexing = true;
    const run = running.api.index({}).finally(() => (indexing = false));
    const kills = (async () => {
      for (const photosBefore of [5, 35]) {
        await expect.poll(() => doneIn(running), DEADLINE).toBeGreaterThan(photosBefore);
        // What the first one had sent may be enough for both: then the second is only on its way.
        const roles = () => mark.living().map(({ role }) => role);
        await expect.poll(roles, DEADLINE).toContain('embedder');
        process.kill(mark.pidOf('embedder'), 'SIGKILL');
      }
    })();
    await expect.poll(() => doneIn(running), DEADLINE).toBeGreaterThan(0);
    let searches = 0;
    while (indexing) {
      const { hits } = await running.api.search.query({ terms: words('a tabby cat'), limit: 3 });
      expect(hits).not.toHaveLength(0);
      const { imageId } = await running.api.search.uploadImage({
        path: toPathBytes(samplePath('clock.jpg')),
      });
      await running.api.search.query({ terms: likeImage(imageId), limit: 3 });
      searches++;
    }
    await kills;
    expect(await run).toMatchObject({ done: PHOTOS, failed: 0, skipped: 0 });
    expect(searches).toBeGreaterThan(0);
    expect(
      (await running.api.search.query({ terms: words('a tabby cat'), limit: 1 })).hits[0]?.path,
    ).toContain('tabby-cat');
  });
});

describe('the engine', { timeout: 240_000 }, () => {
  it('The engine killed under a host that stays is started again, and its work continues by itself', async () => {
    const running = await openEngine(true);
    const deaths: number[] = [];
    for (const least of [3, 60, 120]) {
      await expect.poll(() => doneIn(running), DEADLINE).toBeGreaterThanOrEqual(least);
      const before = acknowledged();
      const pid = mark.pidOf('engine');
      process.kill(pid, 'SIGKILL');
      deaths.push(pid);
      await expect
        .poll(
          async () => (await running.api.search.query({ terms: words('a clock'), limit: 1 })).hits.length,
          DEADLINE,
        )
        .toBe(1);
      expect(acknowledged()).toEqual(expect.arrayContaining(before));
    }
    await expect.poll(() => doneIn(running), DEADLINE).toBe(PHOTOS);
    expect(mark.living().filter(({ role }) => role === 'engine')).toHaveLength(1);
    expect(mark.living().filter(({ role }) => role === 'embedder').length).toBeLessThanOrEqual(1);
    expect(deaths).not.toContain(mark.pidOf('engine'));
    expect(await running.api.library.status({})).toMatchObject({ photos: { failed: 0, pending: 0 } });
  });
});

/** Which processes of a command are killed, the first one first. */
const ROUNDS: readonly (readonly Role[])[] = [
  ['host', 'engine', 'embedder'],
  ['host'],
  ['engine'],
  ['embedder', 'engine', 'host'],
  ['host', 'engine', 'embedder'],
];

describe('a command', { timeout: 240_000 }, () => {
  it('A command killed again and again loses no acknowledged photo, and the last run finishes the work', async () => {
    let before: number[] = [];
    for (const [round, roles] of ROUNDS.entries()) {
      const command = startCli(['index', photos, '--data-dir', dataDir], { env: mark.env });
      const known = Math.min(before.length, PHOTOS - 1);
      // The first one dies while it makes its library.
      if (round > 0) await expect.poll(() => acknowledged().length, DEADLINE).toBeGreaterThan(known);
      await sleep(Math.random() * 300);
      before = acknowledged();
      const living = mark.living();
      for (const role of roles) living.filter((each) => each.role === role).forEach(kill);
      const { code, signal } = await command.finished;
      if (roles.includes('host')) expect(signal).toBe('SIGKILL');
      // A fast machine may have been through before the kill.
      else expect(code).toBe(acknowledged().length === PHOTOS ? 0 : 1);
      expect(acknowledged()).toEqual(expect.arrayContaining(before));
    }
    // At once: an engine whose host was just killed is waited for.
    const last = await runCli(['index', photos, '--json', '--data-dir', dataDir]);
    expect(last.code, last.stderr).toBe(0);
    const summary = JSON.parse(last.stdout) as IndexSummary & { photos: object };
    expect(summary.photos).toMatchObject({ done: PHOTOS, pending: 0, failed: 0, skipped: 0 });
    // What was acknowledged is not embedded again.
    expect(summary.done).toBeLessThanOrEqual(PHOTOS - before.length);
    expect(acknowledged()).toHaveLength(PHOTOS);
    await expect.poll(mark.living, DEADLINE).toEqual([]);
    expect(existsSync(path.join(dataDir, 'lock.json'))).toBe(false);
    expect(unfinished()).toEqual([]);
  });

  it('A command killed while it serves leaves no process, and the next one does not wait for a lock', async () => {
    for (const roles of [['host'], ['host', 'engine']] as const) {
      const server = startCli(['serve', '--json', '--data-dir', dataDir], { env: mark.env });
      await server.waitFor('stdout', /"pid"/);
      const living = mark.living();
      for (const role of roles) living.filter((each) => each.role === role).forEach(kill);
      await server.finished;
      const next = await runCli(['folders', 'add', photos, '--data-dir', dataDir]);
      expect(next.code, next.stderr).toBe(0);
      await expect.poll(mark.living, DEADLINE).toEqual([]);
    }
  });
});

function kill({ pid }: OurProcess): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended with the one before it.
  }
}
