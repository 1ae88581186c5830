/**
 * Measures from starting Electron to a usable window with a library of 100,000 photos: the search box accepts text
 * and the page shows the first photos. For comparison, the same Electron with an app that is one empty page.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from '@playwright/test';
import {
  electronAccount,
  electronFolderFor,
  electronHome,
  giveTo,
} from '../../test/support/electron/account.ts';
import { startDisplay } from '../../test/support/electron/display.ts';
import { library } from '../fixtures/library.ts';
import type { GroupOptions } from '../options.ts';
import { appRoot } from '../paths.ts';
import { measurement } from '../row.ts';
import type { Measurement } from '../row.ts';
import { median } from '../statistics.ts';

const PHOTOS = 100_000;
const EMPTY_PAGE = 'data:text/html,<title>empty</title><input id="query">';

export async function windowStart(options: GroupOptions): Promise<Measurement[]> {
  const name = 'window usable at 100k photos';
  const dist = findDist();
  if (dist === null)
    return [measurement({ name, unit: 'ms', ours: null, note: 'no Electron for this machine' })];
  const source = await library(PHOTOS, options.log);
  options.log('start of the window');
  const folder = mkdtempSync(path.join(tmpdir(), 'sightline-window-'));
  chmodSync(folder, 0o755);
  const display = await startDisplay();
  try {
    const executable = path.join(dist, 'electron');
    const account = electronAccount(executable, path.join(appRoot, 'package.json'));
    // Playwright gets the executable from the npm package, which looks here.
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] = electronFolderFor(
      account,
      executable,
      path.join(folder, 'dist'),
    );
    const dataDir = path.join(folder, 'data');
    cpSync(source, dataDir, { recursive: true });
    const emptyApp = makeEmptyApp(path.join(folder, 'empty'));
    giveTo(account, folder);

    const launch = async (app: string, args: readonly string[], usable: string): Promise<number> => {
      const start = performance.now();
      const electron = await _electron.launch({
        args: [
          app,
          '--disable-gpu',
          `--user-data-dir=${path.join(folder, `profile-${path.basename(app)}`)}`,
          ...args,
        ],
        env: electronHome(account, folder, display.name),
        cwd: appRoot,
        chromiumSandbox: account.sandboxed,
      });
      const page = await electron.firstWindow();
      await page.waitForSelector(usable, { state: 'visible' });
      const elapsed = performance.now() - start;
      await electron.close();
      return elapsed;
    };
    const ours: number[] = [];
    const empty: number[] = [];
    // The first round creates profiles and cache files.
    for (let round = 0; round < (options.quick ? 2 : 6); round += 1) {
      const bare = await launch(emptyApp, [], '#query');
      const whole = await launch(
        '.',
        [`--data-dir=${dataDir}`, '--no-samples'],
        'body:has(#query:not([disabled])) main [data-photo]',
      );
      if (round === 0) continue;
      empty.push(bare);
      ours.push(whole);
    }
    const own = median(empty);
    return [
      measurement({
        name,
        unit: 'ms',
        ours: median(ours) - own,
        targets: [{ figure: 'ours', value: 1_500 }],
        note: `after Electron's own start: ${median(ours).toFixed(0)} ms in all, ${own.toFixed(0)} ms for an empty app`,
      }),
    ];
  } finally {
    display.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs scripts/electron-runtime.mjs, which prints the folder of Electron, or the reason why there is none to stderr.
 */
function findDist(): string | null {
  const script = path.join(appRoot, 'scripts', 'electron-runtime.mjs');
  const { status, stdout } = spawnSync(process.execPath, [script], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return status === 0 ? stdout.trim() : null;
}

function makeEmptyApp(directory: string): string {
  mkdirSync(directory);
  writeFileSync(path.join(directory, 'package.json'), '{ "name": "empty", "main": "main.cjs" }\n');
  writeFileSync(
    path.join(directory, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
void app.whenReady().then(() => new BrowserWindow().loadURL(${JSON.stringify(EMPTY_PAGE)}));
app.on('window-all-closed', () => app.quit());
`,
  );
  return directory;
}
