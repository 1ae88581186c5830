/** Starts, ends, crashes: what happens to the library and the window when something stops. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { appRoot } from '../../electron/engine/app-root.ts';
import type { Folder, LibraryStatus, SettingsState } from '../../shared/schemas.ts';
import { deepBomb, drawing, patternBomb } from '../support/hostile-svg.ts';
import { expect, test } from './fixtures.ts';
import { ask, indexed } from './support/contract.ts';
import type { DesktopApp, LaunchOptions } from './support/desktop-app.ts';
import { allPids, isRunning, servicePid } from './support/processes.ts';

/** Starts the app a second time and waits for its end. */
function startAgain(desktop: DesktopApp, options: LaunchOptions): Promise<number | null> {
  const { args, env } = desktop.command(options);
  const child = spawn(path.join(desktop.electronFolder, 'electron'), args, {
    cwd: appRoot,
    env,
    stdio: 'ignore',
  });
  return new Promise((resolve) => child.once('exit', resolve));
}

test.describe('a second start', () => {
  test('A second start hands its folders to the app that runs, brings its window, and ends', async ({
    desktop,
    launch,
  }) => {
    const garden = desktop.addPhotos('Garden', { names: ['clock.jpg'] });
    const page = await launch();
    await indexed(page, 0);
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    expect(await startAgain(desktop, { folders: [garden] })).toBe(0);
    await indexed(page, 1);
    const windows = await desktop.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isMinimized()),
    );
    expect(windows).toEqual([false]);
  });

  test('A second start with a folder that is not there says so in the window', async ({
    desktop,
    launch,
  }) => {
    const page = await launch();
    await indexed(page, 0);
    await startAgain(desktop, { folders: [path.join(desktop.photos, 'none')] });
    await expect(page.getByText(/none/)).toBeVisible();
  });
});

test.describe('quitting', () => {
  test('Quitting while photos are indexed ends all processes, and the next start continues', async ({
    desktop,
    launch,
  }) => {
    const folder = desktop.addPhotos('Everything', { copies: 6 });
    const page = await launch({ folders: [folder] });
    await expect
      .poll(async () => (await ask<LibraryStatus>(page, 'library.status')).photos.done)
      .toBeGreaterThan(3);
    const { photos } = await ask<LibraryStatus>(page, 'library.status');
    const pids = await allPids(desktop.app);
    await desktop.quit();
    await expect.poll(() => pids.filter(isRunning)).toEqual([]);

    const again = await launch();
    const first = await ask<LibraryStatus>(again, 'library.status');
    expect(first.photos.done).toBeGreaterThanOrEqual(photos.done);
    await indexed(again, 6 * 23);
  });

  test('Quitting the main process by force leaves no process behind, and loses nothing', async ({
    desktop,
    launch,
  }) => {
    const folder = desktop.addPhotos('Garden', { names: ['clock.jpg', 'tabby-cat.jpg'] });
    const page = await launch({ folders: [folder] });
    await indexed(page, 2);
    const pids = await allPids(desktop.app);
    desktop.kill();
    await expect.poll(() => pids.filter(isRunning)).toEqual([]);
    const again = await launch();
    await indexed(again, 2);
  });

  test('Quitting comes with closing the window, even while photos are indexed', async ({
    desktop,
    launch,
  }) => {
    const page = await launch({ folders: [desktop.addPhotos('Everything', { copies: 4 })] });
    await expect
      .poll(async () => (await ask<LibraryStatus>(page, 'library.status')).photos.done)
      .toBeGreaterThan(1);
    const pids = await allPids(desktop.app);
    await page.close();
    await expect.poll(() => pids.filter(isRunning)).toEqual([]);
  });

  test('Quitting does not come with closing the window when the app is to index in the background', async ({
    desktop,
    launch,
  }) => {
    const page = await launch({ folders: [desktop.addPhotos('Everything', { copies: 4 })] });
    await ask<SettingsState>(page, 'settings.update', { indexInBackground: true });
    await expect
      .poll(async () => (await ask<LibraryStatus>(page, 'library.status')).photos.done)
      .toBeGreaterThan(1);
    await page.close();
    const opening = desktop.app.waitForEvent('window');
    expect(await startAgain(desktop, {})).toBe(0);
    const window = await opening;
    await indexed(window, 4 * 23);
  });
});

test.describe('a process that is killed', () => {
  test('A killed engine is started again with its library, and a notice says so', async ({
    desktop,
    launch,
  }) => {
    const folder = desktop.addPhotos('Garden', { names: ['clock.jpg', 'tabby-cat.jpg'] });
    const page = await launch({ folders: [folder] });
    await indexed(page, 2);
    const before = await servicePid(desktop.app, 'engine');
    process.kill(before ?? 0, 'SIGKILL');
    await expect(page.getByText(/engine stopped unexpectedly \(SIGKILL\) and is restarting/)).toBeVisible();
    await indexed(page, 2);
    expect(await servicePid(desktop.app, 'engine')).not.toBe(before);
    await page.getByLabel('Search your photos').fill('a cat');
    await expect(page.locator('[data-photo] img').first()).toHaveAttribute('alt', 'tabby-cat.jpg');
  });

  test('A killed engine takes its embedder with it', async ({ desktop, launch }) => {
    const page = await launch({ folders: [desktop.addPhotos('Everything', { copies: 3 })] });
    await expect.poll(() => servicePid(desktop.app, 'embedder')).toBeTruthy();
    const [engine, embedder] = await Promise.all([
      servicePid(desktop.app, 'engine'),
      servicePid(desktop.app, 'embedder'),
    ]);
    process.kill(engine ?? 0, 'SIGKILL');
    await expect.poll(() => isRunning(embedder ?? 0)).toBe(false);
    await indexed(page, 3 * 23);
  });

  test('A killed embedder is started again, and every photo is indexed', async ({ desktop, launch }) => {
    const page = await launch({ folders: [desktop.addPhotos('Everything', { copies: 3 })] });
    await expect
      .poll(async () => (await ask<LibraryStatus>(page, 'library.status')).photos.done)
      .toBeGreaterThan(1);
    process.kill((await servicePid(desktop.app, 'embedder')) ?? 0, 'SIGKILL');
    const { photos } = await indexed(page, 3 * 23);
    expect(photos).toMatchObject({ failed: 0, skipped: 0 });
  });

  test('Hostile drawings cost the WebAssembly decoder a moment each, and nothing else', async ({
    desktop,
    launch,
  }) => {
    const folder = desktop.addPhotos('Drawings', { names: ['clock.jpg'] });
    for (const index of [1, 2, 3]) writeFileSync(path.join(folder, `${index}.svg`), patternBomb(index));
    writeFileSync(path.join(folder, 'deep.svg'), deepBomb());
    writeFileSync(path.join(folder, 'fine.svg'), drawing('teal'));
    const page = await launch({ folders: [folder] });
    const { photos } = await indexed(page, 2);
    expect(photos).toMatchObject({ done: 2, failed: 4, skipped: 0 });
    expect(readFileSync(desktop.logFile, 'utf8')).not.toMatch(/embedder process \d+ was not asked to end/);
  });

  test('A killed page is loaded again, and a notice says so', async ({ desktop }) => {
    const page = await desktop.launch({ folders: [desktop.addPhotos('Garden', { names: ['clock.jpg'] })] });
    await indexed(page, 1);
    await desktop.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    // Before that a script may go to the process that is ending, and is never answered.
    const log = (): string => (existsSync(desktop.logFile) ? readFileSync(desktop.logFile, 'utf8') : '');
    await expect.poll(log).toMatch(/page: (crashed|killed)/);
    // Playwright loses the page with its process; the window itself tells.
    const text = (): Promise<string> =>
      desktop.app.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (!contents || contents.isCrashed() || contents.isLoading()) return '';
        // A page that is being loaded may never answer.
        return Promise.race([
          contents.executeJavaScript('document.body.innerText') as Promise<string>,
          new Promise<string>((resolve) => setTimeout(() => resolve(''), 1_000)),
        ]);
      });
    await expect.poll(text).toContain('The window was reloaded after a crash. Nothing was lost.');
  });

  test('A page that crashes again and again is given up with a way on', async ({ desktop }) => {
    await desktop.launch();
    const state = (): Promise<string> =>
      desktop.app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (!contents || contents.isCrashed() || contents.isLoading()) return 'busy';
        return contents.getURL();
      });
    const crashes = (): number => [...readFileSync(desktop.logFile, 'utf8').matchAll(/page: /g)].length;
    for (let crash = 1; crash <= 4; crash += 1) {
      await expect.poll(state).toMatch(/^app:\/\/sightline\/(#.*)?$/);
      await desktop.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
      );
      await expect(() => expect(crashes()).toBe(crash)).toPass();
    }
    await expect.poll(state).toBe('app://sightline/start-failed');
  });

  test('A killed GPU process is started again by Chromium, and the window stays usable', async ({
    desktop,
    launch,
  }) => {
    const page = await launch({ folders: [desktop.addPhotos('Garden', { names: ['tabby-cat.jpg'] })] });
    await indexed(page, 1);
    const gpu = (): Promise<number | undefined> =>
      desktop.app.evaluate(({ app }) => app.getAppMetrics().find(({ type }) => type === 'GPU')?.pid);
    const before = await gpu();
    test.skip(before === undefined, 'this machine draws without a GPU process');
    process.kill(before ?? 0, 'SIGKILL');
    await expect.poll(gpu).not.toBe(before);
    await page.getByLabel('Search your photos').fill('a cat');
    await expect(page.locator('[data-photo] img').first()).toBeVisible();
    await expect.poll(() => readFileSync(desktop.logFile, 'utf8')).toMatch(/GPU process: killed/);
  });
});

test('A data folder that was moved is opened where it is now, with everything in it', async ({
  desktop,
  launch,
}) => {
  const page = await launch({ folders: [desktop.addPhotos('Garden', { names: ['clock.jpg'] })] });
  await indexed(page, 1);
  await ask<SettingsState>(page, 'settings.update', { theme: 'dark' });
  await desktop.quit();
  desktop.moveData('elsewhere');
  const again = await launch();
  await indexed(again, 1);
  expect((await ask<Folder[]>(again, 'folders.list')).map(({ state }) => state)).toEqual(['ready']);
  expect((await ask<SettingsState>(again, 'settings.get')).settings.theme).toBe('dark');
});
