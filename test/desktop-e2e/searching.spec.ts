/** The app opens, indexes in its own processes, searches and shows thumbnails. */
import { expect, test } from './fixtures.ts';

test('A folder is indexed and searched, in utility processes of Electron', async ({ desktop, launch }) => {
  const folder = desktop.addPhotos('Garden', { names: ['orange-dahlia.jpg', 'tabby-cat.jpg', 'clock.jpg'] });
  const page = await launch({ folders: [folder] });
  expect(page.url()).toBe('app://sightline/');
  await page.getByLabel('Search your photos').fill('a cat');
  await expect(page.locator('[data-photo] img').first()).toHaveAttribute('alt', 'tabby-cat.jpg');
  const services = await desktop.app.evaluate(({ app }) =>
    app
      .getAppMetrics()
      .filter(({ type }) => type === 'Utility')
      .map(({ name }) => name),
  );
  expect(services).toEqual(expect.arrayContaining(['Sightline engine', 'Sightline embedder']));
});

test('Without a folder the sample photos can be searched', async ({ launch }) => {
  const page = await launch({ samples: true });
  await page.getByLabel('Search your photos').fill('a rocket');
  const first = page.locator('[data-photo] img').first();
  await expect(first).toHaveAttribute('alt', 'rocket-on-the-launch-pad.jpg');
  await expect.poll(() => first.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expect(first).toHaveAttribute('src', /^thumb:\/\/photo\/\d+\?size=small/);
});
