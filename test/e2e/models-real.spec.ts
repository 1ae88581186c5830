/**
 * A model through the page, with the real engine and fetcher and a hub on this machine: from its download to its
 * removal, with both models compared in between. In browsers only: what differs on a desktop is the transport, which
 * desktop-e2e/models.spec.ts tests.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { comparing } from '../page/states-comparison.ts';
import { goTo } from '../page/states-shell.ts';
import { modelOfFolder } from '../support/hub-models.ts';
import { startLocalHub, type LocalHub } from '../support/local-hub.ts';
import { writeTinyClip } from '../support/onnx/model-folders.ts';
import { expect, search, test as base } from './fixtures.ts';
import { savedFile } from './support/saved-file.ts';

const MODEL = 'acme/tiny-clip';
const NAME = 'acme--tiny-clip';
/** Bytes per second at which a download of a megabyte can be paused. */
const SLOW = 100_000;

const test = base.extend<{ hub: LocalHub }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from this pattern.
  hub: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'sightline-hub-'));
    await writeTinyClip(folder);
    const hub = await startLocalHub(modelOfFolder(MODEL, folder));
    rmSync(folder, { recursive: true });
    await use(hub);
    await hub.close();
  },
});

/** Opens the settings, where downloads come from the hub, and asks it for the model. */
async function startDownload(page: Page, hub: LocalHub): Promise<void> {
  await goTo(page, 'Settings');
  await page.getByText('Any other model, or a mirror').click();
  await page.getByLabel('Mirror of huggingface.co').fill(hub.url);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await page.getByLabel('Model on huggingface.co').fill(MODEL);
  await page.getByLabel('Model on huggingface.co').press('Enter');
}

test('A model of a hub is downloaded, paused, used, compared, given up and removed on the page @browser', async ({
  page,
  sightline,
  hub,
}) => {
  const folder = sightline.addPhotos('Pictures', { copies: 2 });
  await page.goto(await sightline.start('start', { folders: [folder] }));
  await expect(page.getByText('46 photos ready to search')).toBeVisible();
  hub.bytesPerSecond = SLOW;
  await startDownload(page, hub);
  const card = page.getByRole('article', { name: MODEL });
  await expect(card).toContainText(/\d (kB|MB) of [\d.]+ MB/);
  await card.getByRole('button', { name: 'Pause' }).click();
  await expect(card).toContainText('Paused at');
  hub.bytesPerSecond = null;
  await card.getByRole('button', { name: 'Resume' }).click();

  await card.getByRole('button', { name: 'Use:' }).click();
  const takesOver = page.getByText('takes over once it has seen every photo. Until then Starter answers.');
  await expect(takesOver).toBeVisible();
  await expect(page.getByRole('progressbar', { name: `Getting photos ready for ${MODEL}` })).toBeVisible();
  await expect(page.getByRole('heading', { level: 3, name: MODEL })).toBeVisible();
  await expect(takesOver).toBeHidden();
  await search(page, 'a cat');
  await expect(page.getByText('46 photos searched')).toBeVisible();

  await goTo(page, 'Settings');
  const compare = comparing(page);
  await compare.getByRole('checkbox', { name: 'Starter', exact: true }).check();
  await compare.getByRole('checkbox', { name: 'Labels from subfolders' }).check();
  await compare.getByLabel('Searches').fill('a cat');
  await compare.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(compare.getByRole('columnheader')).toHaveCount(2, { timeout: 60_000 });
  const file = await savedFile(page, 'models.csv', () =>
    compare.getByRole('button', { name: 'Save as CSV' }).click(),
  );
  expect(
    file.text
      .split('\r\n')
      .slice(1, 3)
      .map((line) => line.split(',')[0]),
  ).toEqual([NAME, 'starter']);

  const starter = page.getByRole('article', { name: 'Starter' });
  await starter.getByRole('button', { name: 'Use:' }).click();
  await expect(page.getByRole('heading', { level: 3, name: 'Starter' })).toBeVisible();
  await page.getByRole('button', { name: `Delete…: ${MODEL}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('heading', { name: 'What models know of your photos' })).toBeFocused();
  await card.getByRole('button', { name: 'Remove…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(card).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Get a better one' })).toBeFocused();
});

test('A cancelled download leaves nothing behind, and the keyboard in the form that asked for it @browser', async ({
  page,
  sightline,
  hub,
}) => {
  await page.goto(await sightline.start());
  hub.bytesPerSecond = SLOW;
  await startDownload(page, hub);
  const card = page.getByRole('article', { name: MODEL });
  await card.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(card).toBeHidden();
  await expect(page.getByLabel('Model on huggingface.co')).toBeFocused();
});
