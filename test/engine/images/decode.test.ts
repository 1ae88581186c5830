import { describe, expect, test } from 'vitest';
import { makeThumbnail, prepareImage } from '../../../electron/engine/images/decode.ts';
import {
  BLUE,
  colourAt,
  distance,
  GREEN,
  meanDifference,
  photo,
  picture,
  pixels,
  quadrants,
  RED,
  WHITE,
  type Rgb,
} from '../../support/images.ts';
import { shortestEdge, squash } from './specs.ts';

const SIDE = 32;
const LOSSY = 14;

/** Checks the four quadrants of a prepared picture. */
function expectQuadrants(data: Uint8Array, tolerance = LOSSY, side = SIDE): void {
  const near = Math.floor(side / 4);
  const far = side - 1 - near;
  for (const [x, y, colour] of [
    [near, near, RED],
    [far, near, GREEN],
    [near, far, BLUE],
    [far, far, WHITE],
  ] as const) {
    expect(distance(colourAt(data, side, x, y), colour), `at ${x}, ${y}`).toBeLessThanOrEqual(tolerance);
  }
}

describe('formats', () => {
  const cmyk = quadrants(96, 64).toColourspace('cmyk').jpeg();
  test.each([
    ['jpeg', quadrants(96, 64).jpeg()],
    ['jpeg', quadrants(96, 64).jpeg({ progressive: true })],
    ['jpeg', cmyk],
    ['png', quadrants(96, 64).png()],
    ['png', quadrants(96, 64).png({ progressive: true })],
    ['png', quadrants(96, 64).png({ palette: true })],
    ['png', quadrants(96, 64).toColourspace('rgb16').png()],
    ['webp', quadrants(96, 64).webp()],
    ['webp', quadrants(96, 64).webp({ lossless: true })],
    ['avif', quadrants(96, 64).avif({ effort: 0 })],
    ['gif', quadrants(96, 64).gif()],
    ['tiff', quadrants(96, 64).tiff({ compression: 'lzw' })],
    ['tiff', quadrants(96, 64).tiff({ compression: 'jpeg' })],
    ['tiff', quadrants(96, 64).toColourspace('rgb16').tiff()],
  ] as const)('The decoder reads %s (%#)', async (type, encoder) => {
    const {
      pixels: data,
      metadata,
      warning,
    } = await prepareImage(await encoder.toBuffer(), squash(SIDE, SIDE));
    expect(metadata).toEqual({
      type,
      width: 96,
      height: 64,
      takenAt: null,
      camera: null,
      latitude: null,
      longitude: null,
    });
    expect(warning).toBeNull();
    expect(data).toHaveLength(SIDE * SIDE * 3);
    // Bright colours can't be printed; the next colour is 180 away.
    expectQuadrants(data, encoder === cmyk ? 100 : LOSSY);
  });

  test('The decoder draws SVG at the wanted size, on white', async () => {
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4">' +
        '<rect x="1" width="2" height="4" fill="rgb(220,20,20)"/></svg>',
    );
    const { pixels: data, metadata } = await prepareImage(svg, squash(64, 64));
    expect(metadata).toMatchObject({ type: 'svg', width: 4, height: 4 });
    // Enlarged from 4 pixels, the edges would be smears.
    expect(colourAt(data, 64, 15, 32)).toEqual([255, 255, 255]);
    expect(colourAt(data, 64, 16, 32)).toEqual(RED);
    expect(colourAt(data, 64, 47, 32)).toEqual(RED);
    expect(colourAt(data, 64, 48, 32)).toEqual([255, 255, 255]);
  });

  test('The decoder draws an SVG that names a huge size at the wanted size', async () => {
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="30000">' +
        '<rect width="15000" height="30000" fill="rgb(20,20,220)"/></svg>',
    );
    const { pixels: data } = await prepareImage(svg, squash(SIDE, SIDE));
    expect(distance(colourAt(data, SIDE, 4, 4), BLUE)).toBeLessThan(3);
  });

  test('The decoder lays transparency on white', async () => {
    const data = Buffer.alloc(8 * 8 * 4);
    const { default: sharp } = await import('sharp');
    const bytes = await sharp(data, { raw: { width: 8, height: 8, channels: 4 } })
      .png()
      .toBuffer();
    const prepared = await prepareImage(bytes, squash(4, 4));
    expect([...prepared.pixels]).toEqual(new Array(48).fill(255));
  });

  test('The decoder turns grey into RGB', async () => {
    const bytes = await picture(8, 8, () => [90, 90, 90])
      .toColourspace('b-w')
      .png()
      .toBuffer();
    const prepared = await prepareImage(bytes, squash(4, 4));
    expect([...prepared.pixels]).toEqual(new Array(48).fill(90));
  });

  test.each(['gif', 'webp'] as const)('The decoder takes the first frame of an animated %s', async (type) => {
    const { default: sharp } = await import('sharp');
    const frames = Buffer.concat([RED, GREEN, BLUE].map((colour) => pixels(24, 20, () => colour)));
    const bytes = await sharp(frames, { raw: { width: 24, height: 60, channels: 3, pageHeight: 20 } })
      .toFormat(type)
      .toBuffer();
    expect((await sharp(bytes, { pages: -1 }).metadata()).pages).toBe(3);
    const { pixels: data, metadata } = await prepareImage(bytes, squash(8, 8));
    expect(metadata).toMatchObject({ type, width: 24, height: 20 });
    expect(distance(colourAt(data, 8, 4, 6), RED)).toBeLessThanOrEqual(LOSSY);
  });

  test('The decoder reads a picture of another format than its name says', async () => {
    const { metadata } = await prepareImage(await quadrants(8, 8).png().toBuffer(), squash(4, 4));
    expect(metadata.type).toBe('png');
  });

  test('The decoder ignores colour profiles for the model, as PIL does, and uses them for thumbnails', async () => {
    const bytes = await picture(16, 16, () => [255, 0, 0])
      .withIccProfile('p3', { attach: true })
      .png()
      .toBuffer();
    const { default: sharp } = await import('sharp');
    const stored = await sharp(bytes, { ignoreIcc: true }).raw().toBuffer();
    const { pixels: data } = await prepareImage(bytes, squash(4, 4));
    expect(colourAt(data, 4, 1, 1)).toEqual(colourAt(stored, 16, 1, 1));
    expect(distance(colourAt(data, 4, 1, 1), [255, 0, 0])).toBeGreaterThan(10);
    const thumbnail = await sharp(await makeThumbnail(bytes, 16))
      .raw()
      .toBuffer();
    expect(distance(colourAt(thumbnail, 16, 8, 8), [255, 0, 0])).toBeLessThan(10);
  });
});

describe('EXIF orientation', () => {
  const width = 90;
  const height = 60;
  /** By the EXIF standard: which place of the upright picture is stored at x, y. */
  const upright: Readonly<Record<number, (x: number, y: number) => readonly [number, number]>> = {
    1: (x, y) => [x, y],
    2: (x, y) => [width - 1 - x, y],
    3: (x, y) => [width - 1 - x, height - 1 - y],
    4: (x, y) => [x, height - 1 - y],
    5: (x, y) => [y, x],
    6: (x, y) => [width - 1 - y, x],
    7: (x, y) => [width - 1 - y, height - 1 - x],
    8: (x, y) => [y, height - 1 - x],
  };
  const quadrant = (x: number, y: number): Rgb => {
    if (y < height / 2) return x < width / 2 ? RED : GREEN;
    return x < width / 2 ? BLUE : WHITE;
  };

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('The decoder applies EXIF orientation %i', async (orientation) => {
    const { default: sharp } = await import('sharp');
    const [storedWidth, storedHeight] = orientation < 5 ? [width, height] : [height, width];
    const stored = picture(storedWidth, storedHeight, (x, y) => {
      const place = upright[orientation]?.(x, y) ?? [0, 0];
      return quadrant(...place);
    });
    for (const type of ['jpeg', 'tiff', 'png', 'webp'] as const) {
      const bytes = await stored
        .clone()
        .withMetadata({ orientation })
        .toFormat(type, { quality: 95 })
        .toBuffer();
      const prepared = await prepareImage(bytes, squash(SIDE, SIDE));
      expect(prepared.metadata, type).toMatchObject({ type, width: 90, height: 60 });
      expectQuadrants(prepared.pixels);
      const thumbnail = await sharp(await makeThumbnail(bytes, 30))
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect(thumbnail.info, type).toMatchObject({ width: 30, height: 20 });
      expect(distance(colourAt(thumbnail.data, 30, 24, 4), GREEN)).toBeLessThan(30);
    }
  });
});

describe('a region', () => {
  const at = (x: number, y: number) => ({ x, y, width: 0.5, height: 0.5 });
  const quarters = [
    [at(0, 0), RED],
    [at(0.5, 0), GREEN],
    [at(0, 0.5), BLUE],
    [at(0.5, 0.5), WHITE],
  ] as const;
  const prepared = async (bytes: Buffer, region: ReturnType<typeof at>): Promise<Uint8Array> =>
    (await prepareImage(bytes, shortestEdge(SIDE), { region })).pixels;

  test.each([1, 6, 8])(
    'A region is of the picture as it is seen, with EXIF orientation %i',
    async (orientation) => {
      const stored = quadrants(200, 120).png();
      const turned = orientation === 1 ? stored : (await import('sharp')).default(await stored.toBuffer());
      if (orientation !== 1) turned.rotate(orientation === 6 ? -90 : 90);
      const bytes = await turned.withMetadata({ orientation }).toFormat('jpeg', { quality: 95 }).toBuffer();
      for (const [region, colour] of quarters) {
        const data = await prepared(bytes, region);
        expect(distance(colourAt(data, SIDE, 3, 3), colour)).toBeLessThan(LOSSY);
        expect(distance(colourAt(data, SIDE, SIDE - 4, SIDE - 4), colour)).toBeLessThan(LOSSY);
      }
    },
  );

  test('A region is prepared as a file of only that part would be', async () => {
    const part = { left: 60, top: 30, width: 150, height: 90 };
    const whole = photo(300, 180).png();
    const alone = await photo(300, 180).extract(part).png().toBuffer();
    const expected = await prepareImage(alone, shortestEdge(SIDE));
    const data = await prepared(await whole.toBuffer(), { x: 0.2, y: 1 / 6, width: 0.5, height: 0.5 });
    expect(meanDifference(data, expected.pixels)).toBeLessThan(0.5);
  });

  test('A region of a drawing is drawn', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">
      <rect width="10" height="10" fill="rgb(220,20,20)"/><rect x="10" width="10" height="10" fill="rgb(20,200,20)"/></svg>`;
    const right = await prepared(Buffer.from(svg), { x: 0.55, y: 0.2, width: 0.3, height: 0.6 });
    expect(distance(colourAt(right, SIDE, 4, 4), GREEN)).toBeLessThan(LOSSY);
  });

  test('A region of less than a pixel is a pixel', async () => {
    const bytes = await quadrants(96, 64).png().toBuffer();
    const data = await prepared(bytes, { x: 0.9999, y: 0.9999, width: 0.0001, height: 0.0001 });
    expect(distance(colourAt(data, SIDE, 16, 16), WHITE)).toBeLessThan(LOSSY);
  });
});

describe('preprocessing', () => {
  /** Every place has its own colour. */
  const place = (x: number, y: number): Rgb => [x % 256, y % 256, (x >> 8) * 16 + (y >> 8)];

  test.each([
    [300, 200, 200, 100, 100, 50],
    [301, 201, 201, 100, 100, 50],
    [201, 301, 201, 101, 50, 100],
    [200, 200, 200, 200, 0, 0],
  ])(
    'The crop of %i × %i begins where transformers begins it',
    async (width, height, edge, crop, left, top) => {
      const bytes = await picture(width, height, place).png().toBuffer();
      const { pixels: data } = await prepareImage(bytes, shortestEdge(edge, crop));
      expect(colourAt(data, crop, 0, 0)).toEqual(place(left, top));
      expect(colourAt(data, crop, crop - 1, crop - 1)).toEqual(place(left + crop - 1, top + crop - 1));
    },
  );

  test('Nearest enlargement repeats pixels', async () => {
    const bytes = await picture(3, 3, (x, y) => [x * 80, y * 80, 0])
      .png()
      .toBuffer();
    const { pixels: data } = await prepareImage(bytes, squash(6, 6, 'nearest'));
    for (let y = 0; y < 6; y++) {
      for (let x = 0; x < 6; x++) {
        expect(colourAt(data, 6, x, y)).toEqual([Math.floor(x / 2) * 80, Math.floor(y / 2) * 80, 0]);
      }
    }
  });

  test.each(['bilinear', 'bicubic', 'lanczos'] as const)(
    'Enlarging with %s keeps a gradient a gradient',
    async (resample) => {
      const bytes = await picture(256, 256, (x, y) => [x, y, 128])
        .png()
        .toBuffer();
      const { pixels: data } = await prepareImage(bytes, squash(64, 64, resample));
      for (const [x, y] of [
        [8, 8],
        [31, 40],
        [55, 20],
      ] as const) {
        // The middle of the four pixels that one stands for.
        expect(distance(colourAt(data, 64, x, y), [x * 4 + 1.5, y * 4 + 1.5, 128])).toBeLessThanOrEqual(1);
      }
    },
  );

  test('Bicubic weights are Catmull-Rom stretched by the scale, as in PIL', async () => {
    const line = [0, 0, 255, 255, 0, 0, 255, 0, 255, 255, 0, 0, 0, 255, 0, 255, 255, 255, 0, 0, 255, 0, 0, 0];
    const bytes = await picture(24, 24, (x) => [line[x] ?? 0, 0, 0])
      .png()
      .toBuffer();
    const { pixels: data } = await prepareImage(bytes, squash(12, 12));
    for (let x = 3; x < 9; x++) {
      expect(Math.abs(colourAt(data, 12, x, 6)[0] - catmullRom(line, 2, x))).toBeLessThanOrEqual(1.5);
    }
  });

  test('Shrink-on-load of JPEG stays close to a resize of all pixels', async () => {
    const bytes = await photo(1600, 1200).jpeg({ quality: 90 }).toBuffer();
    const { default: sharp } = await import('sharp');
    const whole = await sharp(bytes).png().toBuffer();
    const spec = shortestEdge(224);
    const [fast, slow] = [await prepareImage(bytes, spec), await prepareImage(whole, spec)];
    expect(meanDifference(fast.pixels, slow.pixels)).toBeLessThan(1.5);
  });

  test('A strip of 20,000 × 10 gives its centre', async () => {
    const bytes = await picture(20_000, 10, (x) => (x < 10_000 ? RED : BLUE))
      .png()
      .toBuffer();
    const { pixels: data } = await prepareImage(bytes, shortestEdge(64));
    expect(distance(colourAt(data, 64, 8, 32), RED)).toBeLessThanOrEqual(2);
    expect(distance(colourAt(data, 64, 55, 32), BLUE)).toBeLessThanOrEqual(2);
  });

  test('A picture smaller than the crop is padded with black', async () => {
    const bytes = await picture(4, 2, () => WHITE)
      .png()
      .toBuffer();
    const { pixels: data } = await prepareImage(bytes, { ...shortestEdge(8), resize: null });
    expect(colourAt(data, 8, 1, 3)).toEqual([0, 0, 0]);
    expect(colourAt(data, 8, 2, 3)).toEqual(WHITE);
    expect(colourAt(data, 8, 5, 4)).toEqual(WHITE);
    expect(colourAt(data, 8, 5, 5)).toEqual([0, 0, 0]);
  });
});

/** The value at `x` of a line that is shrunk `scale` times: the filter with a = -0.5, normalised. */
function catmullRom(line: readonly number[], scale: number, x: number): number {
  const weight = (distanceTo: number): number => {
    const t = Math.abs(distanceTo);
    if (t < 1) return 1.5 * t ** 3 - 2.5 * t ** 2 + 1;
    return t < 2 ? -0.5 * t ** 3 + 2.5 * t ** 2 - 4 * t + 2 : 0;
  };
  const centre = (x + 0.5) * scale - 0.5;
  let sum = 0;
  let weights = 0;
  for (const [index, value] of line.entries()) {
    const share = weight((index - centre) / scale);
    sum += share * value;
    weights += share;
  }
  return Math.max(0, Math.min(255, sum / weights));
}

describe('light pictures on transparency', () => {
  const disc = (colour: string): Buffer =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><circle cx="32" cy="32" r="20" fill="${colour}"/></svg>`,
    );
  const asType = async (type: 'svg' | 'png' | 'webp', colour: string): Promise<Buffer> =>
    type === 'svg' ? disc(colour) : (await import('sharp')).default(disc(colour)).toFormat(type).toBuffer();

  test.each(['svg', 'png', 'webp'] as const)(
    'A white drawing on transparency can be seen, as %s',
    async (type) => {
      const bytes = await asType(type, 'white');
      const { pixels: data } = await prepareImage(bytes, squash(SIDE, SIDE));
      expect(distance(colourAt(data, SIDE, 16, 16), [255, 255, 255])).toBeLessThan(4);
      expect(distance(colourAt(data, SIDE, 1, 1), [64, 64, 64])).toBeLessThan(4);
      const { default: sharp } = await import('sharp');
      const thumbnail = await sharp(await makeThumbnail(bytes, SIDE))
        .removeAlpha()
        .raw()
        .toBuffer();
      expect(distance(colourAt(thumbnail, SIDE, 16, 16), [255, 255, 255])).toBeLessThan(8);
      expect(distance(colourAt(thumbnail, SIDE, 1, 1), [64, 64, 64])).toBeLessThan(8);
    },
  );

  test.each(['svg', 'png', 'webp'] as const)(
    'A coloured drawing on transparency stays on white, as %s',
    async (type) => {
      const { pixels: data } = await prepareImage(await asType(type, 'teal'), squash(SIDE, SIDE));
      expect(colourAt(data, SIDE, 1, 1)).toEqual([255, 255, 255]);
    },
  );
});

describe('drawings that libvips does not recognise by itself', () => {
  const text = (prefix: string): string =>
    `<?xml version="1.0" encoding="UTF-16"?><!-- ${'licence '.repeat(300)}--><${prefix}svg xmlns${prefix === '' ? '' : ':s'}="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><${prefix}rect width="10" height="10" fill="rgb(220,20,20)"/></${prefix}svg>`;

  test.each(['', 's:'])(
    'A drawing with the prefix %j is drawn from UTF-16, and compressed',
    async (prefix) => {
      const { gzipSync } = await import('node:zlib');
      const wide = Buffer.from(`\ufeff${text(prefix)}`, 'utf16le');
      for (const bytes of [wide, gzipSync(wide), gzipSync(text(prefix).replace('UTF-16', 'UTF-8'))]) {
        const { pixels: data, metadata } = await prepareImage(bytes, squash(SIDE, SIDE));
        expect(metadata.type).toBe('svg');
        expect(colourAt(data, SIDE, 16, 16)).toEqual(RED);
      }
    },
  );

  test('A compressed drawing that would fill the memory is refused', async () => {
    const { gzipSync } = await import('node:zlib');
    const bomb = gzipSync(`<svg xmlns="http://www.w3.org/2000/svg"><!--${' '.repeat(70 * 2 ** 20)}--></svg>`);
    await expect(prepareImage(bomb, squash(SIDE, SIDE))).rejects.toMatchObject({ kind: 'unreadable' });
  });
});

test('An AVIF with the brand of an animation shows its first frame', async () => {
  const bytes = await quadrants(96, 64).avif({ effort: 0 }).toBuffer();
  bytes.write('avis', 8, 'latin1');
  const { pixels: data, metadata } = await prepareImage(bytes, squash(SIDE, SIDE));
  expect(metadata.type).toBe('avif');
  expectQuadrants(data);
});
