/** `sightline start` as a person runs it: with a display, without one, as root, and with an Electron that does not start. */
import { chmodSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  ensureVirtualDisplay,
  findElectron,
  type FoundElectron,
} from '../../../scripts/electron-runtime.mjs';
import { runDesktop } from '../../../electron/cli/desktop/run-desktop.ts';
import { appRoot, samplesDir } from '../../../electron/engine/app-root.ts';
import {
  electronAccount,
  electronHome,
  giveTo,
  type ElectronAccount,
} from '../../support/electron/account.ts';
import { startDisplay, type VirtualDisplay } from '../../support/electron/display.ts';
import { binFile, startCli, type RunningCli } from '../../support/run-cli.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

const found = await findElectron();
const obstacle = found.reason ?? ensureVirtualDisplay();
if (obstacle !== null) console.error(`\nNOT RUN: starting the desktop app. ${obstacle}\n`);

let folder: string;
let dataDir: string;
let running: RunningCli[];

beforeEach(async () => {
  folder = path.join(await temporaryDirectory(), 'run');
  dataDir = path.join(folder, 'data');
  mkdirSync(folder);
  running = [];
});
afterEach(async () => {
  for (const { child, finished } of running) {
    child.kill('SIGTERM');
    await finished;
  }
});

function start(args: readonly string[], env: Record<string, string | undefined>, account?: ElectronAccount) {
  const before = account?.prefix ?? [];
  // Whoever opens the page of a test is nobody's browser.
  const quiet = { BROWSER: 'true', ...env };
  const started = startCli(['start', ...args, '--data-dir', dataDir], { cwd: folder, env: quiet, before });
  running.push(started);
  return started;
}

describe('start without a window', () => {
  it.each([
    ['there is no display', {}],
    ['this is an automated job (CI is set)', { DISPLAY: ':0', CI: 'true' }],
  ])('Starting without a window says in one line that %s, and serves the page', async (reason, env) => {
    const cli = start([], { CI: undefined, ...env });
    await cli.waitFor('stdout', /^Sightline is ready: http:/);
    await cli.waitFor('stderr', /Press Ctrl-C/);
    cli.child.kill('SIGTERM');
    const { stderr } = await cli.finished;
    const lines = stderr.split('\n').filter((line) => line.includes('desktop'));
    expect(lines).toEqual([`Not opening the desktop app: ${reason}. Serving the page instead.`]);
  });

  it.runIf(process.getuid?.() === 0 && process.platform === 'linux')(
    'Starting without a window does not give up the sandbox for root',
    async () => {
      const cli = start([], { CI: undefined, DISPLAY: ':0' });
      await cli.waitFor(
        'stderr',
        /^Not opening the desktop app: Electron's sandbox does not work for root\. Serving/,
      );
      await cli.waitFor('stdout', /^Sightline is ready: http:/);
    },
  );

  it('Starting without a window says nothing of it when `--web` asks for the page', async () => {
    const cli = start(['--web', '--no-open'], { CI: undefined, DISPLAY: ':0' });
    await cli.waitFor('stderr', /Press Ctrl-C/);
    cli.child.kill('SIGTERM');
    expect((await cli.finished).stderr).not.toContain('desktop app');
  });
});

describe.skipIf(obstacle !== null)('start with a display', () => {
  const electron = found as FoundElectron;
  let display: VirtualDisplay;
  let account: ElectronAccount;

  beforeAll(async () => {
    display = await startDisplay();
    account = electronAccount(electron.executable, binFile);
  });
  afterAll(() => display.stop());

  /** A dist folder whose program is a script. */
  function distOf(script: string): string {
    const dist = path.join(folder, 'dist');
    mkdirSync(dist);
    const file = path.join(dist, path.basename(electron.executable));
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    return dist;
  }

  function environment(dist: string): Record<string, string | undefined> {
    giveTo(account, folder);
    return {
      ...electronHome(account, folder, display.name),
      CI: undefined,
      ELECTRON_OVERRIDE_DIST_PATH: dist,
    };
  }

  it('Starting with a display opens the desktop app with the folder, and ends when it is closed', async (context) => {
    if (!account.sandboxed) return context.skip(account.reason);
    const dist = distOf(`exec '${electron.executable}' --disable-gpu --remote-debugging-port=0 "$@"`);
    const cli = start([samplesDir], environment(dist), account);
    // What Electron says is shown once its window is there.
    const [, address = ''] = await cli.waitFor('stderr', /DevTools listening on (ws:\S+)/);
    const browser = await chromium.connectOverCDP(address);
    const context0 = browser.contexts()[0]!;
    const page = context0.pages()[0] ?? (await context0.waitForEvent('page'));
    await page.waitForURL('app://**');
    await page.locator('img[src^="thumb:"]').first().waitFor({ timeout: 50_000 });
    await page.close();
    const { code, stdout, stderr } = await cli.finished;
    expect(stderr).not.toContain('Serving the page instead');
    expect(stdout).toBe('');
    expect(code).toBe(0);
  });

  it('Starting with a display ends, and says why, when the app has no page to show', async () => {
    const app = path.join(folder, 'app');
    mkdirSync(path.join(app, 'dist'), { recursive: true });
    cpSync(path.join(appRoot, 'dist/node'), path.join(app, 'dist/node'), { recursive: true });
    cpSync(path.join(appRoot, 'package.json'), path.join(app, 'package.json'));
    symlinkSync(path.join(appRoot, 'node_modules'), path.join(app, 'node_modules'));
    giveTo(account, path.join(app, 'dist'));
    const home = Object.entries(electronHome(account, folder, display.name)).map((pair) => pair.join('='));
    const [command = '', ...words] = ['env', ...home, ...account.prefix, electron.executable];
    const outcome = await runDesktop(command, [...words, ...account.switches, '--disable-gpu', app]);
    expect(outcome).toEqual({
      started: false,
      reason: expect.stringMatching(/^sightline: the app could not start: expected the built page/) as string,
    });
  });

  it('Starting with a display serves the page when Electron does not come up, with its last words', async (context) => {
    if (!account.sandboxed) return context.skip(account.reason);
    const seen = path.join(folder, 'arguments');
    const dist = distOf(`echo "$@" > '${seen}'; echo 'error: libgtk-3.so.0 is missing' >&2; exit 127`);
    const cli = start([], environment(dist), account);
    await cli.waitFor(
      'stderr',
      /^Not opening the desktop app: error: libgtk-3\.so\.0 is missing\. Serving the page instead\.\n/,
    );
    await cli.waitFor('stdout', /^Sightline is ready: http:/);
    expect(readFileSync(seen, 'utf8')).toContain(`--data-dir=${dataDir}`);
  });
});
