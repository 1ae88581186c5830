/** Where Sightline's own files are, both from the built bundles and from source under the test runner. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

function findRoot(): string {
  let directory = here;
  for (;;) {
    const file = path.join(directory, 'package.json');
    if (
      existsSync(file) &&
      (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'sightline'
    ) {
      return directory;
    }
    const parent = path.dirname(directory);
    if (parent === directory) throw new Error(`no package.json of sightline above ${directory}`);
    directory = parent;
  }
}

/** The folder that holds package.json and dist/; in a package an asar archive, which Node inside Electron reads as a folder. */
export const appRoot = findRoot();

/** The folder that holds models/ and samples/: beside the archive in a package, since native code can't read in one. */
const resourcesRoot = appRoot.endsWith('.asar') ? path.dirname(appRoot) : appRoot;

/** `version` of package.json. */
export const appVersion = (
  JSON.parse(readFileSync(path.join(appRoot, 'package.json'), 'utf8')) as { version: string }
).version;

/** The model that ships with the app. */
export const starterModelDir = path.join(resourcesRoot, 'models', 'starter');

/** The photos that ship with the app. */
export const samplesDir = path.join(resourcesRoot, 'samples');

/** The build that this code is part of, which may be one of `npm run dev`; dist/ for code that runs from source. */
const buildDir =
  /^(?<build>.+)[\\/]node(?:[\\/]chunks)?$/.exec(here)?.groups?.['build'] ?? path.join(appRoot, 'dist');

/** The built page. */
export const rendererDir = path.join(buildDir, 'renderer');

/** What the page sees of the desktop host. */
export const preloadFile = path.join(buildDir, 'node', 'preload.cjs');

/** Built entry files of processes and workers, by name. */
export type EntryName = 'main' | 'engine' | 'embedder' | 'scan-worker' | 'metadata-worker';

/** Path of a built entry; processes and workers are always started from the build. */
export function entryFile(name: EntryName): string {
  return path.join(buildDir, 'node', `${name}.js`);
}
