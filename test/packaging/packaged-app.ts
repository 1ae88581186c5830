/** The packaged app, started as its user would start it: with its sandbox, with a home of its own, under an X server. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { layoutOf } from '../../scripts/inspect-package.mjs';
import { electronAccount, giveTo, type ElectronAccount } from '../support/electron/account.ts';
import { startDisplay, type VirtualDisplay } from '../support/electron/display.ts';
import type { ElectronRun } from '../support/electron/run-electron.ts';
import { temporaryDirectory } from '../support/temporary.ts';

/** Folder of the unpacked app. */
export const packageDir = namedPackage();

function namedPackage(): string {
  const named = process.env['SIGHTLINE_PACKAGE'];
  if (!named)
    throw new Error('expected the folder of a packaged app in SIGHTLINE_PACKAGE: npm run check:package');
  return named;
}

export interface PackagedApp {
  readonly account: ElectronAccount;
  /** What to start it with, in a folder and a home of its own. */
  prepare(options?: Partial<ElectronRun>): Promise<ElectronRun>;
}

/** Puts an X server up for the tests of a file. */
export function usePackagedApp(): PackagedApp {
  const { program: executable, resources } = layoutOf(packageDir);
  const account = electronAccount(executable, path.join(resources, 'app.asar'));
  let display: VirtualDisplay;
  beforeAll(async () => {
    if (!account.sandboxed) console.error(`The packaged app runs without its sandbox: ${account.reason}`);
    display = await startDisplay();
  });
  afterAll(() => display.stop());
  return {
    account,
    async prepare(options = {}) {
      const folder = path.join(await temporaryDirectory(), 'run');
      mkdirSync(folder);
      giveTo(account, folder);
      return { executable, account, folder, display: display.name, args: [], ...options };
    },
  };
}
