/** What becomes of the app when a new version is installed, or is not; electron-updater itself is in updates.test.ts. */
import { EventEmitter } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { createUpdates } from '../../../electron/desktop/updates/updates.ts';
import { settingsInMemory } from '../../../electron/host/settings.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

class FakeUpdater extends EventEmitter {
  netSession = {
    webRequest: new Proxy({}, { get: () => () => undefined }),
  };
  install: () => void = () => undefined;
  checkForUpdates = () => Promise.resolve({ isUpdateAvailable: true, updateInfo: { version: '2.0.0' } });
  downloadUpdate = () => Promise.resolve([]);
  quitAndInstall = () => this.install();
}
const fake: { updater: FakeUpdater | null } = vi.hoisted(() => ({ updater: null }));
vi.mock('electron', () => ({ app: { isPackaged: true } }));
vi.mock('electron-updater', () => ({
  default: {
    get autoUpdater() {
      return fake.updater;
    },
    CancellationToken: class {
      cancelled = false;
      cancel(): void {
        this.cancelled = true;
      }
    },
  },
}));

let updater: FakeUpdater;
beforeEach(() => {
  updater = new FakeUpdater();
  fake.updater = updater;
});

/** Updates of which one has been downloaded. */
async function downloaded() {
  const resources = await temporaryDirectory();
  const configFile = path.join(resources, 'app-update.yml');
  writeFileSync(configFile, '');
  writeFileSync(path.join(resources, 'package-type'), 'deb');
  Object.defineProperty(process, 'resourcesPath', { value: resources, configurable: true });
  const beforeInstall = vi.fn(() => Promise.resolve());
  const updates = createUpdates({
    settings: settingsInMemory(),
    record: () => undefined,
    beforeInstall,
    configFile,
  });
  await updates?.checkForUpdates();
  await vi.waitFor(() => expect(updates?.state.state).toBe('downloaded'));
  return { updates, beforeInstall };
}

it('Installing an update closes the library before the installer takes over', async () => {
  const { updates, beforeInstall } = await downloaded();
  const order: string[] = [];
  beforeInstall.mockImplementation(() => Promise.resolve(void order.push('closed')));
  updater.install = () => order.push('installed');
  await updates?.installUpdate();
  expect(order).toEqual(['closed', 'installed']);
});

it('Installing an update says why nothing was installed, and can be tried again', async () => {
  const { updates } = await downloaded();
  updater.install = () =>
    updater.emit('error', new Error('Command pkexec exited with code 126\n    at spawn'));
  await expect(updates?.installUpdate()).rejects.toMatchObject({
    kind: 'unavailable',
    message: 'the new version was not installed: Command pkexec exited with code 126',
  });
  expect(updates?.state.state).toBe('downloaded');
  updater.install = () => undefined;
  await updates?.installUpdate();
});
