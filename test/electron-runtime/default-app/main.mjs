/**
 * What Electron runs when it is started as `electron [-r module]... <app> [arguments]`: a stand-in for the official
 * default_app.asar, which the test runtime lacks. It does what the official one does for a folder, a file and -r; no
 * welcome window, no interactive mode. Electron's main process, tests only.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const USAGE = 'usage: electron [-r module]... <folder or file of an app> [arguments]';

/** The modules to load first, and the app: the first argument that is no switch. What follows it is the app's. */
function readArguments(values) {
  const modules = [];
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (value === '-r' || value === '--require') {
      index += 1;
      modules.push(values[index]);
    } else if (value === '-v' || value === '--version') {
      return { modules, version: true, target: null };
    } else if (!value.startsWith('-')) {
      return { modules, version: false, target: path.resolve(value) };
    }
  }
  return { modules, version: false, target: null };
}

/** Gives the app its own name, version and data folder, and answers the file to run. */
function adopt(target) {
  const file = path.join(target, 'package.json');
  if (!existsSync(file)) {
    app.setAppPath(path.dirname(target));
    return target;
  }
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const name = manifest.productName ?? manifest.name;
  if (name) {
    app.setName(name);
    app.setPath('userData', path.join(app.getPath('appData'), name));
  }
  if (manifest.version) app.setVersion(manifest.version);
  if (manifest.desktopName) app.setDesktopName(manifest.desktopName);
  app.setAppPath(target);
  return path.resolve(target, manifest.main ?? 'index.js');
}

const { modules, version, target } = readArguments(process.argv.slice(1));
if (version) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
} else if (target === null) {
  console.error(USAGE);
  process.exit(1);
} else {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const require = createRequire(import.meta.url);
  for (const module of modules) require(module);
  try {
    await import(pathToFileURL(adopt(target)).href);
  } catch (error) {
    console.error(`electron: the app at ${target} could not be started: ${error.stack}`);
    process.exit(1);
  }
}
