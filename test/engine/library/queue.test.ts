import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appRoot } from '../../../electron/engine/app-root.ts';
import { SupervisedEmbedderLink } from '../../../electron/engine/embedder/link.ts';
import { PullQueue, type QueueRun } from '../../../electron/engine/library/queue.ts';
import type { EmbedderApi, EmbedderEvent } from '../../../electron/engine/api/embedder-api.ts';
import { spawnService } from '../../../electron/engine/processes/node-spawner.ts';
import { Supervisor } from '../../../electron/engine/processes/supervisor.ts';
import { openStore, type Store } from '../../../electron/engine/store/store.ts';
import { scanned, testSpace } from '../../support/library.ts';
import { temporaryDirectory } from '../../support/temporary.ts';
import { mountTinyDisk } from '../../support/tiny-disk.ts';

const script = path.join(appRoot, 'test/fixtures/library/scripted-embedder.mjs');

let log: string;
let store: Store;
let folder: number;
let supervisor: Supervisor<EmbedderApi, EmbedderEvent>;
let link: SupervisedEmbedderLink;

beforeEach(async () => open(await temporaryDirectory()));
afterEach(async () => {
  await supervisor.stop();
  store.close();
});

async function open(dataDir: string): Promise<void> {
  log = path.join(await temporaryDirectory(), 'log');
  process.env['SCRIPTED_EMBEDDER_LOG'] = log;
  store = openStore(dataDir, 'writer');
  folder = store.folders.insert(Buffer.from('/photos'));
  link = new SupervisedEmbedderLink(() => supervisor);
  supervisor = new Supervisor({
    name: 'embedder',
    spawn: () => spawnService<EmbedderApi, EmbedderEvent>('embedder', script),
    prepare: async () => undefined,
    onDeath: (death) => link.died(death),
  });
}

function insert(...names: string[]): number[] {
  return names.map((name) => store.scans.insert(folder, scanned(`/photos/${name}`)));
}
const queue = (options: object = {}): PullQueue =>
  new PullQueue({ store, link, spaceId: testSpace(store), hubOf: () => null, batchSize: 2, ...options });
const run = (options: object = {}): Promise<QueueRun> =>
  queue(options).run({ signal: new AbortController().signal });
/** The batches in the order the embedder got them. */
const batches = (): string[] => readFileSync(log, 'utf8').trim().split('\n');
const stateOf = (id: number | undefined) => store.photos.get(id ?? 0)?.state;

describe('the queue', () => {
  it('The queue works until nothing is pending, and stores every kind of outcome', async () => {
    const names = ['a', 'b', 'bad', 'warn', 'gone', 'c', 'd'];
    const ids = insert(...names);
    const committed: number[] = [];
    const result = await run({
      onRecorded: (records: { pulled: { id: number } }[]) =>
        committed.push(...records.map(({ pulled }) => pulled.id)),
    });
    expect(result).toMatchObject({
      done: 5,
      failed: 1,
      skipped: 0,
      warnings: 1,
      stopped: null,
      cancelled: false,
    });
    // Whether a file that was gone leaves is for a scan to say.
    expect(result.vanished.map(({ id }) => id)).toEqual([ids[4]]);
    expect(store.folders.counts()).toEqual({ done: 5, pending: 1, failed: 1, skipped: 0, warnings: 1 });
    expect(committed.sort((a, b) => a - b)).toEqual(ids.filter((id) => id !== ids[4]));
    expect(batches()).toEqual(['a b', 'bad warn', 'gone c', 'd']);
  });

  it('The queue has nothing to do without pending photos, and needs no embedder then', async () => {
    expect(await run()).toMatchObject({ done: 0, stopped: null });
    expect(supervisor.pid).toBeNull();
  });

  it('The queue takes what a scan adds meanwhile, even behind what it has passed', async () => {
    const [first] = insert('a', 'b');
    let endScan: () => void = () => undefined;
    const scanning = new Promise<void>((resolve) => (endScan = resolve));
    const subject = queue({
      onRecorded: () => {
        if (store.folders.counts().done === 2 && stateOf(first) === 'done') {
          store.scans.change(first ?? 0, folder, scanned('/photos/a', { size: 99 }));
          insert('c');
          subject.wake();
          endScan();
        }
      },
    });
    expect(await subject.run({ signal: new AbortController().signal, scanning })).toMatchObject({ done: 4 });
    expect(store.folders.counts()).toMatchObject({ done: 3, pending: 0 });
  });

  it('The paused queue stores what is out, and the rest waits', async () => {
    insert('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
    const subject = queue({ onRecorded: () => subject.pause() });
    const running = subject.run({ signal: new AbortController().signal });
    await expect.poll(() => store.folders.counts().done).toBe(4);
    expect(subject.paused).toBe(true);
    expect(batches()).toEqual(['a b', 'c d']);
    subject.resume();
    await expect.poll(() => store.folders.counts().done).toBe(8);
    subject.resume();
    expect(await running).toMatchObject({ done: 8 });
  });

  it('The queue is cancelled without waiting for what is out, which stays pending', async () => {
    insert('a', 'b', 'stuck', 'stuck2');
    const controller = new AbortController();
    const subject = queue({ onRecorded: () => controller.abort() });
    expect(await subject.run({ signal: controller.signal })).toMatchObject({
      done: 2,
      cancelled: true,
      stopped: null,
    });
    expect(store.folders.counts()).toMatchObject({ done: 2, pending: 2 });
  });

  it("The queue stops with the reason when the embedder can't work", async () => {
    insert('no-model');
    expect((await run()).stopped).toMatchObject({ kind: 'model-invalid', message: 'expected a model' });
    expect(store.folders.counts()).toMatchObject({ pending: 1 });
  });
});

describe('a crash of the embedder', () => {
  it('A crash puts aside the file that caused it twice alone, and loses no other', async () => {
    const ids = insert('slow', 'crash', 'b', 'c', 'd');
    const result = await run();
    expect(result).toMatchObject({ done: 4, failed: 1, stopped: null });
    expect(store.photos.get(ids[1] ?? 0)).toMatchObject({
      state: 'failed',
      reason: 'the decoder crashed on this file',
    });
    expect(batches().filter((batch) => batch === 'crash')).toHaveLength(2);
    // In flight with it: alone as well, and not blamed.
    expect(batches()).toContain('slow');
  });

  it('Crashes by many files do not wear out the supervisor', async () => {
    insert('crash1', 'crash2', 'crash3', 'crash4', 'a');
    expect(await run()).toMatchObject({ done: 1, failed: 4, stopped: null });
  });

  it('A crash leaves a strike over a restart, and its file runs alone', async () => {
    const [id] = insert('crash', 'a');
    store.outcomes.addStrike(id ?? 0);
    expect(await run()).toMatchObject({ done: 1, failed: 1 });
    expect(batches()).toEqual(['a', 'crash']);
  });

  it('An embedder that is asked to end blames nobody; ended again and again, its process is given up', async () => {
    const [id] = insert('ended', 'a');
    const result = await run();
    expect(result).toMatchObject({ done: 1, failed: 0, stopped: { kind: 'unavailable' } });
    expect(stateOf(id)).toBe('pending');
    expect(store.outcomes.pending(null, 1)).toMatchObject([{ strikes: 0 }]);
  });

  it('Two kills from outside blame nobody', async () => {
    insert('killed-twice', 'a');
    expect(await run()).toMatchObject({ done: 2, failed: 0, stopped: null });
    expect(batches().filter((batch) => batch === 'killed-twice')).toHaveLength(3);
  });

  it('A third kill in a row puts aside the file that was alone each time', async () => {
    const names = ['killed1', 'killed2', 'killed3'];
    const ids = insert('a', ...names, 'b');
    expect(await run({ batchSize: 5 })).toMatchObject({ done: 2, failed: 3, stopped: null });
    for (const [index, name] of names.entries()) {
      expect(store.photos.get(ids[index + 1] ?? 0)).toMatchObject({
        state: 'failed',
        reason: 'the decoder crashed on this file',
      });
      expect(batches().filter((batch) => batch === name)).toHaveLength(3);
    }
  });

  it('A crash in the middle of a batch costs no photo', async () => {
    insert('a', 'slow1', 'slow2', 'b');
    const running = run();
    await expect.poll(() => store.folders.counts().done).toBe(2);
    process.kill(supervisor.pid ?? 0, 'SIGKILL');
    expect(await running).toMatchObject({ done: 4, failed: 0, stopped: null });
  });
});

const disk = mountTinyDisk(4_000_000);
afterAll(() => {
  if (typeof disk !== 'string') disk.unmount();
});
describe.skipIf(typeof disk === 'string')(
  `a full disk${typeof disk === 'string' ? ` (NOT TESTED: ${disk})` : ''}`,
  () => {
    it('A full disk stops the run with that reason and loses nothing', async () => {
      if (typeof disk === 'string') return;
      store.close();
      await open(disk.path);
      testSpace(store);
      const names = Array.from({ length: 400 }, (_, index) => `slow-${index}`);
      store.transaction(() => insert(...names));
      const free = disk.fill();
      const result = await run({ batchSize: 200 });
      expect(result.stopped).toMatchObject({ kind: 'disk-full' });
      const { done, pending } = store.folders.counts();
      expect(done + pending).toBe(400);
      expect(done).toBe(result.done);
      free();
      expect(await run({ batchSize: 200 })).toMatchObject({ done: pending, stopped: null });
      expect(store.folders.counts()).toMatchObject({ done: 400, pending: 0 });
    });
  },
);
