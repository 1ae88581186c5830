/** Looking after the library: files that cannot be read, their retry, and folders that go. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { samplesDir } from '../../electron/engine/app-root.ts';
import { goTo } from '../page/states-shell.ts';
import { addFolder, expect, shownPhotos, search, test } from './fixtures.ts';

test('A file that failed is listed with its reason and can be tried again', async ({ page, sightline }) => {
  const folder = sightline.addPhotos('Pictures', { names: ['clock.jpg'] });
  writeFileSync(path.join(folder, 'broken.jpg'), 'this is text');
  writeFileSync(path.join(folder, 'drawing.xcf'), 'not read anyway');
  await page.goto(await sightline.start('start', { folders: [folder] }));
  await expect(page.getByRole('treeitem', { name: 'Pictures 1 photo' })).toBeVisible();
  await goTo(page, 'Activity');
  const files = page.getByRole('region', { name: 'Files that need attention' });
  await expect(files.getByText(/1 file skipped: .*not supported yet/)).toBeVisible();
  await expect(files.getByRole('listitem').filter({ hasText: 'broken.jpg' })).toContainText('Failed');
  await files.getByRole('radio', { name: 'Skipped' }).check();
  await expect(files.getByText('broken.jpg')).toHaveCount(0);
  await files.getByRole('radio', { name: 'All' }).check();

  copyFileSync(path.join(samplesDir, 'tabby-cat.jpg'), path.join(folder, 'broken.jpg'));
  await files
    .getByRole('button', { name: /^Retry/ })
    .first()
    .click();
  await expect(files.getByText('Failed', { exact: true })).toHaveCount(0);
  await expect(page.getByRole('treeitem', { name: 'Pictures 2 photos' })).toBeVisible();
});

test('A folder that could not be looked into is listed with its reason until it can be', async ({
  page,
  sightline,
}) => {
  const folder = sightline.addPhotos('Pictures', { names: ['clock.jpg'] });
  // Deeper than a path may be long, so that only relative steps get there.
  const descend =
    "for (let n = 0; n < 25; n++) { require('fs').mkdirSync('d'.repeat(200)); process.chdir('d'.repeat(200)); }";
  execFileSync(process.execPath, ['-e', descend], { cwd: folder });
  try {
    await page.goto(await sightline.start('start', { folders: [folder] }));
    await goTo(page, 'Activity');
    const list = page.getByRole('region', { name: '1 folder or file left out' });
    await expect(list.getByRole('listitem')).toContainText('the path is too long for the system');
    await expect(page.getByText('Every file was read without problems.')).toHaveCount(0);
    await list.getByRole('button', { name: 'Look again into all' }).click();
    await expect(page.getByText('Looking again…')).toHaveCount(1);
    await expect(list.getByRole('listitem')).toHaveCount(1);
  } finally {
    execFileSync('rm', ['-rf', path.join(folder, 'd'.repeat(200))]);
  }
  await expect(page.getByText('Every file was read without problems.')).toBeVisible();
  await expect(page.getByText('left out')).toHaveCount(0);
});

test('A photo copied into a watched folder is found', async ({ page, sightline }) => {
  const folder = sightline.addPhotos('Pictures', { names: ['clock.jpg'] });
  await page.goto(await sightline.start('start', { folders: [folder] }));
  await expect(page.getByText('1 photo ready to search')).toBeVisible();
  await search(page, 'a tabby cat');
  expect(await shownPhotos(page)).toEqual(['clock.jpg']);
  copyFileSync(path.join(samplesDir, 'tabby-cat.jpg'), path.join(folder, 'tabby-cat.jpg'));
  await expect.poll(async () => (await shownPhotos(page))[0]).toBe('tabby-cat.jpg');
});

test('A photo that another program changes is shown as it is now', async ({ page, sightline }) => {
  const folder = sightline.addPhotos('Pictures', { names: ['clock.jpg'] });
  await page.goto(await sightline.start('start', { folders: [folder] }));
  await expect(page.getByText('1 photo ready to search')).toBeVisible();
  await search(page, 'a tabby cat');
  const picture = page.locator('[data-photo] img');
  const pixels = () =>
    picture.evaluate((image: HTMLImageElement) =>
      image.complete ? [image.naturalWidth, image.naturalHeight] : [],
    );
  await expect.poll(pixels).not.toEqual([]);
  const before = await pixels();
  copyFileSync(path.join(samplesDir, 'tabby-cat.jpg'), path.join(folder, 'clock.jpg'));
  await expect(page.locator('[data-photo]').filter({ hasNotText: 'Weak match' })).toBeVisible();
  await expect.poll(pixels).not.toEqual(before);
});

test('Removing a folder asks first and leaves the photos alone', async ({ page, sightline }) => {
  const folder = sightline.addPhotos('Pictures', { names: ['clock.jpg', 'tabby-cat.jpg'] });
  await page.goto(await sightline.start('serve'));
  await addFolder(page, 'Pictures');
  await expect(page.getByText('2 photos ready to search')).toBeVisible();

  const line = page.getByRole('treeitem', { name: 'Pictures 2 photos' });
  const remove = async () => {
    await line.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Remove' }).click();
  };
  await remove();
  const dialog = page.getByRole('dialog', { name: 'Remove “Pictures”?' });
  await expect(dialog).toContainText('will not be touched');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(line).toBeFocused();
  await remove();
  await dialog.getByRole('button', { name: 'Remove folder' }).click();
  await expect(page.getByRole('heading', { name: 'Find any photo by describing it' })).toBeVisible();
  expect(existsSync(path.join(folder, 'clock.jpg'))).toBe(true);
});
