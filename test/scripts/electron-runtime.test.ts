/** The Electron that the other Electron tests run in. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureVirtualDisplay, findElectron, type FoundElectron } from '../../scripts/electron-runtime.mjs';
import { electronAccount, giveTo, type ElectronAccount } from '../support/electron/account.ts';
import { startDisplay, type VirtualDisplay } from '../support/electron/display.ts';
import { runElectron } from '../support/electron/run-electron.ts';
import { temporaryDirectory } from '../support/temporary.ts';

const app = path.resolve('test/fixtures/electron-app');
const found = await findElectron();
const obstacle = found.reason ?? ensureVirtualDisplay();
if (obstacle !== null) console.error(`\nNOT RUN: tests in a real Electron. ${obstacle}\n`);

describe('SIGHTLINE_ELECTRON_DIST', () => {
  it('SIGHTLINE_ELECTRON_DIST says what it expected in a folder that is no Electron', async () => {
    const before = process.env['SIGHTLINE_ELECTRON_DIST'];
    process.env['SIGHTLINE_ELECTRON_DIST'] = path.resolve('test/fixtures');
    try {
      expect((await findElectron()).reason).toMatch(
        /^expected Electron's .*SIGHTLINE_ELECTRON_DIST, found none$/,
      );
    } finally {
      if (before === undefined) delete process.env['SIGHTLINE_ELECTRON_DIST'];
      else process.env['SIGHTLINE_ELECTRON_DIST'] = before;
    }
  });
});

describe.skipIf(obstacle !== null)('the Electron of the tests', () => {
  const electron = found as FoundElectron;
  let display: VirtualDisplay;
  let account: ElectronAccount;

  beforeAll(async () => {
    display = await startDisplay();
    account = electronAccount(electron.executable, path.join(app, 'main.mjs'));
    if (!account.sandboxed) console.error(`Electron runs without its sandbox: ${account.reason}`);
  });
  afterAll(() => display.stop());

  /** A run in a folder of its own. */
  async function run(...args: string[]) {
    const folder = path.join(await temporaryDirectory(), 'run');
    await mkdir(folder);
    giveTo(account, folder);
    return runElectron({ executable: electron.executable, account, folder, display: display.name, args });
  }

  it('The Electron of the tests names its version', async () => {
    const { stdout, code } = await run('--version');
    expect(stdout.trim()).toBe(`v${electron.version}`);
    expect(code).toBe(0);
  });

  it('The Electron of the tests opens a window of an app, with its sandbox, its name and its arguments', async () => {
    const { stdout, stderr, code } = await run(app, '--own-switch', 'value');
    expect(code, stderr).toBe(0);
    const seen = JSON.parse(stdout) as Record<string, unknown>;
    expect(seen).toMatchObject({
      electron: electron.version,
      name: 'window-probe',
      version: '1.2.3',
      defaultApp: true,
      packaged: false,
      visible: true,
      heading: 'hello',
      arguments: ['--own-switch', 'value'],
      unsandboxed: !account.sandboxed,
    });
    expect(seen['userData']).toMatch(/\/home\/\.config\/window-probe$/);
  });

  it('The Electron of the tests fails with a reason for an app that is not there', async () => {
    const { stderr, code } = await run('/nowhere');
    expect(code).not.toBe(0);
    expect(stderr).toContain('/nowhere');
  });
});
