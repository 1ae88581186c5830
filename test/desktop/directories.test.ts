import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDesktopDirectories } from '../../electron/desktop/directories.ts';
import { temporaryDirectory } from '../support/temporary.ts';

let root: string;
beforeEach(async () => {
  root = await temporaryDirectory();
  mkdirSync(path.join(root, 'Holidays'));
  writeFileSync(path.join(root, 'one.jpg'), '');
});

describe('what was dropped', () => {
  it('Dropped files and folders are told apart, without a path', async () => {
    const items = await createDesktopDirectories().sort([
      path.join(root, 'Holidays'),
      path.join(root, 'one.jpg'),
      path.join(root, 'none'),
      '',
    ]);
    expect(items).toEqual([
      { kind: 'directory', directoryId: expect.any(String) as string, name: 'Holidays' },
      { kind: 'file', name: 'one.jpg' },
      { kind: 'unusable', name: 'none' },
      { kind: 'unusable', name: '' },
    ]);
    expect(JSON.stringify(items)).not.toContain(root);
  });

  it('A dropped directory resolves to its real path', async () => {
    symlinkSync('Holidays', path.join(root, 'link'));
    const directories = createDesktopDirectories();
    const [item] = await directories.sort([path.join(root, 'link')]);
    if (item?.kind !== 'directory') throw new Error('expected a directory');
    expect(String(await directories.resolve(item.directoryId))).toBe(path.join(root, 'Holidays'));
  });
});

describe('ids', () => {
  it('Ids of directories that were never given out stand for nothing', async () => {
    const directories = createDesktopDirectories();
    for (const id of ['', '..', root, 'aaaa']) {
      await expect(directories.resolve(id)).rejects.toMatchObject({ kind: 'not-found' });
    }
  });

  it('Ids of directories are forgotten, the oldest first, so that they are never too many', async () => {
    const directories = createDesktopDirectories();
    const ids = Array.from({ length: 1_001 }, () => directories.admit(root));
    await expect(directories.resolve(ids[0] ?? '')).rejects.toMatchObject({ kind: 'not-found' });
    expect(String(await directories.resolve(ids[1] ?? ''))).toBe(root);
  });

  it('Directories of the desktop are not found by browsing: the system has a picker for that', async () => {
    await expect(createDesktopDirectories().list(undefined, new Map())).rejects.toMatchObject({
      kind: 'unsupported',
    });
  });
});
