/** Faults in Sightline itself behind a page in a browser, forced: what its reader sees, and what the log has. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test as base } from '@playwright/test';
import { samplesDir } from '../../electron/engine/app-root.ts';
import { parseRecord, type LogRecord } from '../../electron/engine/log/record.ts';
import { Sightline } from './fixtures.ts';

/** Not the fixtures of other specs: a page that throws is what is looked at here. */
const test = base.extend<{ sightline: Sightline }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from this pattern.
  sightline: async ({}, use) => {
    const directory = mkdtempSync(path.join(tmpdir(), 'sightline-faults-'));
    const sightline = new Sightline(directory);
    await use(sightline);
    await sightline.stop();
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  },
});

function errors({ logFile }: Sightline): LogRecord[] {
  if (!existsSync(logFile)) return [];
  return readFileSync(logFile, 'utf8')
    .split('\n')
    .map(parseRecord)
    .filter((record) => record !== null)
    .filter(({ level }) => level === 'error');
}

test('A fault behind the upload of a query image shows where its details are, which can be copied', async ({
  page,
  context,
  sightline,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(await sightline.start('start', { args: ['--self-test=fail-embedder'] }));
  await page.getByTestId('query-file').setInputFiles(path.join(samplesDir, 'tabby-cat.jpg'));
  const card = page.getByRole('alert').filter({ hasText: 'Something went wrong in Sightline' });
  await expect(card).toContainText(`The details are in ${sightline.logFile}.`);
  await expect(card.getByRole('button', { name: 'Show log' })).toHaveCount(0);
  await card.getByRole('button', { name: 'Copy details' }).click();
  await expect(page.getByText('Details copied.')).toBeVisible();
  await expect.poll(() => errors(sightline).length).toBe(2);
  const outer = errors(sightline).at(-1);
  expect(outer).toMatchObject({
    process: 'serve',
    message: 'search.uploadImage failed: the embedder process was told to fail',
  });
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    `Failure ${outer?.failure} of search.uploadImage at `,
  );
});

test('A fault in the page is in the log of the server with its stack, and the page goes on', async ({
  page,
  sightline,
}) => {
  await page.goto(await sightline.start('start', { args: ['--self-test=fail-page'] }));
  await expect
    .poll(() => errors(sightline))
    .toMatchObject([
      {
        process: 'page',
        message: 'Error: the page was told to fail',
        stack: expect.stringContaining('/fail.js:1:') as unknown as string,
      },
    ]);
  await page.getByLabel('Search your photos').fill('a cat');
  await expect(page.locator('[data-photo]').first()).toBeVisible();
});
