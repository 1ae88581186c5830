import { describe, expect, test } from 'vitest';
import { makeThumbnail, prepareImage } from '../../../electron/engine/images/decode.ts';
import { BLUE, colourAt, distance, GREEN, quadrants, RED, WHITE } from '../../support/images.ts';
import { cr2, cr3, dng, nef, orf, raf, rw2, type RawShape } from '../../support/raw-files.ts';
import { squash } from '../images/specs.ts';

const SIDE = 32;
const LOSSY = 16;

/** The colours of the corners, clockwise from the top left. */
async function corners(file: Buffer): Promise<string> {
  const { pixels } = await prepareImage(file, squash(SIDE, SIDE));
  const [near, far] = [SIDE / 4, SIDE - 1 - SIDE / 4];
  const names = { red: RED, green: GREEN, blue: BLUE, white: WHITE };
  const places = [
    [near, near],
    [far, near],
    [far, far],
    [near, far],
  ] as const;
  return places
    .map(
      ([x, y]) =>
        Object.entries(names).find(
          ([, colour]) => distance(colourAt(pixels, SIDE, x, y), colour) <= LOSSY,
        )?.[0],
    )
    .join(' ');
}

const preview = (width = 96, height = 64): Promise<Buffer> => quadrants(width, height).jpeg().toBuffer();
const UPRIGHT = 'red green white blue';

describe('RAW', () => {
  test.each<[string, (shape: RawShape) => Buffer]>([
    ['NEF', nef],
    ['DNG', dng],
    ['CR2', cr2],
    ['CR3', cr3],
    ['ORF', orf],
    ['RW2', rw2],
  ])('The preview in a file like %s is found, turned once, and described as RAW', async (_name, make) => {
    const file = make({ preview: await preview(), orientation: 6 });
    expect(await corners(file)).toBe('blue red green white');
    const { metadata } = await prepareImage(file, squash(SIDE, SIDE));
    expect(metadata).toMatchObject({ type: 'raw', width: 64, height: 96, camera: 'Acme RAW 1' });
    expect(metadata.takenAt).toBe(Date.UTC(2021, 4, 14, 10, 11, 12));
    expect((await makeThumbnail(file, 48)).length).toBeGreaterThan(0);
  });

  test('The facts of a CR3 file are in several directories, of which the photo’s own date counts', async () => {
    const { metadata } = await prepareImage(cr3({ preview: await preview() }), squash(SIDE, SIDE));
    expect(metadata).toMatchObject({
      ...{ takenAt: Date.UTC(2021, 4, 14, 10, 11, 12), camera: 'Acme RAW 1' },
      ...{ latitude: 48.5, longitude: 9 },
    });
  });

  test('A preview that the camera has turned already is not turned again', async () => {
    expect(await corners(nef({ preview: await preview(64, 96), orientation: 8 }))).toBe(UPRIGHT);
  });

  test('The RAW’s orientation counts, not that of its preview', async () => {
    const turned = await quadrants(96, 64).withMetadata({ orientation: 3 }).jpeg().toBuffer();
    expect(await corners(nef({ preview: turned, orientation: 1 }))).toBe(UPRIGHT);
  });

  test('A RAW file without facts of its own leaves them to the preview', async () => {
    const facts = {
      IFD0: { Make: 'Fuji', Model: 'Fuji X' },
      IFD2: { DateTimeOriginal: '2020:01:02 03:04:05' },
    };
    const turned = await quadrants(96, 64).withExif(facts).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await corners(raf({ preview: turned }))).toBe('blue red green white');
    const { metadata } = await prepareImage(raf({ preview: turned }), squash(SIDE, SIDE));
    expect(metadata).toMatchObject({ type: 'raw', width: 64, height: 96, camera: 'Fuji X' });
  });

  test('The largest preview is taken, not the thumbnail in front of it', async () => {
    const both = Buffer.concat([await preview(24, 16), Buffer.alloc(100), await preview(192, 128)]);
    const { metadata } = await prepareImage(dng({ preview: both }), squash(SIDE, SIDE));
    expect(metadata).toMatchObject({ width: 192, height: 128 });
  });

  test('A RAW file without a preview says that it is not developed', async () => {
    await expect(prepareImage(nef({ preview: Buffer.alloc(0) }), squash(SIDE, SIDE))).rejects.toMatchObject({
      kind: 'unsupported',
      message: 'the RAW file has no preview picture inside, and Sightline does not develop RAW data',
    });
  });

  test('A preview of which the end is missing is used with a warning', async () => {
    const whole = await preview(960, 640);
    const file = raf({ preview: whole });
    const cut = file.subarray(0, 160 + Math.floor(whole.length * 0.8));
    expect((await prepareImage(cut, squash(SIDE, SIDE))).warning).toMatch(
      /truncated or damaged; about \d+ %/,
    );
  });

  test('Directories that lead to each other, and starts without end, do not hang the reader', async () => {
    const loop = nef({ preview: await preview() });
    const at = 8 + 2 + loop.readUInt16LE(8) * 12;
    loop.writeUInt32LE(8, at);
    expect(await corners(loop)).toBe(UPRIGHT);
    const starts = Buffer.concat([
      Buffer.from('FUJIFILMCCD-RAW '),
      Buffer.alloc(3_000_000, Buffer.from([0xff, 0xd8, 0xff])),
    ]);
    await expect(prepareImage(starts, squash(SIDE, SIDE))).rejects.toMatchObject({ kind: 'unsupported' });
  });
});
