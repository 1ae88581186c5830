/** Where the benches find things and keep what takes long to make. */
import path from 'node:path';
import { appRoot } from '../electron/engine/app-root.ts';

export { appRoot, samplesDir, starterModelDir } from '../electron/engine/app-root.ts';

/** Ignored by git; may be deleted at any time. */
export const cacheDir = path.join(appRoot, '.cache', 'bench');
/** Where scripts/bench.mjs bundles main.ts and the children to. */
export const buildDir = path.join(cacheDir, 'build');
export const resultsFile = path.join(appRoot, 'bench', 'results', 'latest.json');
export const peersDir = path.join(appRoot, 'bench', 'peers');
