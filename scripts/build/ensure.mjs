/**
 * Builds what has changed before running built code, for bin/sightline.mjs in a checkout and for the test runners.
 * Packages contain neither this file nor sources.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { staleParts } from './stamp.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Environment variable set during a test run or benchmark, which has already built: its processes use that build even
 * if sources are edited meanwhile.
 */
export const BUILT = 'SIGHTLINE_BUILT';

/**
 * Builds outdated parts and reports this on stderr.
 * @param {readonly string[]} [names] parts about to be run; all if omitted
 * @returns {string | null} null if they are current now, otherwise a message for the user
 */
export function ensureBuilt(names) {
  if (process.env[BUILT]) return null;
  const stale = staleParts(root, names).map(({ name }) => name);
  if (stale.length === 0) return null;
  console.error(`sightline: building ${stale.join(', ')}, changed since the last build …`);
  const prepare = [path.join(root, 'scripts/prepare.mjs'), `--only=${stale.join(',')}`];
  const { status } = spawnSync(process.execPath, prepare, {
    // Leave stdout to the command that is about to run.
    stdio: ['ignore', 2, 2],
  });
  if (status === 0) return null;
  return 'the sources have changed and could not be built: run "npm run build"';
}
