import { readdir, readFile, writeFile } from 'node:fs/promises';
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
  test('A full thumbnail keeps every pixel, up to what a browser shows', async () => {
    const source = path.join(directory, 'wide.png');
    await writeFile(
      source,
      await sharp({ create: { width: 9000, height: 90, channels: 3, background: 'red' } })
        .png()
        .toBuffer(),
    );
    const target = path.join(directory, 'full', '2.webp');
    await writeThumbnail(Buffer.from(source), target, 'full');
    expect(await sharp(target).metadata()).toMatchObject({ format: 'webp', width: 8192, height: 82 });
    await writeFile(source, await photo(2000, 1000).jpeg().toBuffer());
    await writeThumbnail(Buffer.from(source), target, 'full');
    expect(await sharp(target).metadata()).toMatchObject({ width: 2000, height: 1000 });
  });

  test('Writing a thumbnail makes its folder and leaves nothing else there', async () => {
    const source = path.join(directory, 'a.jpg');
    await writeFile(source, await photo(640, 400).jpeg().toBuffer());
    const target = path.join(directory, 'thumbnails', '00', '1.webp');
    await writeThumbnail(Buffer.from(source), target, 'small');
    await writeThumbnail(Buffer.from(source), target, 'small');
    expect(await readdir(path.dirname(target))).toEqual(['1.webp']);
    expect((await sharp(await readFile(target)).metadata()).width).toBe(320);
  });

  test('Writing a thumbnail of something broken leaves no file', async () => {
    const source = path.join(directory, 'broken.jpg');
    await writeFile(source, 'no picture');
    const target = path.join(directory, 'broken', '1.webp');
    await expect(writeThumbnail(Buffer.from(source), target, 'small')).rejects.toMatchObject({
      kind: 'unreadable',
    });
    await expect(readdir(path.dirname(target))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test("Writing a thumbnail that can't be moved into place leaves no unfinished file", async () => {
    const source = path.join(directory, 'a.jpg');
    // A folder is in the way.
    await writeThumbnail(Buffer.from(source), path.join(directory, 'way', '1.webp', 'x'), 'small');
    await expect(
      writeThumbnail(Buffer.from(source), path.join(directory, 'way', '1.webp'), 'small'),
    ).rejects.toThrow();
    expect(await readdir(path.join(directory, 'way'))).toEqual(['1.webp']);
  });
});
