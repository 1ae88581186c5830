/** Dialogs put the focus where the hand wants to go on: into their field, else on the way out that changes nothing. */
import type { Locator, Page } from '@playwright/test';
import { DESKTOP } from '../page/fake-desktop.ts';
import { expect, test } from '../page/fake-host.ts';
import { filled } from '../page/states.ts';
import { goTo } from '../page/states-shell.ts';

const dialogOf = (page: Page): Locator => page.getByRole('dialog');

test('A search is saved by typing its name and Enter', async ({ page, host }) => {
  filled(host.engine);
  await page.goto(host.server.url);
  await page.getByLabel('Search your photos').fill('sunset');
  await page.getByRole('button', { name: 'Save search' }).click();
  await expect(dialogOf(page).getByRole('textbox')).toBeFocused();
  await page.keyboard.type('Evening sun');
  await page.keyboard.press('Enter');
  await expect.poll(() => host.engine.searches.saved.map(({ name }) => name)).toEqual(['Evening sun']);
  await expect(dialogOf(page)).toBeHidden();
});

test('A tag is renamed by typing over its name', async ({ page, host }) => {
  filled(host.engine);
  await host.engine.call('tags.assign', { names: ['Family'], selection: { ids: [1, 2] } });
  await page.goto(host.server.url);
  await goTo(page, 'Tagging');
  await page.getByRole('tab', { name: 'Your tags' }).click();
  await page.getByRole('button', { name: 'Rename the tag Family' }).click();
  const field = dialogOf(page).getByRole('textbox');
  await expect(field).toBeFocused();
  await page.keyboard.type('Relatives');
  await expect(field).toHaveValue('Relatives');
});

test('A label set is saved by typing its name and Enter', async ({ page, host }) => {
  filled(host.engine);
  await page.goto(host.server.url);
  await goTo(page, 'Tagging');
  await page.getByRole('textbox', { name: 'Labels' }).fill('beach, cat');
  await page.getByRole('button', { name: 'Save these labels…' }).click();
  await expect(dialogOf(page).getByRole('textbox')).toBeFocused();
  await page.keyboard.type('Trips');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Trips/ })).toBeVisible();
});

test('A new album is named by typing, and the tags of photos too', async ({ page, host }) => {
  filled(host.engine);
  await page.goto(host.server.url);
  await page.getByRole('button', { name: 'New album' }).click();
  await expect(dialogOf(page).getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await page.locator('[data-photo]').first().focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Tags…' }).click();
  await expect(dialogOf(page).getByRole('combobox')).toBeFocused();
});

test('A question without a field starts on Cancel, also before photos go to the trash', async ({
  page,
  host,
}) => {
  filled(host.engine);
  host.desktop.can(DESKTOP);
  await page.goto(host.server.url);
  const photo = page.locator('[data-photo]').first();
  await photo.focus();
  await page.keyboard.press('Delete');
  await expect(dialogOf(page).getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialogOf(page)).toBeHidden();
  await expect(photo).toBeFocused();
  expect(host.engine.library.calls.map(({ method }) => method)).not.toContain('trash');

  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Clear thumbnails…' }).click();
  await expect(dialogOf(page).getByRole('button', { name: 'Cancel' })).toBeFocused();
});
