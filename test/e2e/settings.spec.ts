/** Settings take effect at once, on every page, and say how they are kept. */
import type { Page } from '@playwright/test';
import { expect, test } from '../page/fake-host.ts';
import { goTo } from '../page/states-shell.ts';
import { filled } from '../page/states.ts';

const root = (page: Page) => page.locator('html');

test(
  'A theme is used over that of the system, at once and on every page',
  { tag: '@browser', annotation: { type: 'browser only', description: 'the desktop has one page' } },
  async ({ page, host, context }) => {
    filled(host.engine);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(host.server.url);
    const other = await context.newPage();
    await other.goto(host.server.url);
    await goTo(page, 'Settings');
    const background = () => root(page).evaluate((element) => getComputedStyle(element).backgroundColor);
    const light = await background();
    await page.getByLabel('Theme').selectOption('Dark');
    await expect(root(page)).toHaveAttribute('data-theme', 'dark');
    expect(await background()).not.toBe(light);
    await expect(root(other)).toHaveAttribute('data-theme', 'dark');
    await page.getByLabel('Theme').selectOption('Match system');
    await expect(root(page)).not.toHaveAttribute('data-theme');
    expect(await background()).toBe(light);
  },
);

test('A language is shown at once, with its numbers, and by screen readers', async ({ page, host }) => {
  filled(host.engine);
  host.engine.library.status.photos.done = 4203;
  await page.goto(host.server.url);
  await goTo(page, 'Settings');
  await page.getByLabel('Language', { exact: true }).selectOption('Deutsch');
  await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
  await expect(root(page)).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('navigation', { name: 'Bibliothek' })).toContainText('4.203');
  await page.getByLabel('Sprache', { exact: true }).selectOption('Français');
  await expect(page).toHaveTitle('Réglages – Sightline');
  await page.getByLabel('Langue', { exact: true }).selectOption('English');
  await expect(page.getByRole('navigation', { name: 'Library' })).toContainText('4,203');
});

for (const [state, words] of [
  ['reset', 'Settings were reset'],
  ['newer', 'Settings are from a newer version'],
  ['unsaved', 'Settings can’t be saved'],
] as const) {
  test(
    `A settings file that makes them ${state} is reported where they are changed, with the reason`,
    {
      tag: '@browser',
      annotation: { type: 'browser only', description: 'test/desktop-e2e/faults.spec.ts has the files' },
    },
    async ({ page, host }) => {
      filled(host.engine);
      host.desktop.keeps(state, 'what is the matter with the file');
      await page.goto(host.server.url);
      await goTo(page, 'Settings');
      const notice = page.getByRole('status').filter({ hasText: words });
      await expect(notice).toContainText('what is the matter with the file');
      await page.getByLabel('Theme').selectOption('Dark');
      await expect(root(page)).toHaveAttribute('data-theme', 'dark');
      await expect(notice).toBeVisible();
    },
  );
}

test('Thumbnails are cleared after asking, and the room they took is free', async ({ page, host }) => {
  filled(host.engine);
  await page.goto(host.server.url);
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Clear thumbnails…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Clear thumbnails?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(host.engine.library.calls).toEqual([]);
  await page.getByRole('button', { name: 'Clear thumbnails…' }).click();
  await dialog.getByRole('button', { name: 'Clear thumbnails' }).click();
  await expect(page.getByRole('button', { name: 'Clear thumbnails…' })).toBeDisabled();
  expect(host.engine.library.calls).toEqual([{ method: 'clearThumbnails', input: null }]);
});

test('The space for thumbnails is chosen and kept', async ({ page, host }) => {
  filled(host.engine);
  await page.goto(host.server.url);
  await goTo(page, 'Settings');
  const space = page.getByLabel('Space for thumbnails');
  await expect(space).toHaveValue('20');
  await space.selectOption('50 GB');
  await page.reload();
  await expect(space).toHaveValue('50');
});

test('Remembered searches are forgotten after asking', async ({ page, host }) => {
  filled(host.engine);
  host.engine.searches.history = ['dogs at a window'];
  await page.goto(host.server.url);
  await goTo(page, 'Settings');
  const remember = page.getByRole('switch', { name: 'Remember searches' });
  await remember.uncheck();
  await page.reload();
  await expect(remember).not.toBeChecked();
  await page.getByRole('button', { name: 'Clear search history…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Clear history' }).click();
  await expect(page.getByText('Search history cleared.')).toBeVisible();
  expect(host.engine.searches.history).toEqual([]);
  await remember.check();
  await page.reload();
  await expect(remember).toBeChecked();
});

test(
  "Looking for a new version waits for the reader's request, and a browser page says why it can't",
  {
    tag: '@browser',
    annotation: {
      type: 'browser only',
      description: 'test/desktop-e2e/security.spec.ts has an app that asks nobody by itself',
    },
  },
  async ({ page, host }) => {
    filled(host.engine);
    await page.goto(host.server.url);
    await goTo(page, 'Settings');
    await expect(page.getByText('Update Sightline the same way you installed it.')).toBeVisible();
    await expect(
      page.getByText('Pausing on battery or while you work is available in the desktop app only.'),
    ).toBeVisible();
    host.desktop.can({ updates: true, power: true });
    host.desktop.update = { state: 'failed', version: null, message: 'no connection' };
    await page.reload();
    await expect(page.getByRole('switch', { name: 'Check for updates' })).not.toBeChecked();
    expect(host.engine.library.calls).toEqual([]);
    await page.getByRole('button', { name: 'Check now' }).click();
    await expect(page.getByText('The check failed. no connection')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Check now' })).toBeFocused();
    host.engine.emit({ type: 'update', update: { state: 'downloaded', version: '0.2.0', message: null } });
    await expect(page.getByRole('button', { name: 'Restart to update to 0.2.0' })).toBeVisible();
    expect(host.engine.library.calls).toEqual([{ method: 'checkForUpdates', input: null }]);
  },
);
