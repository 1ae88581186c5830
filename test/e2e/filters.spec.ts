/** Filters as chips: set in the popover, shown, changed and taken out; they work without words too. Saved searches. */
import type { Page } from '@playwright/test';
import { expect, test } from '../page/fake-host.ts';
import type { FakeHost } from '../page/fake-host.ts';
import { filled } from '../page/states.ts';

const chips = (page: Page) => page.getByRole('region', { name: 'Filters' }).getByRole('listitem');
const add = (page: Page) => page.getByRole('button', { name: 'Add filter' });

async function open(page: Page, host: FakeHost, hash = ''): Promise<void> {
  filled(host.engine);
  await page.goto(`${host.server.url}${hash}`);
  await expect(add(page)).toBeVisible();
}

async function choose(page: Page, kind: string): Promise<void> {
  await add(page).click();
  await page.getByRole('dialog', { name: 'Filter photos' }).getByRole('button', { name: kind }).click();
}

const lastFilter = ({ engine }: FakeHost) => engine.library.queries.at(-1)?.filter;

test('Each kind of filter becomes a chip that can be taken out alone', async ({ page, host }) => {
  await open(page, host, '#q=dog');
  await choose(page, 'Camera');
  await page.getByRole('button', { name: /^FUJIFILM X-T4/ }).click();
  await page.getByRole('button', { name: /^Apple iPhone 15/ }).click();
  await page.keyboard.press('Escape');
  await expect(add(page)).toBeFocused();
  await expect(chips(page)).toHaveText([/FUJIFILM X-T4 or Apple iPhone 15/]);

  await choose(page, 'Date taken');
  await page.getByRole('button', { name: '2024 20' }).click();
  await expect(chips(page).filter({ hasText: /^ ?2024 ?$/ })).toBeVisible();
  await page.getByRole('button', { name: 'Jun', exact: true }).click();
  await expect(chips(page).filter({ hasText: 'June 2024' })).toBeVisible();
  await page.keyboard.press('Escape');

  await choose(page, 'Rating');
  await page.getByRole('button', { name: '4 stars or more' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await choose(page, 'Favourites');
  await expect
    .poll(() => lastFilter(host))
    .toEqual({
      cameras: ['FUJIFILM X-T4', 'Apple iPhone 15'],
      takenFrom: Date.UTC(2024, 5, 1),
      takenTo: Date.UTC(2024, 6, 1) - 1,
      ratingFrom: 4,
      favourite: true,
    });
  await page.getByRole('button', { name: /^Remove filter June 2024/ }).click();
  await expect(chips(page)).toHaveCount(3);
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  await expect(chips(page)).toHaveCount(0);
  await expect.poll(() => lastFilter(host)).toBeUndefined();
  await page.goBack();
  await expect(chips(page)).toHaveCount(3);
});

test('A folder inside a folder is reached level by level, and its chip keeps its name after a reload', async ({
  page,
  host,
}) => {
  await open(page, host, '#q=dog');
  await choose(page, 'Folder');
  await page.getByRole('button', { name: /^Folders in Pictures/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Folder' });
  const inside = dialog.getByRole('list', { name: 'Folders in Pictures' }).getByRole('button').first();
  const name = ((await inside.locator('.name').textContent()) ?? '').trim();
  await inside.click();
  await expect(chips(page)).toHaveText([new RegExp(name)]);
  await expect.poll(() => Object.keys(lastFilter(host) ?? {})).toEqual(['directoryId']);
  await page.reload();
  await expect(chips(page)).toHaveText([new RegExp(name)]);
});

test('A chip opens its own choices, with the keyboard', async ({ page, host }) => {
  await open(page, host, '#q=dog&stars=3');
  await page.getByRole('button', { name: 'Rating: 3 stars or more. Change' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Rating' });
  await expect(dialog.getByRole('button', { name: '3 stars or more' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await dialog.getByRole('button', { name: '5 stars' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Rating: 5 stars. Change' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(chips(page)).toHaveCount(0);
  await expect(add(page)).toBeFocused();
});

test('Dates that end before they begin are reported', async ({ page, host }) => {
  await open(page, host, '#q=dog');
  await choose(page, 'Date taken');
  await page.getByLabel('Taken from').fill('2024-05-01');
  await page.getByLabel('Taken to').fill('2024-04-01');
  await expect(page.getByRole('dialog').getByRole('alert')).toHaveText(/first date is after the last/);
});

test('Filters narrow the library without words', async ({ page, host }) => {
  await open(page, host);
  await expect(page.getByRole('grid')).toBeVisible();
  await choose(page, 'Favourites');
  await expect(page.getByRole('heading', { name: 'No photos match these filters' })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click();
  await expect(page.getByRole('grid')).toBeVisible();
});

test('The order of the hits can be chosen', async ({ page, host }) => {
  await open(page, host, '#q=dog');
  await page.getByLabel('Sort photos by').selectOption('Newest first');
  await expect.poll(() => host.engine.library.queries.at(-1)?.sort).toBe('newest');
  await page.reload();
  await expect(page.getByLabel('Sort photos by')).toHaveValue('newest');
});

test('A search is saved, asked again, renamed, removed, and brought back', async ({ page, host }) => {
  await open(page, host, '#q=dog+-people&stars=3');
  await page.getByRole('button', { name: 'Save search' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save this search' });
  await expect(dialog.getByLabel('Name')).toHaveValue('“dog”, not “people”, 3 stars or more');
  await dialog.getByLabel('Name').fill('Lonely dogs');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  expect(host.engine.searches.saved).toMatchObject([
    { name: 'Lonely dogs', question: { terms: [{ text: 'dog' }, { text: 'people', weight: -1 }] } },
  ]);
  const link = page.getByRole('button', { name: 'Lonely dogs', exact: true });
  await expect(link).toHaveAttribute('aria-current', 'page');

  await page.getByRole('button', { name: 'Clear search' }).click();
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  await expect(link).not.toHaveAttribute('aria-current', 'page');
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('“dog”, not “people”');

  const menu = page.getByRole('button', { name: 'Actions for “Lonely dogs”' });
  await menu.click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  const rename = page.getByRole('dialog', { name: 'Rename search' });
  await expect(rename.getByLabel('Name')).toBeFocused();
  await rename.getByLabel('Name').fill('Dogs alone');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Actions for “Dogs alone”' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(page.getByRole('button', { name: 'Dogs alone', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Dogs alone', exact: true })).toBeVisible();
});

test('A search with an image of one’s own says why it can’t be saved', async ({ page, host }) => {
  await open(page, host);
  await page.getByTestId('query-file').setInputFiles({
    name: 'cat.png',
    mimeType: 'image/png',
    buffer: Buffer.from('x'),
  });
  await page.getByRole('button', { name: 'Save search' }).click();
  await expect(page.getByText('A search that uses a dropped or pasted image')).toBeVisible();
});
