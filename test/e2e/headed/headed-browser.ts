/** A Chromium with a window, on an X server of its own where the system has no screen, as a Playwright fixture. */
import { chromium } from '@playwright/test';
import { ensureVirtualDisplay } from '../../../scripts/electron-runtime.mjs';
import { test as pageTest } from '../../page/fake-host.ts';
import { chromiumOptions } from '../../support/chromium.ts';
import { startDisplay } from '../../support/electron/display.ts';

export const test = pageTest.extend<object, { browser: Awaited<ReturnType<typeof chromium.launch>> }>({
  browser: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from this pattern.
    async ({}, use) => {
      const obstacle = ensureVirtualDisplay();
      if (obstacle !== null) throw new Error(`no display for a browser with a window: ${obstacle}`);
      const display = process.platform === 'linux' ? await startDisplay() : null;
      const env = { ...process.env, ...(display === null ? {} : { DISPLAY: display.name }) };
      const browser = await chromium.launch({ ...chromiumOptions(), headless: false, env });
      await use(browser);
      await browser.close();
      display?.stop();
    },
    { scope: 'worker' },
  ],
});
