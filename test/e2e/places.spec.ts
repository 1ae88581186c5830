/** Albums, favourites, folders and tags are places: with a heading, a title of the window, and words when empty. */
import { expect, test } from '../page/fake-host.ts';
import { filled } from '../page/states.ts';

test('An album, favourites, a folder and a tag have a heading and a title with their name', async ({
  page,
  host,
}) => {
  filled(host.engine);
  await host.engine.photos.createAlbum({ name: 'Lisbon 2024', selection: { ids: [1, 2, 3] } });
  await host.engine.call('photos.mark', { selection: { ids: [4] }, favourite: true });
  await host.engine.call('tags.assign', { names: ['Family'], selection: { ids: [1, 2] } });
  await page.goto(host.server.url);
  const sidebar = page.getByRole('navigation', { name: 'Library' });
  const expectPlace = async (name: string) => {
    await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page).toHaveTitle(`${name} – Sightline`);
  };
  await sidebar.getByRole('button', { name: 'Lisbon 2024 3' }).click();
  await expectPlace('Lisbon 2024');
  await sidebar.getByRole('button', { name: 'Favourites' }).click();
  await expectPlace('Favourites');
  await sidebar.getByRole('treeitem', { name: /^Pictures/ }).click();
  await expectPlace('Pictures');
  await sidebar.getByRole('button', { name: /^Family/ }).click();
  await expectPlace('Family');
  await page.getByRole('button', { name: 'Sightline, start page' }).click();
  await expect(page).toHaveTitle('Sightline');
  await expect(page.getByRole('heading', { level: 1, name: 'What are you looking for?' })).toBeVisible();
});

test('An empty album says so and how to fill it, and leads to the photos', async ({ page, host }) => {
  filled(host.engine);
  await host.engine.photos.createAlbum({ name: 'To print' });
  await page.goto(host.server.url);
  await page.getByRole('button', { name: 'To print 0' }).click();
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1, name: '“To print” is empty' })).toBeVisible();
  await expect(main).toContainText('Select photos, then choose “Add to album…”.');
  await expect(main.getByText('No photos match these filters')).toHaveCount(0);
  await page.screenshot({ path: 'test-results/screenshots/album-empty.png' });
  await main.getByRole('button', { name: 'Show all photos' }).click();
  await expect(page.locator('[data-photo]').first()).toBeVisible();
});
