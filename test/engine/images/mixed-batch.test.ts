/** libvips has one error text per process; a file's outcome must not depend on the files beside it. */
import { expect, test } from 'vitest';
import { prepareImage } from '../../../electron/engine/images/decode.ts';
import { toSightlineError } from '../../../shared/errors.ts';
import { cut, photo } from '../../support/images.ts';
import { tiff } from '../../support/tiff.ts';
import { squash } from './specs.ts';

const spec = squash(32, 32);
const jpeg = await photo(200, 150).jpeg({ quality: 85 }).toBuffer();
const rgb = await photo(64, 48).raw().toBuffer();
const png = await photo(64, 48).png().toBuffer();
const webp = await photo(64, 48).webp().toBuffer();

/** Bytes before the header of the frame, which the decoder complains about and skips. */
function withStrayBytes(bytes: Buffer, count: number): Buffer {
  const at = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(count), bytes.subarray(at)]);
}

function scrambled(bytes: Buffer, seed: number): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = Math.floor(copy.length * 0.8); at < copy.length * 0.9; at++)
    copy[at] = (at * 7 + seed) & 0xff;
  return copy;
}

const kinds: Readonly<Record<string, (index: number) => Buffer>> = {
  healthy: (index) => Buffer.concat([jpeg, Buffer.alloc(index)]),
  stray: (index) => withStrayBytes(jpeg, 3 + index),
  damaged: (index) => scrambled(jpeg, index),
  cut: (index) => jpeg.subarray(0, Math.floor(jpeg.length * 0.7) - index),
  short: (index) => cut(jpeg, 0.2 + index / 1_000),
  webp: (index) => webp.subarray(0, 40 + index),
  png: (index) => png.subarray(0, 45 + index),
  zstd: () => tiff(rgb, { width: 64, height: 48, samples: 3, photometric: 2, claims: 50_000 }),
  svg: (index) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${index}"><g></svg>`),
};
const EACH = 12;
const files = Array.from({ length: EACH }, (_, index) =>
  Object.entries(kinds).map(([kind, make]) => ({ kind, bytes: make(index) })),
).flat();

async function outcome(bytes: Buffer): Promise<string> {
  try {
    return `done: ${(await prepareImage(bytes, spec)).warning ?? 'nothing wrong'}`;
  } catch (error) {
    return `${toSightlineError(error).kind}: ${toSightlineError(error).message}`;
  }
}

test('Each file of a mixed batch has the outcome that it has alone, in the same words each time', async () => {
  const alone: string[] = [];
  for (const { bytes } of files) alone.push(await outcome(bytes));
  for (let run = 0; run < 2; run++) {
    expect(await Promise.all(files.map(({ bytes }) => outcome(bytes)))).toEqual(alone);
  }
  const expected: Readonly<Record<string, RegExp>> = {
    healthy: /^done: nothing wrong$/,
    stray: /^done: nothing wrong$/,
    damaged: /^done: the file is (?:damaged;|truncated or damaged; about [6-9]\d %)/,
    cut: /^done: the file is truncated or damaged; about [6-7]\d %/,
    short: /^unreadable: the file is truncated or damaged: expected at least half/,
    webp: /^unreadable: (?:the image could not be decoded \((?!VipsJpeg|pngload|tiff).+[^:]\)|the file is damaged, or not a valid WEBP)/,
    png: /^unreadable: (?:the image could not be decoded \((?!VipsJpeg|webp|tiff).+[^:]\)|the file is damaged, or not a valid PNG)/,
    zstd: /^unsupported: format not supported yet \(TIFF, ZSTD\)$/,
    svg: /^unreadable: the image could not be decoded \((?!VipsJpeg|webp|tiff).+[^:]\)/,
  };
  for (const [index, { kind }] of files.entries()) expect(alone[index]).toMatch(expected[kind]!);
});
