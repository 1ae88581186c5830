/** The desktop app as the specs of test/e2e start it: the fixtures of test/e2e/fixtures.ts in Electron. */
import type { Page } from '@playwright/test';
import type { Fixtures, StartedSightline } from '../../e2e/fixtures.ts';
import { withoutPageErrors } from '../../e2e/support/page-errors.ts';
import { test as base } from '../fixtures.ts';
import { appOf, rememberApp } from './apps.ts';
import { likeBrowserPage } from './page.ts';

export const test = base.extend<Fixtures>({
  samples: [false, { option: true }],
  page: async ({ desktop, samples, bypassCSP }, use) => {
    const page = await desktop.launch({ samples });
    rememberApp(page, desktop);
    await likeBrowserPage(page, { bypassCSP: bypassCSP ?? false });
    await use(page);
  },
  // The page comes first: folders are added to an app that runs.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  sightline: async ({ desktop, page: _page }, use) => {
    const sightline: StartedSightline = {
      root: desktop.photos,
      addPhotos: (folder, options) => desktop.addPhotos(folder, options),
      async start(_command, { folders = [] } = {}) {
        // As a second start would: the app runs since the page is there.
        await desktop.app.evaluate(({ app }, names) => {
          app.emit('second-instance', {}, [], '', { folders: names });
        }, folders);
        return 'app://sightline/';
      },
      stop: () => desktop.quit(),
    };
    await use(sightline);
  },
  pageErrors: [withoutPageErrors, { auto: true }],
});

/** Adds a folder below the root of the photos through the system's dialog, which is stood in for. */
export async function chooseFolder(page: Page, name: string): Promise<void> {
  const desktop = appOf(page);
  await desktop.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, `${desktop.photos}/${name}`);
  await page.getByRole('button', { name: 'Add folder' }).first().click();
}
