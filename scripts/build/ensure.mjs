/**
 * Builds what has changed before built code is run. For bin/sightline.mjs in a checkout and for the test runners; a
 * package has neither this file nor sources.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { staleParts } from './stamp.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Set while a test run or a benchmark lasts, which built first: its processes start from that build, whatever is edited
 * meanwhile.
 */
export const BUILT = 'SIGHTLINE_BUILT';

/**
 * Builds the parts that are not current, with a line on stderr.
 * @param {readonly string[]} [names] parts that are about to be run; all when left out
 * @returns {string | null} null when they are current now, else what to tell the user
 */
export function ensureBuilt(names) {
  if (process.env[BUILT]) return null;
  const stale = staleParts(root, names).map(({ name }) => name);
  if (stale.length === 0) return null;
  console.error(`sightline: building ${stale.join(', ')}, changed since the last build …`);
  const prepare = [path.join(root, 'scripts/prepare.mjs'), `--only=${stale.join(',')}`];
  const { status } = spawnSync(process.execPath, prepare, {
    // stdout belongs to the command that is about to run.
    stdio: ['ignore', 2, 2],
  });
  if (status === 0) return null;
  return 'the sources have changed and could not be built: run "npm run build"';
}
