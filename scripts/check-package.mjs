/**
 * `npm run check:package`: packages the app for this system, unpacked only, and tests its contents, its `--self-test`
 * (also without a network), its window and its fuses. Ends with `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureVirtualDisplay, findElectron } from './electron-runtime.mjs';
import { unpackedDir } from './inspect-package.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const output = path.join(root, '.cache/package');
const report = path.join(root, 'test-results/package.json');

/**
 * @param dist the Electron to package, from findElectron; a check downloads none.
 * @returns the exit status; vitest's report is then in test-results/package.json.
 */
export function checkPackage(dist) {
  const run = (args, env = {}) =>
    spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
      .status ?? 1;
  const packaged = run(['scripts/package.mjs', 'dir', '--output', output], { SIGHTLINE_ELECTRON_DIST: dist });
  if (packaged !== 0) return packaged;
  mkdirSync(path.dirname(report), { recursive: true });
  return run(
    [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config=test/packaging/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { SIGHTLINE_PACKAGE: unpackedDir(output) },
  );
}

async function main() {
  const electron = await findElectron();
  const obstacle = electron.reason ?? ensureVirtualDisplay();
  if (obstacle) {
    console.error(`NOT RUN: the package can not be made and started here. ${obstacle}`);
    return 1;
  }
  const status = checkPackage(electron.dist);
  const { numPassedTests = 0, numFailedTests = 1 } = JSON.parse(readFileSync(report, 'utf8'));
  console.log(`\n${numPassedTests} passed, ${numFailedTests} failed`);
  return status;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = await main();
