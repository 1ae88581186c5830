/** What a newcomer meets: sample photos to search, then a folder of their own, found while it is being indexed. */
import path from 'node:path';
import { addFolder, expect, search, shownPhotos, test, thumbnailsShown } from './fixtures.ts';

const screenshots = path.join(import.meta.dirname, '../../test-results/screenshots');

test.describe('at the first start', () => {
  test.use({ samples: true });

  test('The samples can be searched, and go away when an own folder is added', async ({
    page,
    sightline,
  }) => {
    sightline.addPhotos('Garden', {
      names: ['orange-dahlia.jpg', 'nuthatch-on-a-tree.jpg', 'tabby-cat.jpg'],
    });
    await page.goto(await sightline.start('start'));
    await expect(page.getByText('These are sample photos')).toBeVisible();
    await expect(page.getByText('Or try it with 23 photos that come with Sightline')).toBeVisible();
    await page.getByRole('button', { name: 'a rocket' }).click();
    await expect(page.getByLabel('Search your photos')).toHaveValue('a rocket');
    await expect.poll(async () => (await shownPhotos(page))[0]).toBe('rocket-on-the-launch-pad.jpg');
    await thumbnailsShown(page);
    await page.screenshot({ path: path.join(screenshots, 'real-demo-hits.png') });

    await addFolder(page, 'Garden');
    await expect(page.getByText('These are sample photos')).toBeHidden();
    await expect(page.getByRole('treeitem', { name: /^Garden/ })).toBeVisible();
    await expect.poll(() => shownPhotos(page)).toHaveLength(3);
  });
});

test(
  'Without a folder the page says what to do, and a folder is found in the browser of folders',
  {
    tag: '@browser',
    annotation: { type: 'browser only', description: "the desktop has the system's dialog instead" },
  },
  async ({ page, sightline }) => {
    sightline.addPhotos('Pictures/2024 Lisbon', { names: ['sunset-over-hills.jpg'] });
    await page.goto(await sightline.start());
    await expect(page.getByRole('heading', { name: 'Find any photo by describing it' })).toBeVisible();
    await page.getByRole('button', { name: 'Choose a folder' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a folder' });
    await dialog.getByRole('button', { name: 'Pictures', exact: true }).click();
    await expect(dialog.getByRole('button', { name: '2024 Lisbon' })).toBeFocused();
    await dialog.getByRole('button', { name: '2024 Lisbon' }).click();
    await expect(dialog.getByText('This folder has no subfolders.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Up' }).click();
    await dialog.getByRole('button', { name: 'Add this folder' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('1 photo ready to search')).toBeVisible();
    await search(page, 'sunset');
    expect(await shownPhotos(page)).toEqual(['sunset-over-hills.jpg']);
  },
);

test('Hits come while photos are still being indexed, without taking the cursor away', async ({
  page,
  sightline,
}) => {
  sightline.addPhotos('Everything', { copies: 8 });
  await page.goto(await sightline.start());
  await addFolder(page, 'Everything');
  await expect(page.getByRole('button', { name: /Show activity$/ })).toBeVisible();
  const box = page.getByLabel('Search your photos');
  await box.fill('sunset over hills');
  await expect(page.locator('[data-photo]').first()).toBeVisible();
  const early = await page.getByText(/photos? searched/).textContent();
  await thumbnailsShown(page);
  await page.screenshot({ path: path.join(screenshots, 'real-progress-hits.png') });
  await expect(page.getByText('184 photos searched')).toBeVisible();
  expect(early).not.toContain('184');
  await expect(box).toBeFocused();
  await expect(page.getByRole('button', { name: /Show activity$/ })).toBeHidden();
});
