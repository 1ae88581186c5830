/**
 * Runs `--self-test` of the packaged app in release/ (or in the folder that is named) and prints its outcome; the exit
 * code is the app's. For systems on which the tests of test/packaging/ do not run.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { layoutOf, unpackedDir } from '../inspect-package.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const appDir = path.resolve(process.argv[2] ?? unpackedDir(path.join(root, 'release')));
const { program } = layoutOf(appDir);
const { status, stdout, stderr, error } = spawnSync(program, ['--self-test'], {
  encoding: 'utf8',
  timeout: 300_000,
});
// A Windows program without a console may have nowhere to write to; its exit code says the same.
console.log(stdout?.trim() || `exit ${status}`);
if (status !== 0) console.error(error?.message ?? stderr);
process.exitCode = status ?? 1;
