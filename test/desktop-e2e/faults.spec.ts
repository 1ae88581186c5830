/** Starts with something broken: settings, model, data folder, disk; each has a stated outcome. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { appRoot } from '../../electron/engine/app-root.ts';
import type { Folder, SettingsState } from '../../shared/schemas.ts';
import { goTo } from '../page/states-shell.ts';
import { mountTinyDisk } from '../support/tiny-disk.ts';
import { expect, test } from './fixtures.ts';
import { ask, indexed } from './support/contract.ts';

test.describe('a settings file', () => {
  test('A settings file that is corrupt is kept aside, and the app starts with the defaults', async ({
    desktop,
    launch,
  }) => {
    desktop.writeData('settings.json', '{"version":1,"settings":{"theme":"da');
    const page = await launch();
    const state = await ask<SettingsState>(page, 'settings.get');
    expect(state).toMatchObject({ state: 'reset', settings: { theme: 'system' } });
    expect(state.reason).toContain('settings.json.unreadable');
    expect((await ask<SettingsState>(page, 'settings.update', { theme: 'dark' })).state).toBe('saved');
  });

  test('A settings file of a newer version is used as far as it is understood, and left alone', async ({
    desktop,
    launch,
  }) => {
    const text = JSON.stringify({ version: 7, settings: { theme: 'dark', hologram: 'on' } });
    desktop.writeData('settings.json', text);
    const page = await launch();
    expect(await ask<SettingsState>(page, 'settings.get')).toMatchObject({
      state: 'newer',
      settings: { theme: 'dark' },
    });
    await ask<SettingsState>(page, 'settings.update', { theme: 'light' });
    expect(readFileSync(path.join(desktop.dataDir, 'settings.json'), 'utf8')).toBe(text);
  });

  test('A settings file that is read-only is left alone, and the settings page says so', async ({
    desktop,
    launch,
  }) => {
    const text = JSON.stringify({ version: 1, settings: { theme: 'dark' } });
    desktop.writeData('settings.json', text);
    const file = path.join(desktop.dataDir, 'settings.json');
    chmodSync(file, 0o444);
    const page = await launch();
    await goTo(page, 'Settings');
    await page.getByLabel('Theme').selectOption('Light');
    await expect(page.getByText('Settings can’t be saved')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});

test.describe('a library that can not be opened', () => {
  test("A library that can't be opened because its model is missing is reported, with what to do", async ({
    desktop,
  }) => {
    const page = await desktop.launch({ args: [`--model=${path.join(desktop.folder, 'no-model')}`] });
    await expect(page.getByRole('heading', { name: 'Sightline could not open your library' })).toBeVisible();
    await expect(page.getByText(/no folder .*no-model/)).toBeVisible();
    await expect(page.getByText(/start without one to use Sightline’s own/)).toBeVisible();
    await expect(page.getByText(/Reinstall Sightline/)).toHaveCount(0);
    await expect(page.getByText(new RegExp(desktop.logFile))).toBeVisible();
    expect(readFileSync(desktop.logFile, 'utf8')).toContain('the library could not be opened: not-found');
  });

  test('A library that another Sightline has is reported with its process, and tried again', async ({
    desktop,
  }) => {
    const { env } = desktop.command();
    const [command = '', ...prefix] = [...desktop.account.prefix, process.execPath];
    const other = spawn(
      command,
      [...prefix, 'bin/sightline.mjs', 'serve', '--data-dir', desktop.dataDir, '--port', '0', '--no-open'],
      { cwd: appRoot, env, stdio: ['ignore', 'pipe', 'ignore'] },
    );
    await new Promise<void>((resolve) => other.stdout.once('data', () => resolve()));
    const page = await desktop.launch();
    await expect(
      page.getByText(`Another Sightline is using this library (process ${other.pid})`),
    ).toBeVisible();
    other.kill();
    await new Promise((resolve) => other.once('exit', resolve));
    await page.getByRole('link', { name: 'Try again' }).click();
    await expect(page).toHaveURL(/^app:\/\/sightline\/(#.*)?$/);
    await indexed(page, 0);
  });

  test('A library whose folder may not be written to is reported', async ({ desktop }) => {
    test.skip(process.getuid?.() !== 0, 'needs root, to make what the app may not write to');
    const locked = path.join(desktop.folder, 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0o555);
    const page = await desktop.launch({ args: [`--data-dir=${locked}`] });
    await expect(page.getByText(`Sightline does not have permission to write to ${locked}.`)).toBeVisible();
  });

  test("A library that can't be opened because the disk is full is reported", async ({ desktop }) => {
    const disk = mountTinyDisk(64 * 1024);
    test.skip(typeof disk === 'string', typeof disk === 'string' ? disk : '');
    if (typeof disk === 'string') return;
    try {
      mkdirSync(path.join(disk.path, 'data'));
      disk.fill();
      desktop.give(disk.path);
      const page = await desktop.launch({ args: [`--data-dir=${path.join(disk.path, 'data')}`] });
      await expect(page.getByText(/The disk is full/)).toBeVisible();
      await desktop.quit();
    } finally {
      disk.unmount();
    }
  });
});

test('A folder of photos that may not be read is shown as unavailable; the others are searched', async ({
  desktop,
  launch,
}) => {
  test.skip(process.getuid?.() !== 0, 'needs root, to make what the app may not read');
  const open = desktop.addPhotos('Open', { names: ['tabby-cat.jpg'] });
  const closed = desktop.addPhotos('Closed', { names: ['clock.jpg'] });
  const page = await launch({ folders: [open, closed] });
  await indexed(page, 2);
  await desktop.quit();
  chmodSync(closed, 0o000);
  const again = await launch();
  await expect
    .poll(async () => (await ask<Folder[]>(again, 'folders.list')).map(({ state }) => state))
    .toEqual(['ready', 'unavailable']);
  // Nothing is forgotten of a folder that is not there.
  await indexed(again, 2);
  chmodSync(closed, 0o755);
});

test('A photo that is deleted while it is shown leaves, and the page stays usable', async ({
  desktop,
  launch,
}) => {
  const folder = desktop.addPhotos('Garden', { names: ['tabby-cat.jpg', 'clock.jpg'] });
  const page = await launch({ folders: [folder] });
  await indexed(page, 2);
  await page.getByLabel('Search your photos').fill('a cat');
  await expect(page.locator('[data-photo] img').first()).toHaveAttribute('alt', 'tabby-cat.jpg');
  rmSync(path.join(folder, 'tabby-cat.jpg'));
  await indexed(page, 1);
  await expect(page.locator('[data-photo] img[alt="tabby-cat.jpg"]')).toHaveCount(0);
});
