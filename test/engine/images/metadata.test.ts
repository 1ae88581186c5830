import { describe, expect, test } from 'vitest';
import { prepareImage } from '../../../electron/engine/images/decode.ts';
import { parseExifDate, readExif } from '../../../electron/engine/images/metadata.ts';
import { quadrants } from '../../support/images.ts';
import { squash } from './specs.ts';

const NOTHING = { takenAt: null, camera: null, latitude: null, longitude: null };
const FULL = {
  IFD0: { Make: 'NIKON CORPORATION', Model: 'NIKON D3500', DateTime: '2024:05:03 00:00:00' },
  IFD2: {
    DateTimeOriginal: '2024:05:01 12:34:56',
    OffsetTimeOriginal: '+02:00',
    DateTimeDigitized: '2024:05:02 00:00:00',
  },
  IFD3: {
    GPSLatitudeRef: 'S',
    GPSLatitude: '33/1 51/1 3540/100',
    GPSLongitudeRef: 'E',
    GPSLongitude: '151/1 12/1 0/1',
  },
};

async function exifOf(exif: Record<string, Record<string, string>>): Promise<ReturnType<typeof readExif>> {
  const bytes = await quadrants(8, 8).withExif(exif).jpeg().toBuffer();
  const { takenAt, camera, latitude, longitude } = (await prepareImage(bytes, squash(4, 4))).metadata;
  return { takenAt, camera, latitude, longitude };
}

describe('EXIF', () => {
  test.each(['jpeg', 'png', 'webp', 'avif'] as const)(
    'EXIF is read from a file of the format %s',
    async (type) => {
      const bytes = await quadrants(8, 8).withExif(FULL).toFormat(type).toBuffer();
      const { metadata } = await prepareImage(bytes, squash(4, 4));
      expect(metadata).toMatchObject({
        type,
        // As the clock of the place showed it.
        takenAt: Date.UTC(2024, 4, 1, 12, 34, 56),
        camera: 'NIKON D3500',
        longitude: 151.2,
      });
      expect(metadata.latitude).toBeCloseTo(-33.85983, 4);
    },
  );

  test('EXIF is read from TIFF, of which it is a part', async () => {
    const tiff = tiffWith([
      [0x10f, 'Acme'],
      [0x110, 'Box 1'],
      [0x132, '2001:02:03 04:05:06'],
    ]);
    const { metadata } = await prepareImage(tiff, squash(4, 4));
    expect(metadata).toMatchObject({
      type: 'tiff',
      camera: 'Acme Box 1',
      takenAt: Date.UTC(2001, 1, 3, 4, 5, 6),
    });
  });

  test('EXIF gives the next best date', async () => {
    const { IFD0, IFD2 } = FULL;
    const { DateTimeDigitized } = IFD2;
    expect(await exifOf({ IFD2: { DateTimeDigitized }, IFD0 })).toMatchObject({
      takenAt: Date.UTC(2024, 4, 2),
    });
    expect(await exifOf({ IFD0, IFD2: { DateTimeOriginal: '0000:00:00 00:00:00' } })).toMatchObject({
      takenAt: Date.UTC(2024, 4, 3),
    });
  });

  test.each([
    ['Canon', 'Canon EOS R5', 'Canon EOS R5'],
    ['Apple', 'iPhone 15', 'Apple iPhone 15'],
    ['OLYMPUS IMAGING CORP.', 'E-M1', 'OLYMPUS IMAGING CORP. E-M1'],
  ])('EXIF gives the camera of %s and %s', async (Make, Model, camera) => {
    expect(await exifOf({ IFD0: { Make, Model } })).toEqual({ ...NOTHING, camera });
  });

  test('EXIF gives the maker alone, the model alone, or neither', async () => {
    expect(await exifOf({ IFD0: { Make: 'Acme' } })).toMatchObject({ camera: 'Acme' });
    expect(await exifOf({ IFD0: { Model: 'Box' } })).toMatchObject({ camera: 'Box' });
    expect(await exifOf({ IFD0: { Software: 'x' } })).toEqual(NOTHING);
  });

  test.each([
    ['0 and 0, a receiver without a fix', '0/1 0/1 0/1', '0/1 0/1 0/1'],
    ['outside the globe', '400/1 0/1 0/1', '10/1 0/1 0/1'],
    ['divided by zero', '1/0 0/0 0/0', '10/1 0/1 0/1'],
  ])('EXIF gives no position that is none: %s', async (_what, GPSLatitude, GPSLongitude) => {
    expect(
      await exifOf({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude, GPSLongitudeRef: 'E', GPSLongitude } }),
    ).toEqual(NOTHING);
  });
});

describe('hostile EXIF gives nothing and never throws', () => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a header', Buffer.from('Exif\0\0')],
    ['noise', Buffer.from(Array.from({ length: 500 }, (_, index) => (index * 73 + 11) & 0xff))],
    ['an endless loop of directories', Buffer.from('II*\0\x08\0\0\0\0\0\x08\0\0\0', 'latin1')],
    ['a directory of 65,535 entries', Buffer.from('II*\0\x08\0\0\0\xff\xff\x0f\x01\x02\0', 'latin1')],
  ])('Hostile EXIF gives nothing and never throws: %s', (_what, block) => {
    expect(readExif(block)).toEqual(NOTHING);
  });

  test('Hostile EXIF gives nothing and never throws when cut anywhere or with one byte wrong', async () => {
    const bytes = await quadrants(8, 8).withExif(FULL).jpeg().toBuffer();
    const at = bytes.indexOf('Exif\0\0', 0, 'latin1');
    const block = bytes.subarray(at, at + bytes.readUInt16BE(at - 2) - 2);
    expect(readExif(block)).toMatchObject({ camera: 'NIKON D3500' });
    for (let index = 0; index < block.length; index++) {
      const wrong = Buffer.from(block);
      wrong[index] = 0xff;
      for (const { takenAt, camera } of [readExif(wrong), readExif(block.subarray(0, index))]) {
        expect(takenAt === null || Number.isFinite(takenAt)).toBe(true);
        expect(camera === null || camera.length <= 401).toBe(true);
      }
    }
  });
});

describe('dates', () => {
  test.each([
    ['2024:05:01 12:34:56', Date.UTC(2024, 4, 1, 12, 34, 56)],
    ['2024-05-01T12:34', Date.UTC(2024, 4, 1, 12, 34)],
    ['2024:02:30 00:00:00', null],
    ['2024:13:01 00:00:00', null],
    ['2024:01:01 24:00:00', null],
    ['2024:01:01 00:60:00', null],
    ['0000:00:00 00:00:00', null],
    ['    :  :     :  :  ', null],
    ['yesterday', null],
    [null, null],
  ])('The EXIF date %j is read as local time, or not at all', (date, expected) => {
    expect(parseExifDate(date)).toBe(expected);
  });
});

/** An uncompressed TIFF of one grey pixel with text tags. */
function tiffWith(texts: readonly (readonly [tag: number, text: string])[]): Buffer {
  const entries: [tag: number, type: number, count: number, value: number | string][] = [
    [0x100, 3, 1, 1],
    [0x101, 3, 1, 1],
    [0x102, 3, 1, 8],
    [0x103, 3, 1, 1],
    [0x106, 3, 1, 1],
    ...texts.map(([tag, text]): [number, number, number, string] => [tag, 2, text.length + 1, `${text}\0`]),
    [0x111, 4, 1, 8],
    [0x115, 3, 1, 1],
    [0x116, 3, 1, 1],
    [0x117, 4, 1, 1],
  ];
  entries.sort(([one], [other]) => one - other);
  const directory = Buffer.alloc(2 + entries.length * 12 + 4);
  directory.writeUInt16LE(entries.length, 0);
  let end = 10 + directory.length;
  const values: Buffer[] = [];
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const at = 2 + index * 12;
    directory.writeUInt16LE(tag, at);
    directory.writeUInt16LE(type, at + 2);
    directory.writeUInt32LE(count, at + 4);
    if (typeof value === 'number') directory.writeUInt32LE(value, at + 8);
    else if (value.length <= 4) directory.write(value, at + 8, 'latin1');
    else {
      directory.writeUInt32LE(end, at + 8);
      values.push(Buffer.from(value, 'latin1'));
      end += value.length;
    }
  }
  // The header, the pixel with its padding, the directory at 10, the texts.
  return Buffer.concat([Buffer.from('II*\0\x0a\0\0\0\x80\0', 'latin1'), directory, ...values]);
}
