import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { createHeifDecoder } from '../../../electron/engine/formats/heif/heif-decoder.ts';
import { makeThumbnail, prepareImage } from '../../../electron/engine/images/decode.ts';
import { squash } from '../images/specs.ts';
import { BLUE, colourAt, distance, GREEN, RED, WHITE } from '../../support/images.ts';
import { heifFixture, heifGrid, hevcPicture, type GridShape } from '../../support/heif-files.ts';
import type { Raster, Size } from '../../../electron/engine/formats/foreign-decoder.ts';

const decoder = createHeifDecoder();
const ALL: Size = { width: 10_000, height: 10_000 };
const LOSSY = 12;

const [red, green, blue, white] = ['red', 'green', 'blue', 'white'].map((name) =>
  hevcPicture(heifFixture(name)),
) as [
  ReturnType<typeof hevcPicture>,
  ReturnType<typeof hevcPicture>,
  ReturnType<typeof hevcPicture>,
  ReturnType<typeof hevcPicture>,
];
const quadrants = hevcPicture(heifFixture('quadrants'));
const TILES = { tiles: [red, green, blue, white], columns: 2 };
/** Six by six tiles, so that one in the middle touches no edge. */
const MANY = {
  columns: 6,
  tiles: Array.from({ length: 36 }, (_, index) => {
    const [row, column] = [Math.floor(index / 6), index % 6];
    return row < 3 ? (column < 3 ? red : green) : column < 3 ? blue : white;
  }),
};

/** The same picture in the proportions of the thumbnail. */
const WIDE = {
  ...{ columns: 6, width: 384, height: 256 },
  tiles: Array.from({ length: 24 }, (_, index) => MANY.tiles[index + (index >= 12 ? 6 : 0)]!),
};

const raster = async (file: Buffer, need = ALL): Promise<Raster> => decoder.raster(file, need);

/** The colours of the corners, clockwise from the top left. */
function corners({ pixels, width, height }: Raster): string {
  const names = { red: RED, green: GREEN, blue: BLUE, white: WHITE };
  const [left, right, top, bottom] = [width / 8, (width * 7) / 8, height / 8, (height * 7) / 8].map(
    Math.floor,
  ) as [number, number, number, number];
  const places = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ] as const;
  return places
    .map(
      ([x, y]) =>
        Object.entries(names).find(
          ([, colour]) => distance(colourAt(pixels, width, x, y), colour) <= LOSSY,
        )?.[0] ?? colourAt(pixels, width, x, y).join(),
    )
    .join(' ');
}

describe('HEIC', () => {
  test('A picture without tiles is decoded whole', async () => {
    const all = await raster(heifFixture('quadrants'));
    expect(all).toMatchObject({ width: 96, height: 64, channels: 3, share: 1 });
    expect(corners(all)).toBe('red green white blue');
  });

  test('A picture with 10 bits a sample becomes one with 8', async () => {
    expect(corners(await raster(heifFixture('deep')))).toBe('red green white blue');
  });

  test('Transparency is kept', async () => {
    expect(await decoder.header(heifFixture('see-through'))).toMatchObject({ transparent: true });
    const all = await raster(heifFixture('see-through'));
    expect(all.channels).toBe(4);
    expect(all.pixels[3]).toBe(0);
  });

  test.each<[string, Partial<GridShape>, string]>([
    ['as coded', {}, 'red green white blue'],
    ['a quarter turned anticlockwise', { turns: 1 }, 'green white blue red'],
    ['upside down', { turns: 2 }, 'white blue red green'],
    ['a quarter turned clockwise', { turns: 3 }, 'blue red green white'],
    ['mirrored from left to right', { mirror: 1 }, 'green red blue white'],
    ['turned and mirrored', { turns: 1, mirror: 0 }, 'red blue white green'],
  ])('A grid is put together %s', async (_how, change, expected) => {
    const file = heifGrid({ ...TILES, ...change });
    expect(corners(await raster(file))).toBe(expected);
    expect(corners(await raster(file, { width: 20, height: 20 }))).toBe(expected);
  });

  test.each([0, 1, 2, 3])(
    'What tiles reach beyond the picture is left out, after %i quarter turns',
    async (turns) => {
      const file = heifGrid({ ...TILES, turns, width: 100, height: 88 });
      const size = turns % 2 === 0 ? { width: 100, height: 88 } : { width: 88, height: 100 };
      expect(await decoder.header(file)).toMatchObject(size);
      const all = await raster(file);
      expect(all).toMatchObject(size);
      const expected = [
        'red green white blue',
        'green white blue red',
        'white blue red green',
        'blue red green white',
      ];
      expect(corners(all)).toBe(expected[turns]);
      // Averaged into a smaller one, it is the same picture, to the edge.
      const small = await raster(file, { width: 20, height: 20 });
      expect(corners(small)).toBe(expected[turns]);
      expect(small.width).toBe(size.width / 2);
    },
  );

  test('A thumbnail of the picture is used when it is large enough', async () => {
    const file = heifGrid({ ...WIDE, thumbnail: quadrants });
    expect(await raster(file, { width: 90, height: 60 })).toMatchObject({ width: 96, height: 64 });
    expect(corners(await raster(file, { width: 90, height: 60 }))).toBe('red green white blue');
    expect((await raster(file, { width: 150, height: 100 })).width).toBeGreaterThanOrEqual(150);
  });

  test('A thumbnail of other proportions, or of another picture, is not used', async () => {
    const need = { width: 40, height: 40 };
    expect(await raster(heifGrid({ ...MANY, thumbnail: quadrants }), need)).toMatchObject({
      width: 96,
      height: 96,
    });
    const edited = heifGrid({ ...MANY, thumbnail: red });
    expect(corners(await raster(edited, need))).toBe('red green white blue');
  });

  test.each(['upper left', 'upper right', 'lower left', 'lower right'])(
    'A thumbnail from before an edit of the %s quarter is not used',
    async (quarter) => {
      const [lower, right] = [quarter.startsWith('lower'), quarter.endsWith('right')];
      const tiles = WIDE.tiles.map((tile, index) => {
        const [row, column] = [Math.floor(index / 6), index % 6];
        return row >= 2 === lower && column >= 3 === right ? (tile === white ? red : white) : tile;
      });
      const edited = heifGrid({ ...WIDE, tiles, thumbnail: quadrants });
      const found = corners(await raster(edited, { width: 90, height: 60 })).split(' ');
      const place = ['upper left', 'upper right', 'lower right', 'lower left'].indexOf(quarter);
      expect(found[place]).toBe(quarter === 'lower right' ? 'red' : 'white');
    },
  );

  test('A file that is cut off loses its tiles, not the picture', async () => {
    const file = heifGrid(MANY);
    const last = MANY.tiles.reduce((sum, { data }) => sum + data.length, 0);
    const start = file.length - last - 8;
    const most = await raster(file.subarray(0, start + Math.floor(last * 0.7)));
    expect(most.share).toBeGreaterThan(0.5);
    expect(most.share).toBeLessThan(0.9);
    expect(corners(most).split(' ').slice(0, 2)).toEqual(['red', 'green']);
  });

  test('EXIF is found', async () => {
    const exif = Buffer.from('Exif\0\0MM\0*', 'latin1');
    const header = await decoder.header(heifGrid({ ...TILES, exif }));
    expect(Buffer.from(header.exif ?? [])).toEqual(exif);
  });

  test.each([0.1, 0.3, 0.5])(
    'A file of which %f is there is refused or says what is missing',
    async (share) => {
      const file = heifGrid(MANY).subarray(0, Math.floor(heifGrid(MANY).length * share));
      const outcome = await raster(file).then(
        (result) => result.share,
        (error: unknown) => error,
      );
      if (typeof outcome === 'number') expect(outcome).toBeLessThan(1);
      else expect(outcome).toMatchObject({ kind: expect.stringMatching(/unreadable|unsupported/) as string });
    },
  );
});

describe('HEIC, for the model and for people', () => {
  const file = heifGrid({ ...MANY, turns: 3 });

  test('The whole way gives the picture turned, and says what it is', async () => {
    const { metadata, pixels, warning } = await prepareImage(file, squash(32, 32));
    expect(metadata).toMatchObject({ type: 'heic', width: 384, height: 384 });
    expect(corners({ pixels, width: 32, height: 32, channels: 3, icc: null, share: 1 })).toBe(
      'blue red green white',
    );
    expect(warning).toBeNull();
    const { data, info } = await sharp(await makeThumbnail(file, 64))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 64, height: 64 });
    expect(corners({ pixels: data, width: 64, height: 64, channels: 3, icc: null, share: 1 })).toBe(
      'blue red green white',
    );
  });

  test('A part of the picture is cut from all of its pixels', async () => {
    const region = { x: 0.5, y: 0, width: 0.5, height: 0.5 };
    const { pixels } = await prepareImage(file, squash(32, 32), { region });
    expect(distance(colourAt(pixels, 32, 16, 16), RED)).toBeLessThanOrEqual(LOSSY);
  });

  test('Transparency is laid on white', async () => {
    const { pixels } = await prepareImage(heifFixture('see-through'), squash(32, 32));
    expect(distance(colourAt(pixels, 32, 16, 16), [255, 255, 255])).toBe(0);
  });

  test('A file that is cut off carries a warning, or is refused below half', async () => {
    const tiles = MANY.tiles.reduce((sum, { data }) => sum + data.length, 0);
    const whole = heifGrid(MANY);
    const upTo = (share: number): Buffer => whole.subarray(0, whole.length - Math.floor(tiles * (1 - share)));
    expect((await prepareImage(upTo(0.7), squash(32, 32))).warning).toMatch(
      /about (6|7)\d % of the image could be read/,
    );
    await expect(prepareImage(upTo(0.3), squash(32, 32))).rejects.toMatchObject({
      kind: 'unreadable',
      message: expect.stringMatching(/expected at least half/) as string,
    });
  });
});
