/** Paths of the test runtime and its sources; see ../electron-runtime.mjs. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** The Electron inside the package that test/electron-runtime/package-lock.json pins. */
export const RUNTIME_VERSION = '33.2.1';

/** package.json, its lockfile with the integrity of the package, and the stand-in for default_app.asar. */
export const runtimeSource = path.join(root, 'test/electron-runtime');

/** The finished dist folder; complete or missing. */
export const runtimeDist = path.join(root, '.cache', `electron-${RUNTIME_VERSION}`);
