/**
 * `npm run dev` in a copy of the sources: a changed component reaches the page that is open, a changed line of the engine,
 * the embedder or the host the next answer, and the library stays. How long each took is printed.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { appRoot } from '../../electron/engine/app-root.ts';
import type { LibraryStatus } from '../../shared/schemas.ts';
import { collectPageErrors } from './support/page-errors.ts';

/** All that the bundles and a running library are made of. */
const SOURCES = ['electron', 'renderer', 'shared', 'scripts', 'models', 'samples', 'bin'];
const FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.base.json'];

let copy = '';
let dev: ChildProcess;
let output = '';
let origin = '';
let token = '';

// The first page is compiled as it is asked for, a hundred components of it.
test.describe.configure({ mode: 'serial', timeout: 300_000 });
test.beforeAll(async () => {
  copy = mkdtempSync(path.join(tmpdir(), 'sightline-dev-'));
  for (const name of [...SOURCES, ...FILES, 'test/tsconfig.json', 'bench/tsconfig.json'])
    cpSync(path.join(appRoot, name), path.join(copy, name), { recursive: true });
  symlinkSync(path.join(appRoot, 'node_modules'), path.join(copy, 'node_modules'));
  const args = ['samples', '--data-dir', path.join(copy, 'library'), '--port', '0', '--no-open'];
  dev = spawn(process.execPath, ['scripts/dev.mjs', ...args], {
    cwd: copy,
    env: { ...process.env, INIT_CWD: copy },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [dev.stdout, dev.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ready = /Sightline is ready: (\S+)\?token=(\S+)/;
  await expect.poll(() => output, { timeout: 120_000 }).toMatch(ready);
  [, origin = '', token = ''] = ready.exec(output) ?? [];
  await expect.poll(async () => (await status()).photos.done, { timeout: 120_000 }).toBe(23);
});
test.afterAll(async () => {
  if (dev.exitCode === null && dev.signalCode === null) {
    const ended = new Promise((resolve) => dev.once('exit', resolve));
    dev.kill('SIGTERM');
    await ended;
  }
  rmSync(copy, { recursive: true, force: true });
});

async function ask<Answer>(target: string): Promise<Answer> {
  const answer = await fetch(origin + target, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Answer;
}
const status = (): Promise<LibraryStatus> => ask('api/status');

/** Puts `to` in the place of `from` in a source of the copy, and says how long it took until `arrived`. */
async function change(
  what: string,
  file: string,
  from: string,
  to: string,
  arrived: () => Promise<unknown>,
): Promise<void> {
  const source = path.join(copy, file);
  const text = readFileSync(source, 'utf8');
  expect(text, file).toContain(from);
  const started = performance.now();
  writeFileSync(source, text.replace(from, to));
  await arrived();
  console.log(`${what}: on screen, or in an answer, after ${Math.round(performance.now() - started)} ms`);
}

/** Asks again and again: an answer fails while a process is being replaced. */
async function until(answered: () => Promise<boolean>): Promise<void> {
  await expect.poll(() => answered().catch(() => false), { intervals: [20], timeout: 30_000 }).toBe(true);
}

test('A changed component is replaced in the page that is open, under the strict policy', async ({
  page,
}) => {
  const errors = collectPageErrors(page);
  await page.goto(`${origin}?token=${token}`);
  const heading = page.getByRole('heading', { name: 'What are you looking for?' });
  await expect(heading).toBeVisible({ timeout: 120_000 });
  await expect(page.locator('[data-photo] img').first()).toBeVisible();
  await page.evaluate(() => Object.assign(window, { openedBefore: true }));
  await change('component', 'renderer/components/search/StartPage.svelte', '</h1>', ' Changed.</h1>', () =>
    page.getByRole('heading', { name: 'What are you looking for? Changed.' }).waitFor(),
  );
  expect(await page.evaluate(() => 'openedBefore' in window)).toBe(true);
  expect(errors).toEqual([]);
});

test('A changed line of the engine is in the next answer, and the library stays', async () => {
  const before = await status();
  await change(
    'engine',
    'electron/engine/service/status.ts',
    'version: appVersion,',
    'version: `${appVersion}-changed`,',
    () => until(async () => (await status()).version === `${before.version}-changed`),
  );
  expect((await status()).photos).toEqual(before.photos);
  expect((await status()).progress.stopped).toBeNull();
  await expect.poll(() => output).toContain('dev: engine: built in');
  expect(output).not.toContain('The engine process ended');
});

test('A changed line of the embedder is in its next answer', async () => {
  const photo = 1;
  const groups = async (): Promise<string[]> => {
    const metadata = await ask<{ groups: { name: string }[] }>(`api/photos/${photo}/metadata`);
    return metadata.groups.map(({ name }) => name);
  };
  const before = await groups();
  await change(
    'embedder',
    'electron/engine/embedder/service.ts',
    'metadata: ({ path }) => readMetadata(path),',
    `metadata: async ({ path }) => {
      const { groups } = await readMetadata(path);
      return { groups: [...groups, { name: 'Changed', fields: [] }] };
    },`,
    () => until(async () => (await groups()).includes('Changed')),
  );
  expect(await groups()).toEqual([...before, 'Changed']);
  await expect.poll(() => output).toContain('dev: embedder: built in');
});

test('A changed line of the host is in the next answer, at the same address, with the same token', async () => {
  await change('host', 'electron/web/headers.ts', "'DENY'", "'SAMEORIGIN'", () =>
    until(async () => (await fetch(origin)).headers.get('x-frame-options') === 'SAMEORIGIN'),
  );
  expect((await status()).photos.done).toBe(23);
});

test('A fault in the sources is shown, and what runs stays as it was', async () => {
  const source = path.join(copy, 'electron/engine/service/status.ts');
  const whole = readFileSync(source, 'utf8');
  writeFileSync(source, 'const broken = ;');
  await expect.poll(() => output).toContain('dev: not built; what runs stays as it was');
  expect(output).toContain('status.ts');
  expect((await status()).photos.done).toBe(23);
  await change(
    'after a fault',
    'electron/engine/service/status.ts',
    'const broken = ;',
    whole.replace('-changed', '-mended'),
    () => until(async () => (await status()).version.endsWith('-mended')),
  );
});

test('Ctrl-C ends all processes', async () => {
  const children = processesBelow(dev.pid ?? 0);
  expect(children.length).toBeGreaterThanOrEqual(2);
  const ended = new Promise((resolve) => dev.once('exit', resolve));
  dev.kill('SIGINT');
  expect(await ended).toBe(0);
  for (const pid of children) expect(isRunning(pid), String(pid)).toBe(false);
});

/** Ids of a process's children with theirs. */
function processesBelow(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean);
  return children.flatMap((child) => [Number(child), ...processesBelow(Number(child))]);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
