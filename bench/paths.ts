/** Paths of the benchmarks' files and caches. */
import path from 'node:path';
import { appRoot } from '../electron/engine/app-root.ts';

export { appRoot, samplesDir, starterModelDir } from '../electron/engine/app-root.ts';

/** For files that take long to create. Ignored by git; may be deleted at any time. */
export const cacheDir = path.join(appRoot, '.cache', 'bench');
/** Where scripts/bench.mjs writes the bundles of main.ts and the children. */
export const buildDir = path.join(cacheDir, 'build');
export const resultsFile = path.join(appRoot, 'bench', 'results', 'latest.json');
export const peersDir = path.join(appRoot, 'bench', 'peers');
