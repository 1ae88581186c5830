import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFolder, matchFolder } from '../../electron/cli/folder-argument.ts';
import type { Folder } from '../../shared/schemas.ts';

function folder(id: number, shown: string): Folder {
  const photos = { done: 0, pending: 0, failed: 0, skipped: 0 };
  return { id, path: shown, state: 'ready', reason: null, photos, lastScan: null };
}

describe('a folder of the library', () => {
  const folders = [folder(1, path.resolve('gone/photos')), folder(2, path.resolve('7')), folder(7, '/other')];

  it('is found by a path that need not exist, or by its id', () => {
    expect(findFolder(folders, 'gone/photos/').id).toBe(1);
    expect(findFolder(folders, '1').id).toBe(1);
  });
  it('is taken by path when an id looks the same', () => expect(findFolder(folders, '7').id).toBe(2));
  it('is not guessed', () => {
    expect(matchFolder(folders, 'gone')).toBeUndefined();
    expect(() => findFolder(folders, 'gone')).toThrow(/by path or id \(it has: 1 .*\), received 'gone'/);
    expect(() => findFolder([], 'x')).toThrow('it has none yet');
  });
});
