/** Faults in Sightline itself, forced in each process of the app: what its reader sees and can do, and what the log has. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { samplesDir } from '../../electron/engine/app-root.ts';
import { parseRecord, type LogRecord } from '../../electron/engine/log/record.ts';
import { expect, test } from './fixtures.ts';
import { indexed } from './support/contract.ts';
import type { DesktopApp } from './support/desktop-app.ts';

/** What is in the app's log so far. */
function records({ logFile }: DesktopApp): LogRecord[] {
  if (!existsSync(logFile)) return [];
  return readFileSync(logFile, 'utf8')
    .split('\n')
    .map(parseRecord)
    .filter((record) => record !== null);
}

/** The errors of the log, as soon as there are as many. */
async function errors(desktop: DesktopApp, count: number): Promise<LogRecord[]> {
  const all = (): LogRecord[] => records(desktop).filter(({ level }) => level === 'error');
  await expect.poll(() => all().length).toBeGreaterThanOrEqual(count);
  return all();
}

const searchWords = (page: Page): Promise<void> => page.getByLabel('Search your photos').fill('a walk');
const searchImage = (page: Page): Promise<void> =>
  page.getByTestId('query-file').setInputFiles(path.join(samplesDir, 'tabby-cat.jpg'));

for (const { name, act, request, lines } of [
  {
    name: 'host',
    act: searchWords,
    request: 'search.query',
    lines: [{ process: 'app', message: 'search.query failed: the host process was told to fail' }],
  },
  {
    name: 'engine',
    act: searchWords,
    request: 'search.query',
    lines: [
      { process: 'engine', message: 'engine.search.query failed: the engine process was told to fail' },
      { process: 'app', message: 'search.query failed: the engine process was told to fail' },
    ],
  },
  {
    name: 'embedder',
    act: searchImage,
    request: 'search.uploadImage',
    lines: [
      { process: 'embedder', message: 'embedder.embedImage failed: the embedder process was told to fail' },
      { process: 'app', message: 'search.uploadImage failed: the embedder process was told to fail' },
    ],
  },
]) {
  test(`A fault in the ${name} process of the app can be reported by its reader, and is in the log`, async ({
    desktop,
    launch,
  }) => {
    const page = await launch({ samples: true, args: [`--self-test=fail-${name}`] });
    await act(page);
    const card = page.getByRole('alert').filter({ hasText: 'Something went wrong in Sightline' });
    await expect(card).toContainText('The details are in the log.');
    await expect(page.getByText(/terminal|command line/i)).toHaveCount(0);

    const logged = await errors(desktop, lines.length);
    expect(logged).toMatchObject(lines);
    expect(logged[0]?.stack).toMatch(/^Error: the \w+ process was told to fail\n {4}at /);
    expect(JSON.stringify(logged)).not.toContain('a walk');

    await card.getByRole('button', { name: 'Copy details' }).click();
    await expect(page.getByText('Details copied.')).toBeVisible();
    const copied = await desktop.app.evaluate(({ clipboard }) => clipboard.readText());
    // The page may have asked again: the log counts the same failure under its latest name.
    const id = new RegExp(`Failure (\\w+) of ${request} at `).exec(copied)?.[1] ?? 'none';
    await expect.poll(() => records(desktop).map(({ failure }) => failure)).toContain(id);
    expect(copied).toContain(`the ${name} process was told to fail`);
    expect(copied).toContain('Log: ');

    await desktop.app.evaluate(({ shell }) => {
      shell.showItemInFolder = (file) => void ((globalThis as { shown?: string }).shown = file);
    });
    await card.getByRole('button', { name: 'Show log' }).click();
    await expect
      .poll(() => desktop.app.evaluate(() => (globalThis as { shown?: string }).shown))
      .toBe(desktop.logFile);
  });
}

test('A fault in the page of the app is in the log with its stack, and the page goes on', async ({
  desktop,
}) => {
  const folder = desktop.addPhotos('Garden', { names: ['clock.jpg'] });
  const page = await desktop.launch({ folders: [folder], args: ['--self-test=fail-page'] });
  await indexed(page, 1);
  expect(await errors(desktop, 1)).toMatchObject([
    {
      process: 'page',
      message: 'Error: the page was told to fail',
      stack: expect.stringContaining('app://sightline/fail.js') as unknown as string,
    },
  ]);
  await searchWords(page);
  await expect(page.locator('[data-photo] img').first()).toHaveAttribute('alt', 'clock.jpg');
});

test('The doctor of the Help menu shows its checks, and its report can be copied', async ({
  desktop,
  launch,
}) => {
  const page = await launch({ samples: true });
  await desktop.app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('show-doctor')?.click();
  });
  const dialog = page.getByRole('dialog', { name: 'Doctor' });
  await expect(dialog.getByText('All is well.')).toBeVisible();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Database' })).toContainText('OK');
  await dialog.getByRole('button', { name: 'Copy report' }).click();
  await expect(dialog.getByText('Report copied.')).toBeVisible();
  const copied = await desktop.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(JSON.parse(copied)).toMatchObject({ dataDir: { path: desktop.dataDir }, failures: [] });
});
