import { mkdirSync, symlinkSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFolder, folderAt, isAtOrBelow } from '../../electron/cli/folder-argument.ts';
import type { Folder } from '../../shared/schemas.ts';
import { temporaryDirectory } from '../support/temporary.ts';

function folder(id: number, shown: string): Folder {
  const photos = { done: 0, pending: 0, failed: 0, skipped: 0 };
  return { id, path: shown, state: 'ready', reason: null, photos, lastScan: null };
}

describe('a folder of the library', () => {
  const folders = [folder(1, path.resolve('gone/photos')), folder(2, path.resolve('7')), folder(7, '/other')];

  it('A folder argument finds a folder by a path that need not exist, or by its id', async () => {
    expect((await findFolder(folders, 'gone/photos/')).id).toBe(1);
    expect((await findFolder(folders, '1')).id).toBe(1);
  });
  it('A folder argument means the path when an id looks the same', async () => {
    expect((await findFolder(folders, '7')).id).toBe(2);
  });
  it('A folder argument finds a folder by the link that it was added through', async () => {
    const home = await realpath(await temporaryDirectory());
    mkdirSync(path.join(home, 'real'));
    symlinkSync(path.join(home, 'real'), path.join(home, 'link'));
    expect((await folderAt([folder(3, path.join(home, 'real'))], path.join(home, 'link')))?.id).toBe(3);
  });
  it('A folder argument is not guessed', async () => {
    expect(await folderAt(folders, 'gone')).toBeUndefined();
    await expect(findFolder(folders, 'gone')).rejects.toThrow(
      /by path or id \(there are: 1 .*\), received 'gone'/,
    );
    await expect(findFolder([], 'x')).rejects.toThrow('there are none yet');
  });
});

it('A path is below a folder, even below the root of a drive', () => {
  expect(isAtOrBelow('/photos', '/photos/2024')).toBe(true);
  expect(isAtOrBelow('/photos', '/photos')).toBe(true);
  expect(isAtOrBelow('/photos', '/photos of 2024')).toBe(false);
  expect(isAtOrBelow(path.parse(process.cwd()).root, process.cwd())).toBe(true);
});
