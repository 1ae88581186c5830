import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { examineDataFolder } from '../../../electron/host/doctor/data-folder.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

describe('An examination of the data folder', () => {
  it('An examination finds nothing wrong with a data folder that is not there, and does not make it', async () => {
    const root = path.join(await temporaryDirectory(), 'a', 'b');
    const { dataDir, check } = await examineDataFolder(root);
    expect(dataDir).toMatchObject({ path: root, exists: false, total: 0 });
    expect(dataDir.free).toBeGreaterThan(0);
    expect(check).toEqual({
      name: 'data-folder',
      ok: true,
      detail: `${root} will be made when a folder is added`,
    });
    expect(existsSync(path.dirname(root))).toBe(false);
  });

  it('An examination measures what is in a data folder', async () => {
    const root = await temporaryDirectory();
    for (const name of ['thumbnails', 'cache', 'logs']) mkdirSync(path.join(root, name));
    writeFileSync(path.join(root, 'library.db'), Buffer.alloc(1_000));
    writeFileSync(path.join(root, 'library.db-wal'), Buffer.alloc(100));
    writeFileSync(path.join(root, 'thumbnails', '1.webp'), Buffer.alloc(20));
    writeFileSync(path.join(root, 'logs', 'cli.log'), Buffer.alloc(3));
    const { dataDir, check } = await examineDataFolder(root);
    expect(dataDir).toMatchObject({ database: 1_100, thumbnails: 20, cache: 0, logs: 3, total: 1_123 });
    expect(check.ok).toBe(true);
  });

  it('An examination finds a file in the place of the data folder', async () => {
    const file = path.join(await temporaryDirectory(), 'data');
    writeFileSync(file, 'x');
    expect((await examineDataFolder(file)).check).toMatchObject({
      ok: false,
      detail: `expected a folder at ${file}, found a file`,
    });
  });
});
