/** The desktop app with the fake engine behind it: the fixture of test/page/fake-host.ts in Electron. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { samplesDir } from '../../../electron/engine/app-root.ts';
import { createFakeDesktop } from '../../page/fake-desktop.ts';
import { createFakeEngine } from '../../page/fake-engine.ts';
import { DIRECTORIES } from '../../page/fake-directories.ts';
import type { FakeHost } from '../../page/fake-host.ts';
import { withoutPageErrors } from '../../e2e/support/page-errors.ts';
import { buildBundle } from '../../support/build-bundle.ts';
import { test as base } from '../fixtures.ts';
import { DesktopApp } from '../support/desktop-app.ts';
import { FakeEngineServer } from '../support/fake-engine-server.ts';
import { rememberApp } from './apps.ts';
import { likeBrowserPage } from './page.ts';

interface Window {
  readonly page: Page;
  readonly server: FakeEngineServer;
}

function offer(): Omit<FakeHost, 'server'> {
  const engine = createFakeEngine(samplesDir);
  const desktop = createFakeDesktop((method, input) => engine.library.calls.push({ method, input }));
  return { engine, desktop };
}

export const test = base.extend<{ host: FakeHost; pageErrors: string[] }, { window: Window }>({
  // One app for all tests of a worker: each brings its own engine, and loads the page again.
  window: [
    async ({ machine }, use) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'sightline-fake-'));
      chmodSync(folder, 0o755);
      const bundle = await buildBundle('test/desktop-e2e/support/fake-main.ts');
      const app = new DesktopApp(machine, folder);
      const server = await FakeEngineServer.listen(path.join(folder, 'engine'), offer());
      chmodSync(path.join(folder, 'engine'), 0o777);
      // The samples stand for thumbnails too, and those are served from this folder only.
      symlinkSync(samplesDir, path.join(app.dataDir, 'thumbnails'));
      for (const name of DIRECTORIES) mkdirSync(path.join(app.photos, name), { recursive: true });
      app.give(app.photos);
      const page = await app.launch({
        main: bundle.file,
        args: [`--test-engine=${path.join(folder, 'engine')}`, `--test-root=${app.photos}`],
      });
      rememberApp(page, app);
      await use({ page, server });
      await app.quit();
      app.checkOutput();
      server.close();
      bundle.remove();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: 'worker' },
  ],
  page: async ({ window, bypassCSP }, use) => {
    await likeBrowserPage(window.page, { bypassCSP: bypassCSP ?? false });
    await use(window.page);
    await window.page.emulateMedia({ colorScheme: null, reducedMotion: null });
  },
  host: async ({ window }, use) => {
    const offered = offer();
    const stop = window.server.use(offered);
    await use({ ...offered, server: { url: 'app://sightline/' } });
    stop();
  },
  pageErrors: [withoutPageErrors, { auto: true }],
});
