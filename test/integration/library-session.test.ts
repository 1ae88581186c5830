/** The session behind `serve`, `start` and the desktop, on real engine processes. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { samplesDir } from '../../electron/engine/app-root.ts';
import { toPathBytes } from '../../electron/engine/files/path-bytes.ts';
import { LibrarySession } from '../../electron/host/library-session.ts';
import type { LibraryEvent } from '../../shared/schemas.ts';
import { words } from '../support/terms.ts';

let home: string;
let dataDir: string;
let own: string;
let session: LibrarySession | undefined;
let events: LibraryEvent[];

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'sightline-session-'));
  dataDir = path.join(home, 'data');
  own = path.join(home, 'own');
  mkdirSync(own);
  for (const name of ['clock.jpg', 'tabby-cat.jpg'])
    cpSync(path.join(samplesDir, name), path.join(own, name));
  events = [];
});
afterEach(async () => {
  await session?.stop();
  session = undefined;
  rmSync(home, { recursive: true, force: true });
});

async function open(demoWhenEmpty: boolean): Promise<LibrarySession> {
  const opened = new LibrarySession({ dataDir, demoWhenEmpty });
  session = opened;
  await opened.open();
  opened.onEvent((event) => events.push(event));
  return opened;
}

/** Resolves once the library has `done` photos; events say when to look again. */
async function untilDone(opened: LibrarySession, done: number): Promise<void> {
  const ask = async (): Promise<boolean> => (await opened.api.library.status({})).photos.done === done;
  await new Promise<void>((resolve, reject) => {
    const look = (): void => {
      ask().then((reached) => {
        if (!reached) return;
        unsubscribe();
        resolve();
      }, reject);
    };
    const unsubscribe = opened.onEvent(look);
    look();
  });
}

const add = (opened: LibrarySession, folder: string): Promise<unknown> =>
  opened.api.folders.add({ path: toPathBytes(folder) });

describe('the demo', () => {
  it('The demo gives way to the first folder that can be added', async () => {
    const opened = await open(true);
    expect(opened.demo).toBe(true);
    expect(opened.dataDir).toBe(path.join(dataDir, 'demo'));
    await untilDone(opened, 23);
    expect(await opened.api.library.status({})).toMatchObject({
      demo: true,
      dataDir: path.join(dataDir, 'demo'),
    });

    await expect(add(opened, path.join(home, 'missing'))).rejects.toThrow(path.join(home, 'missing'));
    expect(opened.demo).toBe(true);
    expect((await opened.api.library.status({})).photos.done).toBe(23);

    const again = add(opened, own);
    const meanwhile = add(opened, own);
    expect(await again).toMatchObject({ path: own });
    expect(await meanwhile).toMatchObject({ path: own });
    expect(opened.demo).toBe(false);
    expect(opened.dataDir).toBe(dataDir);
    expect(existsSync(path.join(dataDir, 'demo'))).toBe(false);
    expect(events.map((event) => event.type)).toContain('folders');
    await untilDone(opened, 2);
    expect(await opened.api.library.status({})).toMatchObject({ demo: false, dataDir });
    const { hits } = await opened.api.search.query({ terms: words('a clock'), limit: 5 });
    expect(hits[0]?.path).toBe(path.join(own, 'clock.jpg'));
    await opened.stop();

    const later = await open(true);
    expect(later.demo).toBe(false);
  });

  it('The demo is not shown without a request for it', async () => {
    const opened = await open(false);
    expect(opened.demo).toBe(false);
    expect(await opened.api.folders.list({})).toEqual([]);
    expect(existsSync(path.join(dataDir, 'demo'))).toBe(false);
  });
});

describe('a killed engine', () => {
  it('A killed engine is started again with its library, and a notice says so', async () => {
    const opened = await open(false);
    await add(opened, own);
    await untilDone(opened, 2);
    const { engine } = JSON.parse(readFileSync(path.join(dataDir, 'lock.json'), 'utf8')) as {
      engine: number;
    };
    const noticed = new Promise<LibraryEvent>((resolve) => {
      opened.onEvent((event) => {
        if (event.type === 'notice') resolve(event);
      });
    });
    process.kill(engine, 'SIGKILL');
    expect(await noticed).toMatchObject({
      level: 'warning',
      message: expect.stringContaining('SIGKILL') as string,
    });
    const { hits } = await opened.api.search.query({ terms: words('a cat'), limit: 1 });
    expect(hits[0]?.path).toBe(path.join(own, 'tabby-cat.jpg'));
  });
});

describe('a library that another process writes to', () => {
  it('A library that another process writes to is not opened, and the process is named', async () => {
    await open(false);
    const second = new LibrarySession({ dataDir, demoWhenEmpty: true });
    await expect(second.open()).rejects.toMatchObject({ kind: 'locked', detail: { pid: process.pid } });
    await second.stop();
  });
});

describe('a session that was released', () => {
  it('A session that was released opens again when it is called, and not after it was stopped', async () => {
    const opened = new LibrarySession({ dataDir, demoWhenEmpty: false });
    session = opened;
    opened.onEvent((event) => events.push(event));
    // While it is being opened, as a quick user may.
    const opening = opened.open();
    await opened.release();
    await opening;
    expect(opened.isOpen).toBe(false);
    const [first, second] = await Promise.all([opened.api.library.status({}), opened.api.library.status({})]);
    expect([first.dataDir, second.dataDir]).toEqual([dataDir, dataDir]);
    expect(opened.isOpen).toBe(true);
    const releasing = opened.release();
    events.length = 0;
    await opened.api.albums.create({ name: 'Trip' });
    await releasing;
    expect(events.filter(({ type }) => type === 'organised')).toHaveLength(1);
    await opened.stop();
    await expect(opened.api.library.status({})).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
