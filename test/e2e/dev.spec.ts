/**
 * `npm run dev` in a copy of the sources: a changed component reaches the page that is open, a changed line of the engine,
 * the embedder or the host the next answer, and the library stays. How long each took is printed.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { Database } from '../../electron/engine/store/database.ts';
import type { LibraryStatus } from '../../shared/schemas.ts';
import { DevRun } from '../support/dev-run.ts';
import { photo } from '../support/images.ts';
import { collectPageErrors } from './support/page-errors.ts';

/** The sample photos, which the run is started with. */
const SAMPLES = 23;

let dev: DevRun;
let origin = '';
let token = '';

// The first page is compiled as it is asked for, a hundred components of it.
test.describe.configure({ mode: 'serial', timeout: 300_000 });
test.beforeAll(async () => {
  dev = new DevRun();
  mkdirSync(path.join(dev.folder, 'pictures'));
  dev.start(['samples', 'pictures', '--data-dir', 'library', '--port', '0', '--no-open']);
  const ready = /Sightline is ready: (\S+)\?token=(\S+)/;
  await expect.poll(() => dev.output, { timeout: 120_000 }).toMatch(ready);
  [, origin = '', token = ''] = ready.exec(dev.output) ?? [];
  await expect.poll(async () => (await status()).photos.done, { timeout: 120_000 }).toBe(SAMPLES);
});
test.afterAll(() => dev.remove());

async function ask<Answer>(target: string): Promise<Answer> {
  const answer = await fetch(origin + target, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Answer;
}
const status = (): Promise<LibraryStatus> => ask('api/status');

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
  await dev.change(
    'component',
    'renderer/components/search/StartPage.svelte',
    '{messages.empty.home}</h1>',
    '{messages.empty.home} Changed.</h1>',
    () => until(() => page.getByRole('heading', { name: 'What are you looking for? Changed.' }).isVisible()),
  );
  expect(await page.evaluate(() => 'openedBefore' in window)).toBe(true);
  expect(errors).toEqual([]);
});

test('A changed line of the engine is in the next answer, and the library stays', async () => {
  const before = await status();
  await dev.change(
    'engine',
    'electron/engine/service/status.ts',
    'version: appVersion,',
    'version: `${appVersion}-changed`,',
    () => until(async () => (await status()).version === `${before.version}-changed`),
  );
  expect((await status()).photos).toEqual(before.photos);
  expect((await status()).progress.stopped).toBeNull();
  await expect.poll(() => dev.output).toContain('dev: engine: built in');
  expect(dev.output).not.toContain('The engine process ended');
});

test('A changed line of the embedder is in its next answer', async () => {
  const photo = 1;
  const groups = async (): Promise<string[]> => {
    const metadata = await ask<{ groups: { name: string }[] }>(`api/photos/${photo}/metadata`);
    return metadata.groups.map(({ name }) => name);
  };
  const before = await groups();
  await dev.change(
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
  await expect.poll(() => dev.output).toContain('dev: embedder: built in');
});

test('A changed line of the host is in the next answer, at the same address, with the same token', async () => {
  await dev.change('host', 'electron/web/headers.ts', "'DENY'", "'SAMEORIGIN'", () =>
    until(async () => (await fetch(origin)).headers.get('x-frame-options') === 'SAMEORIGIN'),
  );
  expect((await status()).photos.done).toBe(SAMPLES);
});

test('A fault in the sources is shown, and what runs stays as it was', async () => {
  const source = path.join(dev.folder, 'electron/engine/service/status.ts');
  const whole = readFileSync(source, 'utf8');
  writeFileSync(source, 'const broken = ;');
  await expect.poll(() => dev.output).toContain('dev: not built; what runs stays as it was');
  expect(dev.output).toContain('status.ts');
  expect((await status()).photos.done).toBe(SAMPLES);
  await dev.change(
    'after a fault',
    'electron/engine/service/status.ts',
    'const broken = ;',
    whole.replace('-changed', '-mended'),
    () => until(async () => (await status()).version.endsWith('-mended')),
  );
});

test('A running index survives a restart of the engine: no picture is lost, and none is stored twice', async () => {
  const PICTURES = 200;
  const bytes = await photo(2_400, 1_600).jpeg().toBuffer();
  const made = path.join(dev.folder, 'made');
  mkdirSync(made);
  for (let index = 0; index < PICTURES; index += 1)
    // What follows the picture's end is no part of it, and makes every file another one.
    writeFileSync(path.join(made, `${index}.jpg`), Buffer.concat([bytes, Buffer.from(`${index}`)]));
  renameSync(made, path.join(dev.folder, 'pictures/all'));
  await until(async () => (await status()).photos.done > SAMPLES + 10);

  const before = (await status()).version;
  await dev.change(
    'engine, while it indexes',
    'electron/engine/service/status.ts',
    'version: `',
    'version: `again-',
    () => until(async () => (await status()).version === `again-${before}`),
  );
  const atRestart = (await status()).photos;
  console.log(
    `${atRestart.done - SAMPLES} of ${PICTURES} pictures were indexed when the engine had restarted`,
  );
  expect(atRestart.done).toBeGreaterThan(SAMPLES + 10);
  expect(atRestart.pending).toBeGreaterThan(0);

  await expect
    .poll(async () => (await status()).photos, { timeout: 120_000 })
    .toMatchObject({ done: SAMPLES + PICTURES, pending: 0, failed: 0, skipped: 0 });
  // The database counts each vector that is stored, and each that replaces another.
  const database = Database.openReader(path.join(dev.folder, 'library/library.db'));
  expect(database.all('SELECT changes FROM vector_changes')).toEqual([{ changes: SAMPLES + PICTURES }]);
  database.close();
});

test('Ctrl-C ends all processes', async () => {
  const children = processesBelow(dev.pid);
  expect(children.length).toBeGreaterThanOrEqual(2);
  expect(await dev.end('SIGINT')).toBe(0);
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
