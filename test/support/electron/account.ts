/**
 * Who runs Electron in the tests. Chromium's sandbox refuses root, and tests without the sandbox would test another
 * program than the user's; so where the tests run as root, Electron runs as `nobody` with a home of its own.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const NOBODY = 65534;
const AS_NOBODY = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] as const;

export interface ElectronAccount {
  /** Owner of the folders that Electron writes to. */
  readonly uid: number;
  /** Command words that go before Electron's executable. */
  readonly prefix: readonly string[];
  /** Switches that Electron needs with this account. */
  readonly switches: readonly string[];
  /** False where Chromium's sandbox had to be given up; `reason` then says why. */
  readonly sandboxed: boolean;
  readonly reason: string;
}

/**
 * The account to run `executable` with.
 * @param appFile a file of the app: it must be readable, which it is not for `nobody` when the clone lies in root's
 *   home.
 */
export function electronAccount(executable: string, appFile: string): ElectronAccount {
  const own = process.getuid?.() ?? -1;
  if (own !== 0) return { uid: own, prefix: [], switches: [], sandboxed: true, reason: '' };
  const [command, ...rest] = AS_NOBODY;
  const can = (...words: string[]): boolean => spawnSync(command, [...rest, ...words]).status === 0;
  if (!can('test', '-x', executable) || !can('test', '-r', appFile)) {
    return withoutSandbox(`another user than root can't reach ${path.dirname(executable)} or ${appFile}`);
  }
  if (!can('unshare', '--user', 'true')) return withoutSandbox('user namespaces are not permitted here');
  return { uid: NOBODY, prefix: AS_NOBODY, switches: [], sandboxed: true, reason: '' };
}

function withoutSandbox(reason: string): ElectronAccount {
  return { uid: 0, prefix: [], switches: ['--no-sandbox'], sandboxed: false, reason };
}

/** A fresh home below `folder` that belongs to the account, and the whole environment to start Electron with. */
export function electronHome(
  account: ElectronAccount,
  folder: string,
  display: string,
): Record<string, string> {
  const home = path.join(folder, 'home');
  const runtime = path.join(folder, 'runtime');
  for (const directory of [home, runtime]) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    giveTo(account, directory);
  }
  return {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    HOME: home,
    XDG_CONFIG_HOME: path.join(home, '.config'),
    XDG_DATA_HOME: path.join(home, '.local/share'),
    XDG_CACHE_HOME: path.join(home, '.cache'),
    XDG_RUNTIME_DIR: runtime,
    DISPLAY: display,
    LANG: 'en_GB.UTF-8',
    // There is no session bus in a container, and looking for one prints errors.
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    CI: process.env['CI'] ?? '',
  };
}

/** Makes the account the owner of a file or folder, with all that is in it. */
export function giveTo(account: ElectronAccount, file: string): void {
  if (process.getuid?.() !== 0) return;
  chownSync(file, account.uid, account.uid);
  execFileSync('chown', ['-R', `${account.uid}:${account.uid}`, file]);
}

/**
 * A folder for ELECTRON_OVERRIDE_DIST_PATH whose `electron` is the given one run with the account: Playwright and
 * `sightline start` take a folder, not a command.
 */
export function electronFolderFor(account: ElectronAccount, executable: string, folder: string): string {
  const file = path.join(folder, 'electron');
  if (existsSync(file)) return folder;
  mkdirSync(folder, { recursive: true });
  const words = [...account.prefix, executable, ...account.switches].map((word) => `'${word}'`);
  writeFileSync(file, `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`);
  chmodSync(file, 0o755);
  return folder;
}
