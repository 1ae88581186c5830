/**
 * Builds dist/ (npm's `prepare`): the Node bundles, the preload, the vector kernel, the page, notices and icons, each
 * only when what it is made from has changed. `--force` builds all of them, `--only=node,kernel` looks at no others.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildParts, clearLeftovers } from './build/build.mjs';
import { PARTS } from './build/parts.mjs';
import { staleParts } from './build/stamp.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length);
await clearLeftovers(root);
const parts = process.argv.includes('--force') ? PARTS : staleParts(root, only?.split(','));
if (parts.length > 0) {
  try {
    await buildParts(root, parts, (name, milliseconds) =>
      console.error(`built ${name} in ${(milliseconds / 1000).toFixed(1)} s`),
    );
  } catch (error) {
    console.error(`sightline: the build failed; dist/ is as it was before. ${error.message}`);
    process.exitCode = 1;
  }
}
