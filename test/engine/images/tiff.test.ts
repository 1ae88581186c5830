/** TIFF files whose samples, tiles, compression or length are not those of an ordinary picture. */
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { makeThumbnail, prepareImage } from '../../../electron/engine/images/decode.ts';
import { TiffDirectory } from '../../../electron/engine/formats/tiff-directory.ts';
import { cut, meanDifference, photo, quadrants } from '../../support/images.ts';
import { pictureOffset, tiff, type TiffShape } from '../../support/tiff.ts';
import { squash } from './specs.ts';

const [WIDTH, HEIGHT] = [96, 64];
const size = { width: WIDTH, height: HEIGHT };
const spec = squash(48, 32);
const source = quadrants(WIDTH, HEIGHT);
const rgb = await source.clone().raw().toBuffer();
const cmyk = await source.clone().toColourspace('cmyk').raw().toBuffer();
const grey = await source.clone().toColourspace('b-w').raw().toBuffer();
const expected = (await prepareImage(await source.clone().png().toBuffer(), spec)).pixels;
const expectedGrey = (await prepareImage(await source.clone().greyscale().png().toBuffer(), spec)).pixels;

/** Adds samples to each pixel that are 255 in the upper left, and 0 elsewhere: selections, spot colours. */
function withMasks(data: Buffer, samples: number, masks: number): Buffer {
  const result = Buffer.alloc((data.length / samples) * (samples + masks));
  for (let pixel = 0; pixel * samples < data.length; pixel++) {
    const inside = pixel % WIDTH < 20 && pixel < 20 * WIDTH;
    data.copy(result, pixel * (samples + masks), pixel * samples, (pixel + 1) * samples);
    result.fill(inside ? 255 : 0, pixel * (samples + masks) + samples, (pixel + 1) * (samples + masks));
  }
  return result;
}

const layouts: readonly (readonly [string, Partial<TiffShape>])[] = [
  ['strips', { rows: 16 }],
  ['one compressed strip', { deflate: true }],
  ['tiles', { tile: 32, deflate: true }],
  ['separate planes', { planar: true }],
  ['tiles of separate planes', { planar: true, tile: 16 }],
];

describe('samples that are no colour', () => {
  const kinds = [
    { name: 'RGB', data: rgb, samples: 3, photometric: 2, picture: expected, most: 2 },
    { name: 'grey', data: grey, samples: 1, photometric: 1, picture: expectedGrey, most: 2 },
    // Without a profile, CMYK is converted by a general one; bright colours lose most.
    { name: 'CMYK', data: cmyk, samples: 4, photometric: 5, picture: expected, most: 25 },
  ];
  const cases = kinds.flatMap((kind) =>
    [1, 2, 4].flatMap((masks) =>
      layouts.map(([layout, shape]) => [masks, kind.name, layout, kind, shape] as const),
    ),
  );
  test.each(cases)(
    'A picture with %i samples without a meaning beside %s is read as without them, in %s',
    async (masks, _name, _layout, { data, samples, photometric, picture, most }, layout) => {
      const file = tiff(withMasks(data, samples, masks), {
        ...{ ...size, photometric, samples: samples + masks, extra: Array<number>(masks).fill(0) },
        ...layout,
      });
      const { pixels, metadata, warning } = await prepareImage(file, spec);
      expect(metadata).toMatchObject({ type: 'tiff', ...size });
      expect(warning).toBeNull();
      expect(meanDifference(pixels, picture)).toBeLessThan(most);
      const thumbnail = await sharp(await makeThumbnail(file, 48))
        .removeAlpha()
        .raw()
        .toBuffer();
      expect(meanDifference(thumbnail, picture)).toBeLessThan(most + 6);
    },
  );

  test('A sample that is alpha is transparency, as before', async () => {
    const file = tiff(withMasks(rgb, 3, 1), { ...size, samples: 4, photometric: 2, extra: [2] });
    const { pixels } = await prepareImage(file, spec);
    expect([...pixels.subarray(-3)]).toEqual([255, 255, 255]);
  });

  test('A picture with unspecified samples is turned as its orientation says', async () => {
    const file = tiff(withMasks(rgb, 3, 1), {
      ...{ ...size, samples: 4, photometric: 2, extra: [0] },
      more: [[274, [6]]],
    });
    const { metadata, pixels } = await prepareImage(file, squash(32, 48));
    expect(metadata).toMatchObject({ width: HEIGHT, height: WIDTH });
    const turned = await source.clone().png().toBuffer();
    const upright = await sharp(turned).rotate(90).png().toBuffer();
    expect(meanDifference(pixels, (await prepareImage(upright, squash(32, 48))).pixels)).toBeLessThan(2);
  });
});

describe('colours and layouts that libvips does not read', () => {
  test.each(layouts.filter(([, { planar, tile }]) => planar !== true || tile === undefined))(
    'A TIFF of 8-bit Lab in %s is read',
    async (_layout, layout) => {
      // a* and b* of zero in two's complement: greys.
      const lab = Buffer.alloc(WIDTH * HEIGHT * 3);
      for (let pixel = 0; pixel < WIDTH * HEIGHT; pixel++) lab[pixel * 3] = pixel % WIDTH < 48 ? 255 : 0;
      const { pixels } = await prepareImage(
        tiff(lab, { ...size, samples: 3, photometric: 8, ...layout }),
        spec,
      );
      expect([...pixels.subarray(0, 3)]).toEqual([255, 255, 255]);
      expect([...pixels.subarray(-3)]).toEqual([0, 0, 0]);
    },
  );

  test('A TIFF of 8-bit Lab has its colours', async () => {
    // The primaries of sRGB in L*a*b* (D50).
    const primaries = [
      [
        [54.29, 80.81, 69.89],
        [255, 0, 0],
      ],
      [
        [87.82, -79.29, 80.99],
        [0, 255, 0],
      ],
      [
        [29.57, 68.3, -112.03],
        [0, 0, 255],
      ],
    ] as const;
    for (const [[l, a, b], colour] of primaries) {
      const pixel = Buffer.from([(l * 255) / 100, a, b].map((value) => Math.round(value) & 0xff));
      const file = tiff(Buffer.concat(Array<Buffer>(64).fill(pixel)), {
        ...{ width: 8, height: 8, samples: 3, photometric: 8 },
      });
      const { pixels } = await prepareImage(file, squash(2, 2));
      expect(meanDifference(pixels.subarray(0, 3), Uint8Array.from(colour))).toBeLessThan(6);
    }
  });

  test('Tiles of separate planes are joined', async () => {
    const file = tiff(rgb, { ...size, samples: 3, photometric: 2, planar: true, tile: 32, deflate: true });
    expect(meanDifference((await prepareImage(file, spec)).pixels, expected)).toBeLessThan(1);
  });

  test('The JPEG file inside an old-style JPEG TIFF is read', async () => {
    const jpeg = await source.clone().jpeg({ quality: 95 }).toBuffer();
    const shape = { ...size, samples: 3, photometric: 6, claims: 6 };
    const empty = tiff(jpeg, {
      ...shape,
      more: [
        [513, [0]],
        [514, [0]],
      ],
    });
    const file = tiff(jpeg, {
      ...shape,
      more: [
        [513, [empty.indexOf(jpeg.subarray(0, 4))]],
        [514, [jpeg.length]],
      ],
    });
    const { pixels, metadata } = await prepareImage(file, spec);
    expect(metadata).toMatchObject({ type: 'tiff', ...size });
    expect(meanDifference(pixels, expected)).toBeLessThan(4);
  });
});

describe('compressions that are not built in', () => {
  test.each([
    [6, 'old-style JPEG'],
    [34712, 'JPEG 2000'],
    [34887, 'LERC'],
    [34925, 'LZMA'],
    [50000, 'ZSTD'],
    [50002, 'JPEG XL'],
  ])('A TIFF in compression %i is skipped by its name, %s, whole or cut off', async (claims, name) => {
    const whole = tiff(rgb, { ...size, samples: 3, photometric: 2, claims });
    for (const file of [whole, cut(whole, 0.7)]) {
      const refusal = { kind: 'unsupported', message: `format not supported yet (TIFF, ${name})` };
      await expect(prepareImage(file, spec)).rejects.toMatchObject(refusal);
      await expect(makeThumbnail(file, 32)).rejects.toMatchObject(refusal);
    }
  });
});

const whole = await photo(WIDTH * 2, HEIGHT * 2)
  .raw()
  .toBuffer();

describe('incomplete', () => {
  const shape = { width: WIDTH * 2, height: HEIGHT * 2, samples: 3, photometric: 2 };
  const kinds = [
    ['raw strips', { rows: 8 }],
    ['one raw strip', {}],
    ['deflated strips', { rows: 8, deflate: true }],
    ['one deflated strip', { deflate: true }],
    ['tiles', { tile: 32, deflate: true }],
  ] as const;

  test.each(kinds)('A TIFF of %s with 30 %% of its bytes is refused', async (_name, layout) => {
    await expect(prepareImage(cut(tiff(whole, { ...shape, ...layout }), 0.3), spec)).rejects.toMatchObject({
      kind: 'unreadable',
      message: expect.stringMatching(/expected at least half of the image, found about (2|3)\d %$/) as string,
    });
  });

  test.each(kinds.flatMap((kind) => [0.6, 0.9].map((share) => [share, ...kind] as const)))(
    'A TIFF with %d of its bytes, of %s, is used with a warning',
    async (share, _name, layout) => {
      const file = tiff(whole, { ...shape, ...layout });
      const { pixels, warning } = await prepareImage(cut(file, share), spec);
      const percent = Number(/damaged; about (\d+) % of the image/.exec(warning ?? '')?.[1]);
      expect(Math.abs(percent - share * 100)).toBeLessThan(12);
      // Always the same picture, and the upper rows are those of the photo.
      expect((await prepareImage(cut(file, share), spec)).pixels).toEqual(pixels);
      const complete = (await prepareImage(file, spec)).pixels;
      const there = Math.floor(0.4 * 32) * 48 * 3;
      expect(meanDifference(pixels.subarray(0, there), complete.subarray(0, there))).toBeLessThan(3);
    },
  );

  test.each([
    [0.2, /^the file is truncated or damaged; about (7|8)\d % of the image could be read$/],
    [0.7, /expected at least half of the image, found about (2|3)\d %$/],
  ])('A TIFF with %d of its strips scrambled is counted by what can be decoded', async (share, words) => {
    const file = tiff(whole, { ...shape, rows: 4, deflate: true });
    const start = pictureOffset(file);
    const length = Math.floor((file.length - start) * share);
    for (let at = start; at < start + length; at++) file[at] = (at * 37 + 11) & 0xff;
    const outcome = await prepareImage(file, spec).then(
      ({ warning }) => warning,
      (error: Error) => error.message,
    );
    expect(outcome).toMatch(words);
  });
});

test('No bytes make the reader of TIFF directories throw or hang', async () => {
  const file = tiff(rgb, { ...size, samples: 3, photometric: 2, rows: 8 });
  for (let at = 0; at < Math.min(file.length, 300); at++) {
    for (const value of [0, 1, 0x7f, 0xff]) {
      const changed = Buffer.from(file);
      changed[at] = value;
      const directory = TiffDirectory.read(changed);
      if (directory) expect(directory.pieces().length).toBeLessThanOrEqual(1_000_000);
    }
  }
  expect(TiffDirectory.read(Buffer.from('II*\0'))).toBeNull();
  await expect(prepareImage(cut(file, 0.05), spec)).rejects.toMatchObject({ kind: 'unreadable' });
});
