/** Updates of a package that has an update server: nothing is asked before the user agrees. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { layoutOf } from '../../scripts/inspect-package.mjs';
import { giveTo } from '../support/electron/account.ts';
import { temporaryDirectory } from '../support/temporary.ts';
import { startUpdateServer, type UpdateServer } from '../support/update-server.ts';
import { openPackagedPage } from './open-page.ts';
import { packageDir, usePackagedApp } from './packaged-app.ts';

const app = usePackagedApp();
let server: UpdateServer;
let copy: string;

beforeAll(async () => {
  copy = path.join(await temporaryDirectory(), 'Sightline');
  execFileSync('cp', ['-a', packageDir, copy]);
});
afterEach(() => server.close());

/** Opens a copy of the package, as the packager leaves it for an update server, with these settings. */
async function open(settings: Record<string, unknown>) {
  const { program: executable, resources } = layoutOf(copy);
  writeFileSync(path.join(resources, 'app-update.yml'), `provider: generic\nurl: ${server.url}\n`);
  writeFileSync(path.join(resources, 'package-type'), 'deb');
  const run = await app.prepare({ executable });
  const data = path.join(run.folder, 'data');
  mkdirSync(data);
  writeFileSync(path.join(data, 'settings.json'), JSON.stringify({ version: 1, settings }));
  giveTo(app.account, data);
  return openPackagedPage({ ...run, args: [`--data-dir=${data}`] });
}

it.runIf(process.platform === 'linux')(
  'The packaged app asks for no update with the settings of a new user',
  async () => {
    server = await startUpdateServer({ version: '99.0.0', content: Buffer.from('deb') });
    const { page, close } = await open({});
    await page.locator('img[src^="thumb:"]').first().waitFor({ timeout: 60_000 });
    await close();
    expect(server.requests).toEqual([]);
  },
);

it.runIf(process.platform === 'linux')(
  'The packaged app fetches a new version for a user who agreed',
  async () => {
    let fetched = (): void => undefined;
    const downloaded = new Promise<void>((resolve) => (fetched = resolve));
    server = await startUpdateServer({ version: '99.0.0', content: Buffer.from('deb') }, (request) => {
      if (request.url?.includes('.deb')) fetched();
      return false;
    });
    const { close } = await open({ checkForUpdates: true });
    await downloaded;
    await close();
    expect(server.requests).toEqual(['GET /latest-linux.yml', 'GET /sightline.deb']);
  },
);
