import { chmodSync, existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultDataDir, openDataDir } from '../../../electron/engine/files/data-dir.ts';
import { asNobody } from '../../support/as-nobody.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

describe('the default data directory', () => {
  it.each([
    ['linux', {}, '/home/u', '/home/u/.local/share/sightline'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/home/u', '/data/sightline'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/u', '/home/u/.local/share/sightline'],
    ['darwin', {}, '/Users/u', '/Users/u/Library/Application Support/Sightline'],
    [
      'win32',
      { LOCALAPPDATA: 'C:\\Users\\u\\AppData\\Local' },
      'C:\\Users\\u',
      'C:\\Users\\u\\AppData\\Local\\Sightline',
    ],
    ['win32', {}, 'C:\\Users\\u', 'C:\\Users\\u\\AppData\\Local\\Sightline'],
  ] as const)(
    'The default data directory on %s with %j follows the platform',
    (platform, environment, home, expected) => {
      expect(defaultDataDir(environment, platform, home)).toBe(expected);
    },
  );
});

describe('a data directory', () => {
  it('The data directory is made for this user alone, with its parents', async () => {
    const root = path.join(await temporaryDirectory(), 'some/where');
    const layout = await openDataDir(root, 'writer');
    expect(statSync(root).mode & 0o777).toBe(0o700);
    expect(existsSync(layout.thumbnails)).toBe(true);
  });

  it('A reader does not make the data directory', async () => {
    const root = path.join(await temporaryDirectory(), 'none');
    await expect(openDataDir(root, 'reader')).rejects.toMatchObject({ kind: 'no-library' });
    expect(existsSync(root)).toBe(false);
  });

  it.each(['writer', 'reader'] as const)(
    'A file in place of the data directory is refused (%s)',
    async (mode) => {
      const file = path.join(await temporaryDirectory(), 'file');
      writeFileSync(file, '');
      const refused = {
        kind: 'invalid-input',
        message: expect.stringContaining('received a file') as string,
      };
      await expect(openDataDir(file, mode)).rejects.toMatchObject(refused);
      await expect(openDataDir(path.join(file, 'below'), mode)).rejects.toMatchObject(refused);
    },
  );

  it.runIf(process.platform === 'linux')(
    'A data directory where the system creates none is refused, and does not hang',
    async () => {
      await expect(openDataDir('/proc/sightline/data', 'writer')).rejects.toMatchObject({
        kind: 'read-only',
        message: expect.stringContaining('received a place where no folder can be created') as string,
      });
    },
  );

  it.each(['writer', 'reader'] as const)(
    'A data directory that is a link to nothing is not there (%s)',
    async (mode) => {
      const link = path.join(await temporaryDirectory(), 'link');
      symlinkSync('/nowhere/library', link);
      await expect(openDataDir(link, mode)).rejects.toMatchObject({
        kind: 'unavailable',
        message: expect.stringContaining('a link whose target is not there') as string,
      });
    },
  );

  it('A data directory is refused when this user may not write to it or make it', async () => {
    const parent = await temporaryDirectory();
    const root = path.join(parent, 'data');
    mkdirSync(root);
    chmodSync(root, 0o555);
    chmodSync(parent, 0o555);
    await asNobody(async () => {
      const refused = { kind: 'read-only', message: expect.stringContaining(parent) as string };
      await expect(openDataDir(root, 'writer')).rejects.toMatchObject(refused);
      await expect(openDataDir(path.join(parent, 'other'), 'writer')).rejects.toMatchObject(refused);
      await expect(openDataDir(root, 'reader')).resolves.toMatchObject({ root });
    });
  });
});

it.runIf(process.platform !== 'win32')(
  'What a library has in a data directory is kept from other users, whatever the directory was',
  async () => {
    const root = path.join(await temporaryDirectory(), 'shared');
    for (const name of ['', 'cache', 'logs', 'thumbnails']) {
      mkdirSync(path.join(root, name));
      chmodSync(path.join(root, name), 0o755);
    }
    const files = [
      'library.db',
      'library.db-wal',
      'lock.db',
      'settings.json',
      'cache/vectors',
      'logs/cli.log',
    ];
    for (const name of [...files, 'of somebody else.txt']) {
      writeFileSync(path.join(root, name), '');
      chmodSync(path.join(root, name), 0o644);
    }
    await openDataDir(root, 'writer');
    const modeOf = (name: string): number => statSync(path.join(root, name)).mode & 0o777;
    for (const name of files) expect([name, modeOf(name)]).toEqual([name, 0o600]);
    for (const name of ['cache', 'logs', 'thumbnails']) expect([name, modeOf(name)]).toEqual([name, 0o700]);
    expect([modeOf(''), modeOf('of somebody else.txt')]).toEqual([0o755, 0o644]);
  },
);

it('A file in place of the cache is named, not the data directory', async () => {
  const root = await temporaryDirectory();
  writeFileSync(path.join(root, 'cache'), '');
  await expect(openDataDir(root, 'writer')).rejects.toMatchObject({
    kind: 'invalid-input',
    message: `expected a directory of the library at ${path.join(root, 'cache')}, received a file`,
  });
});
