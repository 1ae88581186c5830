/** The window and what the system shows of the app: place, theme, scaling, menu, taskbar, pacing, network. */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { LibraryStatus, NetworkRequest, SettingsState } from '../../shared/schemas.ts';
import { expect, test } from './fixtures.ts';
import { ask, indexed } from './support/contract.ts';

const screenshots = path.join(import.meta.dirname, '../../test-results/screenshots');

test('The window opens where it was', async ({ desktop, launch }) => {
  await launch();
  const bounds = { x: 120, y: 90, width: 900, height: 700 };
  await desktop.app.evaluate(({ BrowserWindow }, wanted) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(wanted);
  }, bounds);
  const file = path.join(desktop.userData, 'window.json');
  await expect(() => expect(readFileSync(file, 'utf8')).toContain('"width":900')).toPass();
  await desktop.quit();
  await launch();
  const found = await desktop.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  );
  expect(found).toEqual(bounds);
});

test('The window is dark when the settings say so, at once, and when it is opened', async ({
  desktop,
  launch,
}) => {
  const page = await launch();
  const isDark = (): Promise<boolean> =>
    page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await ask<SettingsState>(page, 'settings.update', { theme: 'light' });
  await expect.poll(isDark).toBe(false);
  await ask<SettingsState>(page, 'settings.update', { theme: 'dark' });
  await expect.poll(isDark).toBe(true);
  const canvas = (): Promise<string | undefined> =>
    desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBackgroundColor());
  expect(await canvas()).toBe('#131312');
  await desktop.quit();
  const again = await launch();
  expect(await again.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  expect(await canvas()).toBe('#131312');
});

for (const factor of [1, 1.25, 1.5, 2, 3]) {
  test(`The window opens on a display scaled by ${factor}, inside of it`, async ({ desktop, launch }) => {
    const page = await launch({
      folders: [desktop.addPhotos('Garden', { names: ['tabby-cat.jpg', 'clock.jpg'] })],
      args: [`--force-device-scale-factor=${factor}`],
    });
    await indexed(page, 2);
    expect(await page.evaluate(() => devicePixelRatio)).toBeCloseTo(factor, 2);
    const { bounds, area } = await desktop.app.evaluate(({ BrowserWindow, screen }) => ({
      bounds: BrowserWindow.getAllWindows()[0]?.getBounds() ?? { width: 0, height: 0 },
      area: screen.getPrimaryDisplay().workArea,
    }));
    expect(bounds.width).toBeLessThanOrEqual(area.width);
    expect(bounds.height).toBeLessThanOrEqual(area.height);
    await page.getByLabel('Search your photos').fill('a cat');
    await expect(page.locator('[data-photo] img').first()).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    mkdirSync(screenshots, { recursive: true });
    await page.screenshot({ path: path.join(screenshots, `desktop-scale-${factor}.png`) });
  });
}

test('The menu asks the page, in the language of the settings', async ({ desktop, launch }) => {
  const page = await launch();
  await indexed(page, 0);
  await desktop.app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('show-settings')?.click();
  });
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  await ask<SettingsState>(page, 'settings.update', { language: 'de' });
  const label = await desktop.app.evaluate(
    ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('choose-folder')?.label,
  );
  expect(label).toBe('Ordner hinzufügen …');
});

test('The taskbar shows how far indexing is', async ({ desktop, launch }) => {
  const page = await launch();
  await desktop.app.evaluate(({ BrowserWindow }) => {
    const shown: number[] = [];
    Object.assign(globalThis, { shown });
    const [window] = BrowserWindow.getAllWindows();
    if (window) window.setProgressBar = (value) => void shown.push(value);
  });
  const folder = desktop.addPhotos('Everything', { copies: 2 });
  await desktop.app.evaluate(({ app }, name) => {
    app.emit('second-instance', {}, [], '', { folders: [name] });
  }, folder);
  await indexed(page, 46);
  const shown = (): Promise<number[]> =>
    desktop.app.evaluate(() => (globalThis as unknown as { shown: number[] }).shown);
  await expect.poll(async () => (await shown()).at(-1)).toBe(-1);
  const shares = (await shown()).filter((value) => value > 0 && value <= 1);
  expect(shares.length).toBeGreaterThan(0);
  expect([...shares].sort((first, second) => first - second)).toEqual(shares);
});

test('Indexing rests while the user works, says so, and resumes', async ({ desktop, launch }) => {
  const page = await launch();
  await indexed(page, 0);
  const setIdle = (seconds: number): Promise<void> =>
    desktop.app.evaluate(({ powerMonitor }, idle) => {
      powerMonitor.getSystemIdleTime = () => idle;
    }, seconds);
  await setIdle(0);
  await ask<SettingsState>(page, 'settings.update', { pauseWhileWorking: true });
  const folder = desktop.addPhotos('Everything', { copies: 4 });
  await desktop.app.evaluate(({ app }, name) => {
    app.emit('second-instance', {}, [], '', { folders: [name] });
  }, folder);
  await expect(page.getByText(/Indexing pauses while you work/)).toBeVisible();
  const phase = async (): Promise<string> =>
    (await ask<LibraryStatus>(page, 'library.status')).progress.phase;
  await expect.poll(phase).toBe('paused');
  await setIdle(600);
  await indexed(page, 4 * 23);
});

test('The app asks nothing of the network, and can show that', async ({ desktop, launch }) => {
  const netLog = path.join(desktop.folder, 'net-log.json');
  const page = await launch({
    folders: [desktop.addPhotos('Garden', { names: ['tabby-cat.jpg', 'clock.jpg'] })],
    args: [`--log-net-log=${netLog}`],
  });
  await indexed(page, 2);
  await page.getByLabel('Search your photos').fill('a cat');
  await expect(page.locator('[data-photo] img').first()).toBeVisible();
  expect(await ask<NetworkRequest[]>(page, 'app.requests')).toEqual([]);
  await desktop.quit();
  // What Chromium's network service itself noted: requests, look-ups of names, connections.
  const log = readFileSync(netLog, 'utf8');
  const urls = [...log.matchAll(/"url":"([^"]+)"/g)].map(([, url]) => url ?? '');
  expect(urls.filter((url) => /^(https?|wss?|ftp):/.test(url))).toEqual([]);
  expect(log).not.toMatch(/"host":"(?!127\.0\.0\.1|localhost)[^"]+"/);
});

test('Requests of the page to the network are blocked and listed', async ({ desktop }) => {
  const page = await desktop.launch();
  await indexed(page, 0);
  // As a page without its policy could: from the main process, in the page's session.
  await desktop.app.evaluate(({ session }) =>
    session.defaultSession.fetch('https://example.com/secret').catch(() => undefined),
  );
  const requests = await ask<NetworkRequest[]>(page, 'app.requests');
  expect(requests).toMatchObject([
    { method: 'GET', url: 'https://example.com/secret', purpose: 'unexpected', outcome: 'blocked' },
  ]);
});
