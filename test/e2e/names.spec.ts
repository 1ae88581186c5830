/** Names that would mislead if they were shown as they are. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { samplesDir } from '../../electron/engine/app-root.ts';
import { goTo } from '../page/states-shell.ts';
import { expect, search, test } from './fixtures.ts';

/** Turns the rest of a line around. */
const OVERRIDE = '\u202e';

test('Names that turn text around or break lines are shown with these characters escaped, everywhere', async ({
  page,
  sightline,
}) => {
  const folder = sightline.addPhotos('Pictures', { names: ['clock.jpg'] });
  const directory = path.join(folder, `trip${OVERRIDE}gpj`);
  mkdirSync(directory);
  copyFileSync(path.join(samplesDir, 'tabby-cat.jpg'), path.join(directory, `cat${OVERRIDE}gpj.exe\n.jpg`));
  writeFileSync(path.join(directory, `broken${OVERRIDE}.jpg`), 'this is text');
  await page.goto(await sightline.start('start', { folders: [folder] }));
  const raw = (): Promise<string[]> =>
    page.evaluate((override) => {
      const texts = [document.title, document.body.innerText];
      for (const element of document.querySelectorAll('*'))
        for (const { value } of element.attributes) texts.push(value);
      return texts.filter((text) => text.includes(override));
    }, OVERRIDE);

  await expect(page.getByRole('treeitem', { name: 'Pictures 2 photos' })).toBeVisible();
  await page.reload();
  const root = page.getByRole('treeitem', { name: 'Pictures 2 photos', expanded: false });
  await root.press('ArrowRight');
  await expect(page.getByRole('treeitem', { name: 'trip\\u202egpj' })).toBeVisible();
  expect(await raw()).toEqual([]);

  await goTo(page, 'Activity');
  const problem = page.getByRole('region', { name: 'Files that need attention' }).getByRole('listitem');
  await expect(problem).toContainText('broken\\u202e.jpg');
  await expect(problem.locator('bdi').last()).toHaveText(/trip\\u202egpj\/broken\\u202e\.jpg$/);
  expect(await raw()).toEqual([]);

  await search(page, 'a tabby cat');
  const tile = page.getByRole('img', { name: 'cat\\u202egpj.exe\\n.jpg' }).first();
  await expect(tile).toBeVisible();
  expect(await raw()).toEqual([]);
  await tile.click();
  await expect(
    page.getByRole('dialog').getByRole('heading', { name: 'cat\\u202egpj.exe\\n.jpg' }),
  ).toBeVisible();
  expect(await raw()).toEqual([]);
});
