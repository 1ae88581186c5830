import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { dataDirLayout, type DataDirLayout } from '../../../electron/engine/files/data-dir.ts';
import { thumbnailPath } from '../../../electron/engine/files/thumbnail-files.ts';
import { evictFullThumbnails } from '../../../electron/engine/library/evict-thumbnails.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

let layout: DataDirLayout;
const full = (number: number): string => thumbnailPath(layout.thumbnails, hash(number), 'full');
const hash = (number: number): string => String(number).repeat(64);
/** Numbers of the contents whose thumbnails are left. */
const left = async (): Promise<number[]> =>
  (await readdir(path.dirname(full(1)))).map((name) => Number(name[0])).sort();

/** Nine files of ten bytes, the higher number the newer. */
beforeEach(async () => {
  layout = dataDirLayout(await temporaryDirectory());
  for (let id = 1; id <= 9; id++) {
    const file = full(id);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, '0123456789');
    await utimes(file, id, id);
  }
});

it('Evicting thumbnails keeps the newest', async () => {
  await evictFullThumbnails(layout, { files: 2, bytes: 1_000 });
  expect(await left()).toEqual([8, 9]);
});

it('Evicting thumbnails keeps as many bytes as allowed, and the newest whatever its size', async () => {
  await evictFullThumbnails(layout, { files: 100, bytes: 35 });
  expect(await left()).toEqual([7, 8, 9]);
  await evictFullThumbnails(layout, { files: 100, bytes: 5 });
  expect(await left()).toEqual([9]);
});

it('Evicting thumbnails leaves a library without thumbnails as it is', async () => {
  const none = dataDirLayout(await temporaryDirectory());
  await evictFullThumbnails(none);
  expect(await readdir(none.root)).toEqual([]);

  const directory = path.dirname(thumbnailPath(none.thumbnails, hash(1), 'full'));
  await mkdir(directory, { recursive: true });
  await evictFullThumbnails(none);
  expect(await readdir(directory)).toEqual([]);
});
