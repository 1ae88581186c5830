/**
 * `npm run dev -- --desktop` in a copy of the sources: a changed component reaches the window that is open, a changed line
 * of the engine its next answer, and a changed line of the main process starts the app again. How long each took is printed.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { ensureVirtualDisplay, findElectron } from '../../scripts/electron-runtime.mjs';
import { collectPageErrors } from '../e2e/support/page-errors.ts';
import { DevRun } from '../support/dev-run.ts';
import { electronAccount, electronFolderFor, electronHome, giveTo } from '../support/electron/account.ts';
import { attachPage, LISTENING } from '../support/electron/attach-page.ts';
import { startDisplay, type VirtualDisplay } from '../support/electron/display.ts';

let dev: DevRun;
let display: VirtualDisplay;

// As in test/e2e/dev.spec.ts, the first page is compiled as it is asked for.
test.describe.configure({ timeout: 300_000 });
test.beforeAll(async () => {
  const electron = await findElectron();
  if (electron.reason !== undefined) throw new Error(`no Electron: ${electron.reason}`);
  const obstacle = ensureVirtualDisplay();
  if (obstacle !== null) throw new Error(`no display: ${obstacle}`);
  display = await startDisplay();
  dev = new DevRun();
  const account = electronAccount(electron.executable, path.join(dev.folder, 'package.json'));
  const dist = electronFolderFor(account, electron.executable, path.join(dev.folder, 'dist-electron'));
  copyFileSync(path.join(electron.dist, 'version'), path.join(dist, 'version'));
  const library = path.join(dev.folder, 'library');
  mkdirSync(library);
  giveTo(account, library);
  dev.start(['--desktop', '--disable-gpu', '--remote-debugging-port=0', '--data-dir', library, 'samples'], {
    ...electronHome(account, dev.folder, display.name),
    SIGHTLINE_ELECTRON_DIST: dist,
  });
});
test.afterEach(() => {
  if (test.info().status !== 'passed') console.log(dev.output);
});
test.afterAll(async () => {
  await dev.remove();
  display.stop();
});

/** The page of the app that was started last. @param after addresses of the debugger that were printed before. */
async function openedPage(after = 0): Promise<Page> {
  const addresses = (): string[] =>
    [...dev.output.matchAll(new RegExp(LISTENING, 'g'))].map(([, address = '']) => address);
  await expect.poll(() => addresses().length, { timeout: 120_000 }).toBe(after + 1);
  return attachPage(addresses().at(-1) ?? '');
}

const heading = (page: Page, name: string): Locator => page.getByRole('heading', { name, exact: true });
/** What the settings say under a name. */
const fact = (page: Page, name: string): Locator =>
  page.locator('dl > div').filter({ has: page.getByText(name, { exact: true }) });

/** Looks more often than `waitFor` does: the time is printed. */
const shown = (locator: Locator): Promise<void> =>
  expect.poll(() => locator.isVisible(), { intervals: [20] }).toBe(true);

test('A change of the page, the engine or the main process reaches the desktop app of npm run dev', async () => {
  const first = await openedPage();
  const errors = collectPageErrors(first);
  await expect(heading(first, 'What are you looking for?')).toBeVisible({ timeout: 120_000 });
  await expect(first.locator('[data-photo] img').first()).toBeVisible({ timeout: 120_000 });
  await first.evaluate(() => Object.assign(window, { openedBefore: true }));
  await dev.change(
    'component',
    'renderer/components/search/StartPage.svelte',
    '{messages.empty.home}</h1>',
    '{messages.empty.home} Changed.</h1>',
    () => shown(heading(first, 'What are you looking for? Changed.')),
  );

  await first.getByRole('button', { name: 'Settings' }).click();
  await expect(fact(first, 'Weights')).toContainText('quantized');
  await dev.change('engine', 'electron/engine/service/status.ts', 'variantOf(model),', "'changed',", () =>
    shown(fact(first, 'Weights').getByText('changed')),
  );
  expect(await first.evaluate(() => 'openedBefore' in window)).toBe(true);
  expect(errors).toEqual([]);

  const main = 'electron/desktop/host-app.ts';
  await dev.change('main process', main, 'version: appVersion,', "version: 'changed',", async () => {
    const second = await openedPage(1);
    await second.getByRole('button', { name: 'Settings' }).click();
    await shown(fact(second, 'Version').getByText('changed'));
  });

  expect(await dev.end('SIGINT')).toBe(0);
  expect(dev.output.split('\n').filter((line) => /Unhandled|GLib-GObject-CRITICAL/.test(line))).toEqual([]);
});
