/** The desktop app in a real Electron under a display of its own, as Playwright fixtures. */
import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { appRoot } from '../../electron/engine/app-root.ts';
import { ensureVirtualDisplay, findElectron } from '../../scripts/electron-runtime.mjs';
import { collectPageErrors } from '../e2e/support/page-errors.ts';
import { electronAccount, electronFolderFor } from '../support/electron/account.ts';
import { startDisplay } from '../support/electron/display.ts';
import { DesktopApp, type ElectronMachine, type LaunchOptions } from './support/desktop-app.ts';

export interface WorkerFixtures {
  readonly machine: ElectronMachine;
}

export interface Fixtures {
  /** What must be right before the app is started is for the test to do with it. */
  readonly desktop: DesktopApp;
  /** Starts the app and collects what goes wrong on its page. */
  readonly launch: (options?: LaunchOptions) => Promise<Page>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  machine: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from this pattern.
    async ({}, use) => {
      const electron = await findElectron();
      if (electron.reason !== undefined) throw new Error(`no Electron: ${electron.reason}`);
      const obstacle = ensureVirtualDisplay();
      if (obstacle !== null) throw new Error(`no display: ${obstacle}`);
      const display = await startDisplay();
      const account = electronAccount(electron.executable, path.join(appRoot, 'package.json'));
      if (!account.sandboxed) console.error(`Electron runs without its sandbox: ${account.reason}`);
      const folder = mkdtempSync(path.join(tmpdir(), 'sightline-electron-'));
      chmodSync(folder, 0o755);
      const dist = electronFolderFor(account, electron.executable, folder);
      await use({ dist, account, display: display.name });
      display.stop();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  desktop: async ({ machine }, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'sightline-desktop-'));
    chmodSync(folder, 0o755);
    const desktop = new DesktopApp(machine, folder);
    await use(desktop);
    await desktop.quit();
    desktop.checkOutput();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  launch: async ({ desktop }, use) => {
    const errors: string[][] = [];
    await use(async (options) => {
      const page = await desktop.launch(options);
      errors.push(collectPageErrors(page));
      return page;
    });
    expect(errors.flat()).toEqual([]);
  },
});

export { expect } from '@playwright/test';
