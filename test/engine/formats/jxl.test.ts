import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { jxlHeader } from '../../../electron/engine/formats/jxl/jxl-header.ts';
import { makeThumbnail, prepareImage } from '../../../electron/engine/images/decode.ts';
import { readPicture } from '../../../electron/engine/images/picture.ts';
import { BLUE, colourAt, distance, GREEN, RED, WHITE, type Rgb } from '../../support/images.ts';
import { squash } from '../images/specs.ts';

const LOSSY = 12;
const fixture = (name: string): Buffer =>
  readFileSync(path.join(import.meta.dirname, '../../fixtures/jxl', `${name}.jxl`));

async function corners(file: Buffer): Promise<readonly Rgb[]> {
  const { pixels } = await prepareImage(file, squash(32, 32));
  return [
    [4, 4],
    [27, 4],
    [4, 27],
    [27, 27],
  ].map(([x, y]) => colourAt(pixels, 32, x!, y!));
}

describe('JPEG XL', () => {
  test.each([
    ['bare', [RED, GREEN, BLUE, WHITE]],
    ['container', [RED, GREEN, BLUE, WHITE]],
    ['deep', [RED, GREEN, BLUE, WHITE]],
    // In Display P3, whose numbers for these colours differ from sRGB's.
    ['wide-gamut', [RED, GREEN, BLUE, WHITE]],
    // A quarter clockwise, by the codestream; EXIF says so too, and must not turn it again.
    ['turned', [BLUE, RED, WHITE, GREEN]],
  ] as const)('The picture of %s is decoded with its colours in place', async (name, expected) => {
    const found = await corners(fixture(name));
    for (const [index, colour] of expected.entries()) {
      expect(distance(found[index]!, colour)).toBeLessThanOrEqual(LOSSY);
    }
  });

  test.each([
    ['bare', 96, 64, false],
    ['container', 96, 64, false],
    ['deep', 96, 64, false],
    ['turned', 64, 96, false],
    ['see-through', 32, 32, true],
  ])(
    'The header of %s gives its size as shown, and transparency',
    async (name, width, height, transparent) => {
      expect(await readPicture(fixture(name), true)).toMatchObject({
        ...{ type: 'jxl', format: 'jxl', width, height, transparent },
      });
    },
  );

  test('Transparency is laid on white', async () => {
    const { pixels } = await prepareImage(fixture('see-through'), squash(32, 32));
    expect(colourAt(pixels, 32, 16, 16)).toEqual([255, 255, 255]);
  });

  test('EXIF is found, compressed or not', () => {
    const exif = (file: Buffer): string => Buffer.from(jxlHeader(file)?.exif ?? []).toString('latin1');
    expect(exif(fixture('turned'))).toContain('Somebody');
    const box = Buffer.from('\0\0\0\x14Exif\0\0\0\0II*\0\x08\0\0\0', 'latin1');
    expect(exif(Buffer.concat([fixture('container'), box]))).toBe('II*\0\x08\0\0\0');
    expect(exif(fixture('bare'))).toBe('');
  });

  test('Thumbnails for people are made', async () => {
    const { width, height } = await sharp(await makeThumbnail(fixture('turned'), 48)).metadata();
    expect([width, height]).toEqual([32, 48]);
  });

  test('A picture that needs more memory than a decoder may have is refused before it is decoded', async () => {
    // The shortest header: height and width of 17 bits each, 5,000 × 5,000.
    const large = bareHeader(5_000, 5_000);
    expect(jxlHeader(large)).toMatchObject({ width: 5_000, height: 5_000 });
    await expect(prepareImage(large, squash(32, 32))).rejects.toMatchObject({
      ...{ kind: 'too-large', message: 'decoding needs more than 512 MB of memory' },
    });
  });
});

/** A bare codestream's first bytes that claim that size, with default metadata and nothing behind them. */
function bareHeader(width: number, height: number): Buffer {
  const bits = (value: number, count: number): number[] =>
    Array.from({ length: count }, (_, bit) => (value >> bit) & 1);
  const edge = (value: number): number[] => [...bits(2, 2), ...bits(value - 1, 18)];
  const all = [0, ...edge(height), ...bits(0, 3), ...edge(width), 1];
  const bytes = Buffer.alloc(64);
  bytes.set([0xff, 0x0a]);
  for (const [index, bit] of all.entries()) bytes[2 + (index >> 3)]! |= bit << (index & 7);
  return bytes;
}
