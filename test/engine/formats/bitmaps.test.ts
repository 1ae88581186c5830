import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { BITMAP_DECODERS } from '../../../electron/engine/formats/bitmaps/bitmap-decoder.ts';
import { formatOfContent } from '../../../electron/engine/files/formats.ts';
import { prepareImage } from '../../../electron/engine/images/decode.ts';
import { BLUE, colourAt, distance, GREEN, RED, WHITE, type Rgb } from '../../support/images.ts';
import { squash } from '../images/specs.ts';

const fixture = (name: string): Buffer =>
  readFileSync(path.join(import.meta.dirname, '../../fixtures/bitmaps', name));
const SIDE = 32;

/** The colours in the middle of the quadrants, clockwise from the top left. */
async function corners(file: Buffer): Promise<Rgb[]> {
  const { pixels } = await prepareImage(file, squash(SIDE, SIDE));
  return [
    [8, 8],
    [23, 8],
    [23, 23],
    [8, 23],
  ].map(([x = 0, y = 0]) => colourAt(pixels, SIDE, x, y));
}

/** As the eye weighs them (ITU-R BT.601). */
const grey = ([r, g, b]: Rgb): Rgb => {
  const value = 0.299 * r + 0.587 * g + 0.114 * b;
  return [value, value, value];
};
const COLOURS = [RED, GREEN, WHITE, BLUE];

describe('simple formats', () => {
  test.each([
    ...['bgr24.bmp', 'bgra.bmp', 'rgb555le.bmp', 'rgb565le.bmp'],
    ...['bgr24.tga', 'bgra.tga', 'rgb555le.tga', 'bgr24-runs.tga', 'bgra-runs.tga', 'rgb555le-runs.tga'],
    ...['rgb24.ppm', 'rgb48.ppm', 'rgba.pam', 'dib.ico', 'png.ico'],
  ])('The colours of %s are read, the right way up', async (name) => {
    const found = await corners(fixture(name));
    found.forEach((colour, index) => expect(distance(colour, COLOURS[index]!), name).toBeLessThanOrEqual(18));
    const { metadata, warning } = await prepareImage(fixture(name), squash(SIDE, SIDE));
    const type = { ppm: 'pnm', pam: 'pnm' }[name.slice(-3)] ?? name.slice(-3);
    expect(metadata).toMatchObject({ type, width: 48, height: 32 });
    expect(warning).toBeNull();
  });

  test.each(['gray.bmp', 'gray.tga', 'gray-runs.tga', 'gray.pgm'])(
    'The greys of %s are read',
    async (name) => {
      const found = await corners(fixture(name));
      found.forEach((colour, index) =>
        expect(distance(colour, grey(COLOURS[index]!)), name).toBeLessThanOrEqual(14),
      );
    },
  );

  test.each(['monob.bmp', 'mono.pbm'])('The bits of %s are black where it is dark', async (name) => {
    const [, , white = [0, 0, 0], blue = [255, 255, 255]] = await corners(fixture(name));
    expect(Math.min(...white)).toBeGreaterThan(200);
    expect(Math.max(...blue)).toBeLessThan(90);
  });

  test('The colours of a palette are read', async () => {
    const found = await corners(fixture('pal8.bmp'));
    found.forEach((colour, index) => expect(distance(colour, COLOURS[index]!)).toBeLessThanOrEqual(40));
  });

  test('Anymaps may be text, with comments', async () => {
    const text = Buffer.from('P3 # colours\n2 2\n# most\n255\n220 20 20 20 200 20\n20 20 220\n250 250 250\n');
    const { pixels } = await BITMAP_DECODERS.pnm.raster(text, { width: 2, height: 2 });
    expect([...pixels]).toEqual([...RED, ...GREEN, ...BLUE, ...WHITE]);
    const bits = await BITMAP_DECODERS.pnm.raster(Buffer.from('P1\n2 2\n1001\n'), { width: 2, height: 2 });
    expect([...bits.pixels]).toEqual([0, 0, 0, 255, 255, 255, 255, 255, 255, 0, 0, 0]);
  });

  test('Run lengths of BMP may be of 8 or 4 bits, with jumps and ends of rows', async () => {
    const bmp = (bits: number, compression: number, data: number[]): Buffer => {
      const head = Buffer.alloc(54 + 16);
      head.write('BM', 'latin1');
      head.writeUInt32LE(70, 10);
      head.writeUInt32LE(40, 14);
      head.writeInt32LE(4, 18);
      head.writeInt32LE(2, 22);
      head.writeUInt16LE(bits, 28);
      head.writeUInt32LE(compression, 30);
      head.writeUInt32LE(4, 46);
      // Black, red, green, blue.
      [
        [0, 0, 0],
        [0, 0, 255],
        [0, 255, 0],
        [255, 0, 0],
      ].forEach((colour, index) => head.set(colour, 54 + index * 4));
      return Buffer.concat([head, Buffer.from(data)]);
    };
    const red = [255, 0, 0];
    const green = [0, 255, 0];
    const blue = [0, 0, 255];
    const need = { width: 4, height: 2 };
    // The lower row comes first: two red ones, then blue and green as they are.
    const eight = bmp(8, 1, [2, 1, 0, 0, 4, 2, 0, 1]);
    const first = await BITMAP_DECODERS.bmp.raster(eight, need);
    expect([...first.pixels.subarray(0, 12)]).toEqual([green, green, green, green].flat());
    expect([...first.pixels.subarray(12, 18)]).toEqual([red, red].flat());
    const four = bmp(4, 2, [4, 0x13, 0, 0, 0, 3, 0x22, 0x30, 0, 1]);
    const second = await BITMAP_DECODERS.bmp.raster(four, need);
    expect([...second.pixels.subarray(12)]).toEqual([red, blue, red, blue].flat());
    expect([...second.pixels.subarray(0, 9)]).toEqual([green, green, blue].flat());
  });
});

describe('bad files', () => {
  const files = ['bgr24.bmp', 'bgr24-runs.tga', 'rgb24.ppm', 'dib.ico', 'png.ico'];
  test.each(files.flatMap((name) => [0.1, 0.5, 0.9].map((share) => [name, share] as const)))(
    'A file %s of which %f is there has a stated outcome',
    async (name, share) => {
      const file = fixture(name);
      const part = file.subarray(0, Math.floor(file.length * share));
      const outcome = await prepareImage(part, squash(SIDE, SIDE)).catch((error: unknown) => error);
      if (outcome instanceof Error) {
        expect(outcome).toMatchObject({
          kind: expect.stringMatching(/^(unreadable|unsupported)$/) as string,
        });
      } else expect(outcome).toMatchObject({ warning: expect.stringMatching(/truncated|damaged/) as string });
    },
  );

  test.each(['bgr24.bmp', 'bgr24.tga', 'rgb24.ppm'])(
    'A tiny %s that claims to be huge is refused',
    async (name) => {
      const file = Buffer.from(fixture(name));
      if (name.endsWith('bmp')) file.writeInt32LE(10_000, 18);
      if (name.endsWith('bmp')) file.writeInt32LE(10_000, 22);
      if (name.endsWith('tga')) file.writeUInt16LE(10_000, 12);
      if (name.endsWith('tga')) file.writeUInt16LE(10_000, 14);
      const text = name.endsWith('ppm') ? Buffer.from('P6\n10000 10000\n255\n   ') : file;
      await expect(prepareImage(text, squash(SIDE, SIDE))).rejects.toMatchObject({
        message: expect.stringMatching(/expected at least half/) as string,
      });
    },
  );

  test('Noise is no picture of any of these formats', () => {
    let state = 5;
    const noise = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 24;
    const found = Array.from({ length: 5_000 }, () =>
      formatOfContent(Buffer.from(Array.from({ length: 64 }, noise))),
    );
    expect(found.filter((format) => format !== null).length).toBeLessThan(5);
  });
});
