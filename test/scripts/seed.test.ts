/** `npm run seed` as a developer runs it, and what the command line says of the library that it made. */
import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it, vi } from 'vitest';
import { appRoot } from '../../electron/engine/app-root.ts';
import type { IndexSummary } from '../../electron/engine/api/engine-api.ts';
import type { LibraryStatus } from '../../shared/schemas.ts';
import { runCli } from '../support/run-cli.ts';
import { temporaryDirectory } from '../support/temporary.ts';

// Each bundles the script and indexes the samples, maybe on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const PHOTOS = 200;
const script = path.join(appRoot, 'scripts/seed.mjs');

let home = '';
let dataDir = '';
let first: SpawnSyncReturns<string>;

const seed = (...words: string[]): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [script, ...words], {
    cwd: home,
    env: { ...process.env, INIT_CWD: home },
    encoding: 'utf8',
  });

async function json<Data>(...words: string[]): Promise<Data> {
  const { stdout, stderr, code } = await runCli([...words, '--json', '--data-dir', dataDir]);
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Data;
}

beforeAll(async () => {
  home = await temporaryDirectory('sightline-seed-');
  dataDir = path.join(home, 'library');
  first = seed(String(PHOTOS), '--data-dir', 'library');
});

it('A seeded library says how to open it and has the photos that were asked for, over 20 years', async () => {
  expect(first.stderr).not.toContain('seed:');
  expect(first.status).toBe(0);
  expect(first.stdout).toContain(`npx sightline serve --data-dir ${dataDir}`);
  const { photos, folders } = await json<LibraryStatus>('status');
  expect(photos).toEqual({ done: PHOTOS, pending: 0, failed: 0, skipped: 0, warnings: 0 });
  const names = folders.map((folder) => path.relative(`${dataDir}-photos`, folder.path));
  expect(names).toEqual(['Samples', 'Camera', 'Phone', 'Scans']);
  const years = folders.slice(1).flatMap((folder) => readdirSync(folder.path));
  expect(new Set(years).size).toBe(20);
});

it('A search of a seeded library finds what the photos show', async () => {
  const { hits } = await json<{ hits: { path: string }[] }>('search', 'two dogs at a window', '--limit', '5');
  expect(hits).toHaveLength(5);
  for (const hit of hits) {
    expect(path.basename(hit.path)).toMatch(/^two-dogs-at-a-window/);
    expect(existsSync(hit.path)).toBe(true);
  }
});

it('Indexing a seeded library again leaves every photo as it is', async () => {
  const { done, failed, skipped, removed, unchanged } = await json<IndexSummary>('index');
  expect({ done, failed, skipped, removed, unchanged }).toEqual({
    done: 0,
    failed: 0,
    skipped: 0,
    removed: 0,
    unchanged: PHOTOS,
  });
});

it('A finished library is replaced with --force only', () => {
  const refused = seed('30', '--data-dir', dataDir);
  expect(refused.status).toBe(1);
  expect(refused.stderr.trim()).toBe(
    `seed: expected no library yet in ${dataDir}, received one of ${PHOTOS} photos; --force replaces it`,
  );
  const other = path.join(home, 'other');
  expect(seed('3', '--data-dir', other).status).toBe(0);
  expect(seed('2', '--data-dir', other, '--force').status).toBe(0);
  expect(readdirSync(path.join(`${other}-photos`, 'Samples'))).toHaveLength(2);
});

it.each(['foreign', 'beside-photos'])(
  'Other files are refused and left alone, even with --force: %s',
  (name) => {
    const directory = path.join(home, name);
    mkdirSync(directory);
    writeFileSync(path.join(directory, 'letter.txt'), 'mine');
    const { status, stderr } = seed(
      '5',
      '--data-dir',
      path.join(home, name.replace('-photos', '')),
      '--force',
    );
    expect(status).toBe(1);
    expect(stderr.trim()).toBe(
      `seed: expected an empty directory or one that npm run seed made at ${directory}, received one with other files`,
    );
    expect(readFileSync(path.join(directory, 'letter.txt'), 'utf8')).toBe('mine');
    expect(existsSync(path.join(home, 'beside'))).toBe(false);
  },
);

it.each(['0', '1000001', '1e3', 'many', ''])('A number of photos out of bounds is refused: %j', (count) => {
  const { status, stderr } = seed(...(count === '' ? [] : [count]));
  expect(status).toBe(1);
  const received = count === '' ? 'nothing' : `'${count}'`;
  expect(stderr.trim()).toBe(`seed: expected a number of photos from 1 to 1,000,000, received ${received}`);
});

it('A run that is interrupted leaves nothing, and one that is killed is no library to the next run', async () => {
  const target = path.join(home, 'interrupted');
  expect(await endWith('SIGINT', target)).toBe(130);
  expect([target, `${target}-photos`].filter(existsSync)).toEqual([]);
  await endWith('SIGKILL', target);
  expect(existsSync(target)).toBe(true);
  expect(seed('2', '--data-dir', target).status).toBe(0);
});

/** Ends a large run once it adds photos. @returns its exit code */
async function endWith(signal: NodeJS.Signals, target: string): Promise<number | null> {
  const child = spawn(process.execPath, [script, '1000000', '--data-dir', target], { stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const added = path.join(`${target}-photos`, 'Camera', '2005');
  await vi.waitUntil(() => existsSync(added), { timeout: 60_000 });
  child.kill(signal);
  return ended;
}
