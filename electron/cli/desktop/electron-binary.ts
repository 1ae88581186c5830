/**
 * Finds or fetches Electron's binary for a start from a checkout: the npm package `electron` does not contain it, but
 * downloads it with its install script. Packaged apps bring their own. Runs in the CLI process.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { appRoot } from '../../engine/app-root.ts';

/** Long enough for 120 MB over a slow connection, short enough to wait for. */
const FETCH_MILLISECONDS = 300_000;

export type ElectronBinary = { readonly file: string } | { readonly reason: string };

export interface FetchOptions {
  /** The folder of the npm package; null if it isn't installed. */
  readonly packageDir: string | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Called once, before the download begins. */
  readonly onFetch: (version: string) => void;
  readonly timeoutMilliseconds?: number;
}

/** The folder of the npm package `electron`, a development dependency; null without it. */
export function electronPackageDir(): string | null {
  try {
    return path.dirname(createRequire(path.join(appRoot, 'package.json')).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

/** Finds the binary, or downloads it, or returns why neither worked. Makes one attempt per call. */
export async function findElectronBinary(options: FetchOptions): Promise<ElectronBinary> {
  const { packageDir, environment } = options;
  const override = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) {
    const file = path.join(override, platformFile());
    return existsSync(file) ? { file } : { reason: `ELECTRON_OVERRIDE_DIST_PATH has no ${file}` };
  }
  if (packageDir === null) return { reason: 'the npm package electron is not installed' };
  const installed = installedBinary(packageDir);
  if (installed !== null) return { file: installed };
  const version = packageVersion(packageDir);
  options.onFetch(version);
  const failure = await runInstallScript(options, packageDir);
  const fetched = failure === null ? installedBinary(packageDir) : null;
  return fetched === null
    ? {
        reason: `Electron ${version} could not be downloaded: ${failure ?? 'its install script left no binary'}`,
      }
    : { file: fetched };
}

/** The path in the package's path.txt, which its install script writes last. */
function installedBinary(packageDir: string): string | null {
  const named = path.join(packageDir, 'path.txt');
  if (!existsSync(named)) return null;
  const file = path.join(packageDir, 'dist', readFileSync(named, 'utf8').trim());
  return existsSync(file) ? file : null;
}

function packageVersion(packageDir: string): string {
  return (JSON.parse(readFileSync(path.join(packageDir, 'package.json'), 'utf8')) as { version: string })
    .version;
}

function platformFile(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** Returns null on success, otherwise the reason in a few words. */
function runInstallScript(
  { environment, timeoutMilliseconds = FETCH_MILLISECONDS }: FetchOptions,
  packageDir: string,
): Promise<string | null> {
  const child = spawn(process.execPath, [path.join(packageDir, 'install.js')], {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: timeoutMilliseconds,
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => {
      if (code === 0) resolve(null);
      else if (signal !== null) resolve(`it took longer than ${timeoutMilliseconds / 1000} s`);
      else resolve(complaint.split('\n', 1)[0] || `exit ${String(code)}`);
    });
  });
}
