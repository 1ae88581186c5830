/** Tagging with the real engine and model: what is proposed for the samples, what becomes a tag, what is exported. */
import { expect, search, test, thumbnailsShown } from './fixtures.ts';
import { savedFile } from './support/saved-file.ts';
import { openTagging } from '../page/states-tagging.ts';

test('Labels are proposed for real photos, accepted ones become tags that filter and are exported', async ({
  page,
  sightline,
}) => {
  const folder = sightline.addPhotos('Pictures');
  await page.goto(await sightline.start('start', { folders: [folder] }));
  await expect(page.getByRole('button', { name: /^Photos 23/ })).toBeVisible();
  await openTagging(page);
  await page.getByLabel('Labels', { exact: true }).fill('dogs, flower, mountains, submarine');
  await page.getByRole('button', { name: 'Propose tags' }).click();
  await expect(page.getByText('Done · 23 of 23 photos')).toBeVisible();
  const groups = page.getByRole('navigation', { name: 'Labels' });
  await groups.getByRole('button', { name: /^flower/ }).click();
  const list = page.getByRole('listbox', { name: 'Proposals for flower' });
  await expect(list.getByRole('option').first()).toHaveAccessibleName(
    /^(orange-dahlia|dandelions-at-sunset)\.jpg, \w+ match, \d+%/,
  );
  await groups.getByRole('button', { name: /^None of these/ }).click();
  await expect(page.getByRole('listbox').getByRole('option').first()).toHaveAccessibleName(
    /closest: (dogs|flower|mountains|submarine)/,
  );
  await groups.getByRole('button', { name: /^submarine/ }).click();
  await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();

  await groups.getByRole('button', { name: /^flower/ }).click();
  await list.focus();
  await page.keyboard.press('a');
  const tag = page.getByRole('navigation', { name: 'Library' }).getByRole('button', { name: /^flower/ });
  await expect(tag).toBeVisible();
  await page.getByRole('tab', { name: 'Your tags' }).click();
  const { text } = await savedFile(page, 'sightline-tags.csv', () =>
    page.getByRole('button', { name: 'Export as CSV' }).click(),
  );
  const [header = '', row = ''] = text.trim().split(/\r?\n/);
  expect(header).toContain('path,tag,source,strength');
  expect(row).toMatch(/(orange-dahlia|dandelions-at-sunset)\.jpg,flower,model,/);

  await tag.click();
  await expect(page.locator('[data-photo]')).toHaveCount(1);
  await thumbnailsShown(page);
  await page.locator('[data-photo]').first().click();
  const viewer = page.getByTestId('viewer');
  await expect(viewer.getByRole('button', { name: 'Remove the tag flower' })).toBeVisible();
  await expect(viewer.getByText(/proposed and accepted, strength \d+%/)).toBeAttached();
});

test('The viewer reads metadata, finds photos alike, searches with a part', async ({ page, sightline }) => {
  const folder = sightline.addPhotos('Pictures');
  await page.goto(await sightline.start('start', { folders: [folder] }));
  await search(page, 'two dogs at a window');
  await expect(page.getByText('23 photos searched')).toBeVisible();
  await page.locator('[data-photo]').first().click();
  const viewer = page.getByTestId('viewer');
  await expect(viewer.getByRole('heading', { name: 'two-dogs-at-a-window.jpg' })).toBeVisible();
  await expect(viewer.getByRole('region', { name: 'Similar photos' }).getByRole('button')).toHaveCount(12);
  await viewer.getByText('All metadata').click();
  await expect(viewer.getByText(/\d+ entr(y|ies)/).first()).toBeVisible();
  await viewer.focus();
  await page.keyboard.press('g');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('two-dogs-at-a-window.jpg');
  await expect(page.locator('[data-photo]').first()).toBeVisible();
});
