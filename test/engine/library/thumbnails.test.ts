import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openDataDir } from '../../../electron/engine/files/data-dir.ts';
import { writeThumbnail } from '../../../electron/engine/images/thumbnail.ts';
import { Thumbnails } from '../../../electron/engine/library/thumbnails.ts';
import { photo } from '../../support/images.ts';
import { scanned } from '../../support/library.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

const library = usePhotoLibrary();

it('A thumbnail is made once, also when it is requested twice at once, and then served from disk', async () => {
  const file = path.join(await temporaryDirectory(), 'a.jpg');
  await writeFile(file, await photo(640, 400).jpeg().toBuffer());
  const id = library.store.scans.insert(library.folder, scanned(file));
  const made: string[] = [];
  const thumbnails = new Thumbnails({
    store: library.store,
    layout: await openDataDir(await temporaryDirectory(), 'writer'),
    embedder: {
      thumbnail: async ({ path: source, target, size }) => {
        made.push(size);
        await writeThumbnail(source, target, size);
        return {};
      },
    },
  });
  const [first, second] = await Promise.all([
    thumbnails.find({ id, size: 'small' }),
    thumbnails.find({ id, size: 'small' }),
  ]);
  expect(second).toEqual(first);
  expect((await readFile(first.path)).subarray(8, 12).toString()).toBe('WEBP');
  await thumbnails.find({ id, size: 'small' });
  await thumbnails.find({ id, size: 'full' });
  expect(made).toEqual(['small', 'full']);
  await expect(thumbnails.find({ id: id + 1, size: 'small' })).rejects.toMatchObject({ kind: 'not-found' });
});

it('A thumbnail that could not be made is tried again when it is next requested', async () => {
  const id = library.add('gone.jpg');
  let tries = 0;
  const thumbnails = new Thumbnails({
    store: library.store,
    layout: await openDataDir(await temporaryDirectory(), 'writer'),
    embedder: {
      thumbnail: async ({ path: source, target, size }) => {
        tries++;
        await writeThumbnail(source, target, size);
        return {};
      },
    },
  });
  for (const expected of [1, 2]) {
    await expect(thumbnails.find({ id, size: 'large' })).rejects.toMatchObject({ kind: 'not-found' });
    expect(tries).toBe(expected);
  }
});
