import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { thumbnailPath } from '../../../electron/engine/files/thumbnail-files.ts';
import { prepareImage } from '../../../electron/engine/images/decode.ts';
import { PictureWriter, type DecodedPhoto } from '../../../electron/engine/images/picture-writer.ts';
import { THUMBNAIL_VERSION } from '../../../electron/engine/api/fact-versions.ts';
import { hammingDistance } from '../../../electron/engine/images/perceptual-hash.ts';
import { BLUE, colourAt, distance, picture } from '../../support/images.ts';
import { samplePath } from '../../support/photo-folders.ts';
import { temporaryDirectory } from '../../support/temporary.ts';
import { mountTinyDisk } from '../../support/tiny-disk.ts';
import { squash } from './specs.ts';

let directory: string;
let decoded: DecodedPhoto;
let file: string;
beforeEach(async () => {
  directory = await temporaryDirectory();
  const bytes = await picture(640, 480, () => BLUE)
    .jpeg()
    .toBuffer();
  const contentHash = createHash('sha256').update(bytes).digest('hex');
  decoded = { bytes, contentHash, image: await prepareImage(bytes, squash(260, 260)) };
  file = thumbnailPath(directory, contentHash, 'small');
});

it('A photo that is indexed gets its small thumbnail and its colour, without a leftover', async () => {
  const { colour, thumbnailVersion } = await new PictureWriter({ directory }).write(decoded);
  expect(thumbnailVersion).toBe(THUMBNAIL_VERSION);
  const rgb = Uint8Array.of(colour >> 16, (colour >> 8) & 255, colour & 255);
  expect(distance(colourAt(rgb, 1, 0, 0), BLUE)).toBeLessThan(4);
  expect((await readFile(file)).toString('hex', 0, 2)).toBe('ffd8');
  expect(await readdir(directory)).toEqual([path.basename(path.dirname(file))]);
});

it('A thumbnail that is there already is not written again', async () => {
  const writer = new PictureWriter({ directory });
  await writer.write(decoded);
  const { ino } = await stat(file);
  await writer.write(decoded);
  expect((await stat(file)).ino).toBe(ino);
});

it('Without enough room on the disk a photo has a colour and no thumbnail', async () => {
  const writer = new PictureWriter({ directory, leastFree: Number.MAX_SAFE_INTEGER });
  expect(await writer.write(decoded)).toMatchObject({
    colour: expect.any(Number) as number,
    thumbnailVersion: null,
  });
  const source = path.join(await temporaryDirectory(), 'photo.jpg');
  await writeFile(source, decoded.bytes);
  expect(await writer.read(Buffer.from(source))).toMatchObject({
    thumbnailVersion: null,
    perceptualVersion: 1,
  });
  expect(await readdir(directory)).toEqual([]);
});

it('A thumbnail that cannot be written does not fail its photo, and is made when it can be', async () => {
  const writer = new PictureWriter({ directory });
  // A file is in the way of the directory.
  await writeFile(path.dirname(file), '');
  expect(await writer.write(decoded)).toMatchObject({ thumbnailVersion: null });
  await rm(path.dirname(file));
  expect(await writer.write(decoded)).toMatchObject({ thumbnailVersion: THUMBNAIL_VERSION });
});

it('A disk that fills up while thumbnails are written does not fail photos', async (test) => {
  const disk = mountTinyDisk(2_000_000);
  if (typeof disk === 'string') return test.skip(disk);
  try {
    const writer = new PictureWriter({ directory: disk.path, leastFree: 0 });
    const free = disk.fill();
    expect(await writer.write(decoded)).toMatchObject({ thumbnailVersion: null });
    free();
    expect(await writer.write(decoded)).toMatchObject({ thumbnailVersion: THUMBNAIL_VERSION });
  } finally {
    disk.unmount();
  }
});

it('A photo that was indexed before gets the same without being embedded', async () => {
  const source = path.join(directory, 'photo.jpg');
  await writeFile(source, decoded.bytes);
  const thumbnails = path.join(directory, 'thumbnails');
  await mkdir(thumbnails);
  const before = await new PictureWriter({ directory: thumbnails }).write(decoded);
  const target = thumbnailPath(thumbnails, decoded.contentHash, 'small');
  await rm(target);
  const { contentHash, ...made } = await new PictureWriter({ directory: thumbnails }).read(
    Buffer.from(source),
  );
  expect(contentHash).toBe(decoded.contentHash);
  expect(made.thumbnailVersion).toBe(before.thumbnailVersion);
  expect(Math.abs((made.colour & 255) - (before.colour & 255))).toBeLessThan(4);
  expect((await stat(target)).size).toBeGreaterThan(100);
});

it('The perceptual hash of a photo is the same whether it was indexed or read again', async () => {
  const source = samplePath('tabby-cat.jpg');
  const bytes = await readFile(source);
  const image = await prepareImage(bytes, squash(260, 260));
  const writer = new PictureWriter({ directory });
  const contentHash = createHash('sha256').update(bytes).digest('hex');
  const indexed = await writer.write({ bytes, contentHash, image });
  const again = await writer.read(Buffer.from(source));
  expect(again).toMatchObject({ contentHash, perceptualVersion: indexed.perceptualVersion });
  expect(hammingDistance(indexed.perceptualHash!, again.perceptualHash!)).toBeLessThanOrEqual(4);
});
