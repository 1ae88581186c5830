import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SightlineError } from '../../../shared/errors.ts';
import type { Progress } from '../../../shared/schemas.ts';
import { appRoot } from '../../../electron/engine/app-root.ts';
import { addFolder } from '../../../electron/engine/library/add-folder.ts';
import { openDataDir } from '../../../electron/engine/files/data-dir.ts';
import { SupervisedEmbedderLink } from '../../../electron/engine/embedder/link.ts';
import { Indexer } from '../../../electron/engine/library/indexer.ts';
import type { EmbedderApi, EmbedderEvent } from '../../../electron/engine/api/embedder-api.ts';
import { spawnService } from '../../../electron/engine/processes/node-spawner.ts';
import { Supervisor } from '../../../electron/engine/processes/supervisor.ts';
import { Database } from '../../../electron/engine/store/database.ts';
import { openStore, type Store } from '../../../electron/engine/store/store.ts';
import { testSpace } from '../../support/library.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

const script = path.join(appRoot, 'test/fixtures/library/scripted-embedder.mjs');

let root: string;
let folderId: number;
let store: Store;
let supervisor: Supervisor<EmbedderApi, EmbedderEvent>;
let indexer: Indexer;
let progress: Progress[];
let removed: number[];
/** Another connection, to make rows throw. */
let raw: Database;
beforeEach(async () => {
  const base = await temporaryDirectory();
  root = path.join(base, 'photos');
  mkdirSync(path.join(root, 'sub'), { recursive: true });
  const dataDir = await openDataDir(path.join(base, 'data'), 'writer');
  store = openStore(dataDir.root, 'writer');
  raw = Database.openWriter(path.join(dataDir.root, 'library.db'));
  folderId = (await addFolder(store, dataDir.root, Buffer.from(root))).folder.id;
  progress = [];
  removed = [];
  const link = new SupervisedEmbedderLink(() => supervisor);
  supervisor = new Supervisor({
    name: 'embedder',
    spawn: () => spawnService<EmbedderApi, EmbedderEvent>('embedder', script),
    prepare: async () => undefined,
    onDeath: (death) => link.died(death),
  });
  indexer = new Indexer({
    store,
    dataDir,
    link,
    spaceId: testSpace(store),
    hubOf: () => 0.5,
    onProgress: (value) => progress.push(value),
    onRecorded: () => undefined,
    onRemoved: (ids) => removed.push(...ids),
    onFolders: () => undefined,
  });
});
afterEach(async () => {
  await indexer.close();
  await supervisor.stop();
  raw.close();
  store.close();
});

const write = (...names: string[]): void =>
  names.forEach((name) => writeFileSync(path.join(root, name), name));

describe('a run', () => {
  it('An indexing run scans, embeds, and sums up', async () => {
    write('a.jpg', 'sub/b.jpg', 'bad.jpg', 'warn.png', 'c.xcf', 'notes.txt');
    const run = await indexer.index([{ folderId }]);
    expect(run).toMatchObject({ done: 3, failed: 1, skipped: 1, warnings: 1, removed: 0, unchanged: 0 });
    expect(run).toMatchObject({ cancelled: false, stopped: null, unavailable: [] });
    expect(run.rate).toBeGreaterThan(0);
    expect(progress.at(-1)).toMatchObject({ phase: 'idle', found: 5, finished: 5, total: 5, stopped: null });
    rmSync(path.join(root, 'a.jpg'));
    expect(await indexer.index([{ folderId }])).toMatchObject({
      done: 0,
      removed: 1,
      unchanged: 4,
      rate: null,
    });
    expect(removed).toHaveLength(1);
  });

  it('An indexing run takes on what is requested while it works', async () => {
    write('slow.jpg');
    const first = indexer.index([{ folderId }]);
    await expect.poll(() => store.folders.counts().pending).toBe(1);
    write('sub/later.jpg');
    const directories = [{ path: Buffer.from(path.join(root, 'sub')), deep: false }];
    const second = indexer.index([{ folderId, directories }]);
    expect(second).toBe(first);
    expect(await first).toMatchObject({ done: 2 });
  });

  it('An indexing run scans what is requested while photos are out to be embedded', async () => {
    write('stuck.jpg');
    const running = indexer.index([{ folderId }]);
    await expect.poll(() => [store.folders.counts().pending, indexer.scanning]).toEqual([1, []]);
    write('stuck too.jpg');
    void indexer.index([{ folderId }]);
    await expect.poll(() => [store.folders.counts().pending, indexer.scanning]).toEqual([2, []]);
    // Asked for while a scan goes on, it is scanned after that.
    write('sub/stuck.jpg', 'stuck, too.jpg');
    void indexer.index([{ folderId, directories: [{ path: Buffer.from(root), deep: false }] }]);
    void indexer.index([{ folderId }]);
    await expect.poll(() => [store.folders.counts().pending, indexer.scanning]).toEqual([4, []]);
    await indexer.cancel();
    expect(await running).toMatchObject({ cancelled: true, stopped: null });
  });

  it('An indexing run scans what is requested while it is paused, and embeds it once resumed', async () => {
    write('a.jpg', 'b.jpg');
    indexer.pause();
    const running = indexer.index([{ folderId }]);
    await expect.poll(() => [store.folders.counts().pending, indexer.scanning]).toEqual([2, []]);
    rmSync(path.join(root, 'b.jpg'));
    write('sub/c.jpg', 'sub/d.jpg');
    expect(indexer.index([{ folderId }])).toBe(running);
    expect(indexer.scanning).toEqual([folderId]);
    expect(indexer.progress().phase).toBe('paused');
    await expect.poll(() => [store.folders.counts().pending, indexer.scanning]).toEqual([3, []]);
    expect(removed).toHaveLength(1);
    expect(indexer.progress()).toMatchObject({ phase: 'paused', done: 0 });
    indexer.resume();
    expect(await running).toMatchObject({ done: 3, removed: 1, cancelled: false, stopped: null });
    expect(indexer.progress()).toMatchObject({ phase: 'idle' });
  });

  it('An indexing run says why a scan requested meanwhile failed, and embeds what is there', async () => {
    write('a.jpg');
    indexer.pause();
    const running = indexer.index([{ folderId }]);
    await expect.poll(() => [store.folders.counts().pending, indexer.scanning]).toEqual([1, []]);
    const failing = vi.spyOn(store.folders, 'get').mockImplementation(() => {
      throw new SightlineError('disk-full', 'no room');
    });
    void indexer.index([{ folderId }]);
    await expect.poll(() => indexer.scanning).toEqual([]);
    failing.mockRestore();
    indexer.resume();
    const { done, stopped } = await running;
    expect(done).toBe(1);
    expect(stopped).toMatchObject({ kind: 'disk-full' });
    expect(await indexer.index([{ folderId }])).toMatchObject({ unchanged: 1, stopped: null });
  });

  it('An indexing run drops a file that was gone when it was read', async () => {
    write('gone.jpg', 'a.jpg');
    const running = indexer.index([{ folderId }]);
    await expect.poll(() => store.folders.counts().pending).toBe(2);
    rmSync(path.join(root, 'gone.jpg'));
    expect(await running).toMatchObject({ done: 1, removed: 1 });
    expect(store.folders.counts()).toMatchObject({ done: 1, pending: 0 });
  });

  it('An indexing run ends when the embedder misses a file that the scan still sees', async () => {
    write('gone.jpg');
    expect(await indexer.index([{ folderId }])).toMatchObject({ done: 0, removed: 0, stopped: null });
    expect(store.folders.counts()).toMatchObject({ pending: 1 });
  });

  it('An indexing run can be paused, resumed and cancelled', async () => {
    write('a.jpg', 'stuck.jpg');
    indexer.pause();
    const running = indexer.index([{ folderId }]);
    await expect.poll(() => store.folders.counts().pending).toBe(2);
    await expect.poll(() => indexer.progress().phase).toBe('paused');
    indexer.resume();
    await expect.poll(() => store.folders.counts().done).toBe(1);
    await indexer.cancel();
    expect(await running).toMatchObject({ done: 1, cancelled: true, stopped: null });
    expect(indexer.progress()).toMatchObject({ phase: 'idle', total: 2, finished: 1 });
  });

  it('An indexing run says why it stopped', async () => {
    write('a.jpg');
    store.folders.setRemoving(folderId);
    expect(await indexer.index([{ folderId }])).toMatchObject({ done: 0, stopped: null });
    await supervisor.stop();
    store.transaction(() =>
      store.scans.insert(store.folders.insert(Buffer.from('/x')), {
        path: Buffer.from('/x/a.jpg'),
        size: 1,
        mtimeUs: 1,
        inode: null,
        skip: null,
      }),
    );
    const { stopped } = await indexer.index([]);
    expect(stopped).toMatchObject({ kind: 'unavailable' });
    expect(progress.at(-1)).toMatchObject({ phase: 'idle', stopped: stopped?.message });
  });
});

describe('one bad file', () => {
  const done = (): string[] =>
    ['a.jpg', 'odd.jpg', 'z.jpg'].filter((name) => {
      const id = store.photos.idOf(Buffer.from(path.join(root, name)));
      return id !== undefined && store.photos.get(id)?.state === 'done';
    });

  it.each([
    ['2446', 15_032_304_000],
    ['1601', -11_644_473_600],
    ['before the epoch', -1],
  ])(
    'A file dated %s is indexed beside others, and a later change of its date is noticed',
    async (_, seconds) => {
      write('a.jpg', 'odd.jpg', 'z.jpg');
      utimesSync(path.join(root, 'odd.jpg'), seconds, seconds);
      expect(await indexer.index([{ folderId }])).toMatchObject({ done: 3, failed: 0, stopped: null });
      expect(await indexer.index([{ folderId }])).toMatchObject({ done: 0, unchanged: 3, stopped: null });
      utimesSync(path.join(root, 'odd.jpg'), seconds + 1, seconds + 1);
      expect(await indexer.index([{ folderId }])).toMatchObject({ done: 1, unchanged: 2, stopped: null });
    },
  );

  it('A library that such a date has blocked works again', async () => {
    write('a.jpg', 'odd.jpg', 'z.jpg');
    utimesSync(path.join(root, 'odd.jpg'), 15_032_304_000, 15_032_304_000);
    for (const name of ['a.jpg', 'odd.jpg']) {
      store.scans.insert(folderId, {
        ...{
          path: Buffer.from(path.join(root, name)),
          size: name.length,
          mtimeUs: 1,
          inode: null,
          skip: null,
        },
      });
    }
    raw.run(
      'UPDATE photos SET mtime_us = ? WHERE path = ?',
      15_032_304_000_000_000n,
      Buffer.from(path.join(root, 'odd.jpg')),
    );
    expect(await indexer.index([{ folderId }])).toMatchObject({ failed: 0, stopped: null });
    expect(done()).toEqual(['a.jpg', 'odd.jpg', 'z.jpg']);
    expect(await indexer.index([{ folderId }])).toMatchObject({ done: 0, unchanged: 3, stopped: null });
  });

  it.each([
    ['scan record', "BEFORE INSERT ON photos WHEN instr(NEW.path, CAST('odd' AS BLOB)) > 0"],
    [
      'outcome record',
      "BEFORE UPDATE ON photos WHEN instr(NEW.path, CAST('odd' AS BLOB)) > 0 AND NEW.state = 'done'",
    ],
    ['record of a failure', "BEFORE UPDATE ON photos WHEN instr(NEW.path, CAST('odd' AS BLOB)) > 0"],
  ])('A row that throws at its %s stops no other file', async (_, when) => {
    raw.exec(`CREATE TRIGGER injected ${when} BEGIN SELECT RAISE(ABORT, 'injected'); END`);
    write('a.jpg', 'odd.jpg', 'z.jpg');
    expect(await indexer.index([{ folderId }])).toMatchObject({ done: 2, stopped: null });
    expect(done()).toEqual(['a.jpg', 'z.jpg']);
    raw.exec('DROP TRIGGER injected');
    store.outcomes.retry();
    expect(await indexer.index([{ folderId }])).toMatchObject({ done: 1, stopped: null });
    expect(done()).toEqual(['a.jpg', 'odd.jpg', 'z.jpg']);
  });

  it('A row that throws when it is changed or pulled stops no other file', async () => {
    write('a.jpg', 'odd.jpg', 'z.jpg');
    await indexer.index([{ folderId }]);
    raw.exec(`CREATE TRIGGER injected BEFORE UPDATE ON photos
      WHEN instr(NEW.path, CAST('odd' AS BLOB)) > 0 AND NEW.state = 'pending' BEGIN SELECT RAISE(ABORT, 'injected'); END`);
    for (const name of ['a.jpg', 'odd.jpg', 'z.jpg']) writeFileSync(path.join(root, name), 'changed');
    expect(await indexer.index([{ folderId }])).toMatchObject({ done: 2, removed: 0, stopped: null });
    raw.exec('DROP TRIGGER injected');
    writeFileSync(path.join(root, 'a.jpg'), 'changed again');
    raw.run(
      "UPDATE photos SET state = 'pending', strikes = ? WHERE path = ?",
      2n ** 60n,
      Buffer.from(path.join(root, 'z.jpg')),
    );
    expect(await indexer.index([{ folderId }])).toMatchObject({ done: 2, stopped: null });
    expect(done()).toEqual(['a.jpg', 'odd.jpg']);
  });
});

it.runIf(process.platform === 'linux')(
  'An indexing run names a subfolder that it could not list',
  async () => {
    write('a.jpg');
    // Deeper than a path may be long, so that only relative steps get there.
    const descend =
      "for (let n = 0; n < 25; n++) { require('fs').mkdirSync('d'.repeat(200)); process.chdir('d'.repeat(200)); }";
    execFileSync(process.execPath, ['-e', descend], { cwd: path.join(root, 'sub') });
    try {
      const run = await indexer.index([{ folderId }]);
      expect(run).toMatchObject({ done: 1, unavailable: [], stopped: null });
      expect(run.unlisted).toHaveLength(1);
      expect(run.unlisted[0]?.path.startsWith(path.join(root, 'sub', 'd'.repeat(200)))).toBe(true);
      expect(run.unlisted[0]?.reason).toBe('the path is too long for the system');
    } finally {
      execFileSync('rm', ['-rf', path.join(root, 'sub')]);
    }
  },
);
