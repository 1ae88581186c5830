/** Locates Sightline's own files, both from the built bundles and from source in tests. Runs in any Node process. */
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

/**
 * The folder with package.json and dist/; in a package an asar archive, which Node inside Electron reads as a folder.
 */
export const appRoot = findRoot();

/** The folder with models/ and samples/: in a package beside the archive, because native code can't read inside one. */
const resourcesRoot = appRoot.endsWith('.asar') ? path.dirname(appRoot) : appRoot;

/** `version` of package.json. */
export const appVersion = (
  JSON.parse(readFileSync(path.join(appRoot, 'package.json'), 'utf8')) as { version: string }
).version;

/** The model that ships with the app. */
export const starterModelDir = path.join(resourcesRoot, 'models', 'starter');

/** What is known of other models, with their licences. */
export const catalogueFile = path.join(resourcesRoot, 'models', 'catalogue.json');

/** The photos that ship with the app. */
export const samplesDir = path.join(resourcesRoot, 'samples');

/** The build that this code belongs to, possibly one of `npm run dev`; dist/ for code that runs from source. */
const buildDir =
  /^(?<build>.+)[\\/]node(?:[\\/]chunks)?$/.exec(here)?.groups?.['build'] ?? path.join(appRoot, 'dist');

/** The built page. */
export const rendererDir = path.join(buildDir, 'renderer');

/** The built preload script, the page's only bridge to the desktop host. */
export const preloadFile = path.join(buildDir, 'node', 'preload.cjs');

/** Built entry files of processes and workers, by name. */
export type EntryName =
  | 'main'
  | 'engine'
  | 'embedder'
  | 'decoder'
  | 'fetcher'
  | 'desktop-fetcher'
  | 'courier'
  | 'desktop-courier'
  | 'scan-worker'
  | 'metadata-worker'
  | 'decode-worker';

/** Path of a built entry; processes and workers are always started from the build. */
export function entryFile(name: EntryName): string {
  return path.join(buildDir, 'node', `${name}.js`);
}
