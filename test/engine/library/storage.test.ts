import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { clearThumbnails, storage } from '../../../electron/engine/library/storage.ts';
import { openDataDir } from '../../../electron/engine/files/data-dir.ts';
import { thumbnailPath } from '../../../electron/engine/files/thumbnail-files.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

it('Storage says what takes room, and gives back what thumbnails take', async () => {
  const layout = await openDataDir(await temporaryDirectory(), 'writer');
  const put = async (file: string, bytes: number): Promise<void> => {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, Buffer.alloc(bytes));
  };
  await put(layout.database, 1_000);
  await put(`${layout.database}-wal`, 200);
  await put(path.join(layout.cache, 'vectors-1.bin'), 3_000);
  await put(path.join(layout.root, 'settings.json'), 10);
  for (let number = 1; number <= 300; number++) {
    const contentHash = number.toString(16).padStart(4, '0').repeat(16);
    await put(thumbnailPath(layout.thumbnails, contentHash, 'small'), 7);
  }
  await put(path.join(layout.thumbnails, 'unfinished.1-1.tmp'), 1);
  expect(await storage({ layout })).toEqual({
    dataDir: layout.root,
    database: 1_200,
    thumbnails: 2_101,
    cache: 3_000,
    other: 10,
    free: expect.any(Number) as number,
  });
  await clearThumbnails({ layout });
  expect(await storage({ layout })).toMatchObject({ thumbnails: 1, database: 1_200 });
  expect(await readdir(layout.thumbnails)).toContain('unfinished.1-1.tmp');
});
