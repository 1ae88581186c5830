/** Finding and fetching Electron's program, with packages whose install script does what the official one does. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { electronPackageDir, findElectronBinary } from '../../../electron/cli/desktop/electron-binary.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

let packageDir: string;
let fetches: string[];

beforeEach(async () => {
  packageDir = await temporaryDirectory();
  writeFileSync(path.join(packageDir, 'package.json'), '{"name":"electron","version":"45.4.1"}');
  fetches = [];
});

/** The official install script unpacks to dist/ and then names the program in path.txt. */
const INSTALLS = `
const fs = require('node:fs');
fs.mkdirSync(__dirname + '/dist');
fs.writeFileSync(__dirname + '/dist/electron', process.env.MARK);
fs.writeFileSync(__dirname + '/path.txt', 'electron');`;

function find(options: { environment?: Record<string, string>; timeoutMilliseconds?: number } = {}) {
  return findElectronBinary({
    packageDir,
    environment: {},
    onFetch: (version) => fetches.push(version),
    ...options,
  });
}

describe('findElectronBinary', () => {
  it('findElectronBinary takes what is there without fetching', async () => {
    mkdirSync(path.join(packageDir, 'dist'));
    writeFileSync(path.join(packageDir, 'dist/electron'), '');
    writeFileSync(path.join(packageDir, 'path.txt'), 'electron');
    expect(await find()).toEqual({ file: path.join(packageDir, 'dist/electron') });
    expect(fetches).toEqual([]);
  });

  it('findElectronBinary fetches once, with a word before it, and passes the environment on', async () => {
    writeFileSync(path.join(packageDir, 'install.js'), INSTALLS);
    const file = path.join(packageDir, 'dist/electron');
    expect(await find({ environment: { MARK: 'mirror' } })).toEqual({ file });
    expect(await find()).toEqual({ file });
    expect(fetches).toEqual(['45.4.1']);
  });

  it('findElectronBinary answers the first line of what went wrong', async () => {
    writeFileSync(path.join(packageDir, 'install.js'), 'throw new TypeError("x")');
    writeFileSync(
      path.join(packageDir, 'install.js'),
      'console.error("TypeError: fetch failed\\n    at somewhere"); process.exit(1);',
    );
    expect(await find()).toEqual({
      reason: 'Electron 45.4.1 could not be downloaded: TypeError: fetch failed',
    });
  });

  it('findElectronBinary does not wait for ever', async () => {
    writeFileSync(path.join(packageDir, 'install.js'), 'setInterval(() => undefined, 1000)');
    expect(await find({ timeoutMilliseconds: 300 })).toEqual({
      reason: 'Electron 45.4.1 could not be downloaded: it took longer than 0.3 s',
    });
  });

  it('findElectronBinary notices an install script that left nothing', async () => {
    writeFileSync(path.join(packageDir, 'install.js'), '');
    expect(await find()).toMatchObject({ reason: expect.stringContaining('left no binary') as string });
  });

  it('findElectronBinary follows ELECTRON_OVERRIDE_DIST_PATH, and says so when nothing is there', async () => {
    const environment = { ELECTRON_OVERRIDE_DIST_PATH: packageDir };
    expect(await find({ environment })).toMatchObject({
      reason: expect.stringContaining('ELECTRON_OVERRIDE_DIST_PATH') as string,
    });
    const file = path.join(packageDir, process.platform === 'win32' ? 'electron.exe' : 'electron');
    writeFileSync(file, '');
    expect(await find({ environment })).toEqual({ file });
    expect(fetches).toEqual([]);
  });

  it('findElectronBinary says that the package is missing where only the product is installed', async () => {
    expect(await findElectronBinary({ packageDir: null, environment: {}, onFetch: () => undefined })).toEqual(
      {
        reason: 'the npm package electron is not installed',
      },
    );
  });
});

it('findElectronBinary knows where npm put the package of this checkout', () => {
  expect(electronPackageDir()).toBe(path.resolve('node_modules/electron'));
});
