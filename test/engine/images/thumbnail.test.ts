import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeThumbnail } from '../../../electron/engine/images/decode.ts';
import { writeThumbnail } from '../../../electron/engine/images/thumbnail.ts';
import { photo } from '../../support/images.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

let directory: string;
beforeAll(async () => {
  directory = await temporaryDirectory();
});

describe('a thumbnail', () => {
  test.each([
    [640, 400, 320, 320, 200],
    [400, 640, 320, 200, 320],
    [100, 50, 320, 100, 50],
  ])(
    'A thumbnail of %i × %i, at most %i, is %i × %i',
    async (width, height, longest, smallWidth, smallHeight) => {
      const bytes = await makeThumbnail(await photo(width, height).jpeg().toBuffer(), longest);
      expect(await sharp(bytes).metadata()).toMatchObject({
        format: 'webp',
        width: smallWidth,
        height: smallHeight,
      });
    },
  );

  test('A thumbnail of an icon is drawn large', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="16" height="8"></svg>');
    expect(await sharp(await makeThumbnail(svg, 320)).metadata()).toMatchObject({ width: 320, height: 160 });
  });
});

describe('writing a thumbnail', () => {
  const small = async (source: string, below: string): Promise<string> =>
    (await writeThumbnail(Buffer.from(source), path.join(directory, below), 'small')).file;

  test('A full thumbnail keeps every pixel, up to what a browser shows', async () => {
    const source = path.join(directory, 'wide.png');
    await writeFile(
      source,
      await sharp({ create: { width: 9000, height: 90, channels: 3, background: 'red' } })
        .png()
        .toBuffer(),
    );
    const wide = await writeThumbnail(Buffer.from(source), directory, 'full');
    expect(await sharp(wide.file).metadata()).toMatchObject({ format: 'webp', width: 8192, height: 82 });
    await writeFile(source, await photo(2000, 1000).jpeg().toBuffer());
    const whole = await writeThumbnail(Buffer.from(source), directory, 'full');
    expect(await sharp(whole.file).metadata()).toMatchObject({ width: 2000, height: 1000 });
  });

  test('Writing a thumbnail names it by the bytes of the photo, makes its folder and leaves nothing else there', async () => {
    const source = path.join(directory, 'a.jpg');
    const bytes = await photo(640, 400).jpeg().toBuffer();
    await writeFile(source, bytes);
    const file = await small(source, 'thumbnails');
    expect(await small(source, 'thumbnails')).toBe(file);
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(file).toBe(path.join(directory, 'thumbnails', hash.slice(0, 2), `${hash}-small.jpg`));
    expect(await readdir(path.dirname(file))).toEqual([path.basename(file)]);
    expect(await readdir(path.join(directory, 'thumbnails'))).toEqual([hash.slice(0, 2)]);
    expect(await sharp(await readFile(file)).metadata()).toMatchObject({ format: 'jpeg', width: 320 });
  });

  test('Writing a thumbnail of something broken leaves no file', async () => {
    const source = path.join(directory, 'broken.jpg');
    await writeFile(source, 'no picture');
    await expect(small(source, 'broken')).rejects.toMatchObject({ kind: 'unreadable' });
    await expect(readdir(path.join(directory, 'broken'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test("Writing a thumbnail that can't be moved into place leaves no unfinished file", async () => {
    const source = path.join(directory, 'a.jpg');
    await writeFile(source, await photo(640, 400).jpeg().toBuffer());
    const file = await small(source, 'way');
    await rm(file);
    // A folder is in the way.
    await mkdir(path.join(file, 'x'), { recursive: true });
    await expect(small(source, 'way')).rejects.toThrow();
    expect(await readdir(path.dirname(path.dirname(file)))).toEqual([path.basename(path.dirname(file))]);
    expect(await readdir(path.dirname(file))).toEqual([path.basename(file)]);
  });
});
