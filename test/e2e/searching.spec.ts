/** Finding photos: words, the line under the matches, one photo, photos like it, an image of one's own, filters. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { samplesDir } from '../../electron/engine/app-root.ts';
import { expect, search, shownPhotos, test } from './fixtures.ts';
import type { StartedSightline } from './fixtures.ts';

async function open(page: Page, sightline: StartedSightline): Promise<void> {
  const folder = sightline.addPhotos('Pictures');
  await page.goto(await sightline.start('start', { folders: [folder] }));
  await expect(page.getByText('23 photos ready to search')).toBeVisible();
}

test('Words find photos, with a line above the weaker ones, and without numbers', async ({
  page,
  sightline,
}) => {
  await open(page, sightline);
  await search(page, 'two dogs at a window');
  const tiles = page.getByRole('grid', { name: /“two dogs/ }).locator('[data-photo]');
  await expect(tiles.first()).toHaveAccessibleName('two-dogs-at-a-window.jpg Match');
  const line = page.getByRole('heading', { name: 'Less likely matches' });
  const weaker = tiles.filter({ hasText: 'Weak match' });
  await expect(weaker.first()).toHaveAccessibleName(/ Weak match$/);
  await expect(page.getByRole('grid')).not.toContainText('%');
  const top = async (locator: Locator) => (await locator.boundingBox())?.y ?? NaN;
  expect(await top(line)).toBeGreaterThan(await top(tiles.first()));
  expect(await top(line)).toBeLessThan(await top(weaker.first()));
  await expect(page.getByText('23 photos searched')).toBeVisible();
});

test('A photo opens with its details, its neighbours, and photos like it', async ({ page, sightline }) => {
  await open(page, sightline);
  await search(page, 'a cat');
  const [first = '', second = ''] = await shownPhotos(page);
  const tile = page.locator('[data-photo]').first();
  await tile.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: first })).toBeVisible();
  await expect(
    dialog.getByRole('definition').filter({ hasText: path.join(sightline.root, 'Pictures') }),
  ).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByRole('heading', { name: second })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.locator('[data-photo]').nth(1)).toBeFocused();

  await tile.click();
  await dialog.getByRole('button', { name: 'Find similar' }).click();
  await expect(page.getByRole('heading', { name: `Photos like ${first}` })).toBeVisible();
  await expect(page.locator('[data-photo]').first()).toHaveAccessibleName(/\.jpg$/);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'a cat' })).toBeVisible();
});

test('An image of one’s own finds its like: chosen, pasted or dropped', async ({ page, sightline }) => {
  await open(page, sightline);
  await page.getByTestId('query-file').setInputFiles(path.join(samplesDir, 'tabby-cat.jpg'));
  await expect(page.getByRole('heading', { name: 'Photos like tabby-cat.jpg' })).toBeVisible();
  await expect.poll(async () => (await shownPhotos(page))[0]).toBe('tabby-cat.jpg');
  await page.getByRole('button', { name: 'Remove tabby-cat.jpg from the search' }).click();
  await expect(page.getByRole('heading', { name: 'What are you looking for?' })).toBeVisible();

  for (const type of ['paste', 'drop'] as const) {
    const name = type === 'paste' ? 'clock.jpg' : 'galaxies.jpg';
    const base64 = readFileSync(path.join(samplesDir, name), 'base64');
    await page.evaluate(bringFile, { type, name, base64 });
    await expect.poll(async () => (await shownPhotos(page))[0]).toBe(name);
  }
  await page.getByLabel('Search your photos').fill('stars');
  await expect(page.getByRole('heading', { name: '“stars” like galaxies.jpg' })).toBeVisible();
});

test('A file that is no image is refused in words', async ({ page, sightline }) => {
  await open(page, sightline);
  const buffer = Buffer.from('not an image');
  await page.getByTestId('query-file').setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer });
  await expect(page.getByText('“notes.txt” is not an image that Sightline can search with.')).toBeVisible();
  await page.getByTestId('query-file').setInputFiles({ name: 'fake.jpg', mimeType: 'image/jpeg', buffer });
  await expect(page.getByRole('heading', { name: 'Search failed' })).toBeVisible();
});

test('Filters narrow the hits, and say so when nothing passes them', async ({ page, sightline }) => {
  await open(page, sightline);
  await search(page, 'a flower');
  await page.getByRole('button', { name: 'Add filter' }).click();
  const popover = page.getByRole('dialog', { name: 'Filter photos' });
  await popover.getByRole('button', { name: 'File type' }).click();
  await page
    .getByRole('dialog', { name: 'File type' })
    .getByRole('button', { name: 'JPEG 23 photos' })
    .click();
  await expect(page.getByRole('button', { name: 'File type: JPEG. Change' })).toBeVisible();
  await expect(page.getByText('23 photos searched')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Add filter' }).click();
  await popover.getByRole('button', { name: 'Date taken' }).click();
  await page.getByLabel('Taken from').fill('2030-01-01');
  await expect(page.getByRole('heading', { name: 'No photos match these filters' })).toBeVisible();
  await expect(page.getByText('Date filters leave out photos without a capture date')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: /^Date taken: From .*2030/ })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click();
  await expect(page.getByText('23 photos searched')).toBeVisible();
});

test('Words with minus and with weight change the order of the hits', async ({ page, sightline }) => {
  await open(page, sightline);
  const box = page.getByLabel('Search your photos');
  await box.fill('an animal +a cat');
  await expect.poll(async () => (await shownPhotos(page))[0]).toBe('tabby-cat.jpg');
  await box.fill('an animal -a cat');
  await expect(page.getByRole('heading', { level: 1, name: '“an animal”, not “a cat”' })).toBeVisible();
  expect((await shownPhotos(page)).slice(0, 5)).not.toContain('tabby-cat.jpg');

  await page.keyboard.press('Enter');
  await box.fill('a rocket');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Change “a rocket”' }).click();
  await page.getByRole('menuitemradio', { name: /three times/ }).click();
  await expect.poll(async () => (await shownPhotos(page))[0]).toBe('rocket-on-the-launch-pad.jpg');
});

test(
  'Searches are kept as history and by name, and are there after a restart',
  {
    tag: '@browser',
    annotation: {
      type: 'browser only',
      description: 'the window goes with the app; test/desktop-e2e/lifecycle.spec.ts starts it again',
    },
  },
  async ({ page, sightline }) => {
    await open(page, sightline);
    await search(page, 'dogs at a window');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Save search' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Dogs');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Dogs', exact: true })).toBeVisible();
    await sightline.stop();
    await page.goto(await sightline.start('start'));
    await page.getByLabel('Search your photos').fill('dog');
    const options = page.getByRole('listbox').getByRole('option');
    await expect(options.filter({ hasText: 'Recent search' })).toHaveText(/dogs at a window/);
    await expect(options.filter({ hasText: 'Saved search' })).toHaveText(/Dogs/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Dogs', exact: true }).click();
    await expect(page.getByLabel('Search your photos')).toHaveValue('dogs at a window');
    await expect.poll(async () => (await shownPhotos(page))[0]).toBe('two-dogs-at-a-window.jpg');
  },
);

test('Hits by date keep the line between matches and weaker ones', async ({ page, sightline }) => {
  await open(page, sightline);
  await search(page, 'a flower');
  const words = () =>
    page
      .locator('[data-photo]')
      .evaluateAll((tiles) =>
        tiles
          .sort((one, other) => Number(one.dataset['index']) - Number(other.dataset['index']))
          .map((tile) => tile.querySelector(':scope > span:last-child')?.textContent ?? ''),
      );
  const byRelevance = await shownPhotos(page);
  await page.getByLabel('Sort photos by').selectOption('Oldest first');
  await expect.poll(() => shownPhotos(page)).not.toEqual(byRelevance);
  // Read again and again: how many match may still change while the library settles.
  await expect
    .poll(async () => {
      const shown = await words();
      const line = shown.indexOf('Weak match');
      return line > 0 && shown.slice(line).every((word) => word === 'Weak match');
    })
    .toBe(true);
  await expect(page.getByRole('heading', { name: 'Less likely matches' })).toBeVisible();
});

/** Runs in the page: pastes or drops a file as a person would. */
function bringFile({ type, name, base64 }: { type: 'paste' | 'drop'; name: string; base64: string }): void {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], name, { type: 'image/jpeg' }));
  const event =
    type === 'paste'
      ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
      : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
}
