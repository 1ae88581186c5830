import { describe, expect, test } from 'vitest';
import { prepareImage, makeThumbnail } from '../../../electron/engine/images/decode.ts';
import type { SightlineError } from '../../../shared/errors.ts';
import { cut, isoMedia, meanDifference, photo, picture, pngThatClaims } from '../../support/images.ts';
import { squash } from './specs.ts';

const spec = squash(64, 48);
/** In the decoder's words, or in ours if it has none. */
const NO_PICTURE =
  /^unreadable: (?:the image could not be decoded \(.+[^:]\)|the file is damaged, or not a valid [A-Z]+ image)$/;

async function refusal(bytes: Buffer): Promise<string> {
  const error = await prepareImage(bytes, spec).then(
    () => {
      throw new Error('expected a refusal, received a picture');
    },
    (thrown: SightlineError) => thrown,
  );
  // What can't be embedded has no thumbnail either, for the same reason.
  await expect(makeThumbnail(bytes, 32)).rejects.toMatchObject({ kind: error.kind, message: error.message });
  return `${error.kind}: ${error.message}`;
}

describe('refused', () => {
  test.each([
    ['text', Buffer.from('this is a shopping list')],
    ['zeros', Buffer.alloc(5000)],
    ['nothing', Buffer.alloc(0)],
  ])('The decoder refuses %s', async (_what, bytes) => {
    expect(await refusal(bytes)).toBe('unreadable: expected an image, received an unknown format');
  });

  test('The decoder refuses a film under another name', async () => {
    expect(await refusal(isoMedia('isom'))).toBe('unsupported: format not supported yet (video)');
  });

  test.each([
    ['JPEG', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['PNG', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(200, 7)])],
    ['GIF', Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(100, 0xee)])],
    ['WebP', Buffer.from('RIFF\x10\0\0\0WEBPVP8 \0\0\0\0', 'latin1')],
    ['AVIF', isoMedia('avif')],
    ['HEIC', isoMedia('heic')],
    ['TIFF', Buffer.from('II*\0\x08\0\0\0\xff\xff', 'latin1')],
    ['SVG', Buffer.from('<svg><rect')],
  ])('The decoder refuses the first bytes of %s with nothing behind them', async (_what, bytes) => {
    expect(await refusal(bytes)).toMatch(NO_PICTURE);
  });

  test('The decoder refuses 30,000 × 30,000 pixels, from the header alone', async () => {
    expect(await refusal(await pngThatClaims(30_000, 30_000))).toBe(
      'too-large: expected at most 300 megapixels, received 30000 × 30000',
    );
  });

  test('An SVG that pulls in a file of the machine shows nothing of it', async () => {
    const svg = Buffer.from(
      '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>' +
        '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="48"><text y="20">&x;</text></svg>',
    );
    const outcome = await prepareImage(svg, spec).catch((error: unknown) => error);
    if (outcome instanceof Error) expect(outcome).toMatchObject({ kind: 'unreadable' });
    else expect(outcome).toMatchObject({ pixels: Buffer.alloc(64 * 48 * 3, 255) });
  });
});

describe('cut off', () => {
  const source = photo(400, 300);
  const files = {
    jpeg: source.clone().jpeg({ quality: 85 }).toBuffer(),
    cmyk: source.clone().toColourspace('cmyk').jpeg().toBuffer(),
    png: source.clone().png().toBuffer(),
    palette: source.clone().png({ palette: true }).toBuffer(),
    gif: source.clone().gif().toBuffer(),
  };
  const names = Object.keys(files) as (keyof typeof files)[];

  test.each(names)('A cut off %s with 30 %% of its bytes is refused', async (name) => {
    expect(await refusal(cut(await files[name], 0.3))).toMatch(
      /^unreadable: the file is truncated or damaged: expected at least half of the image, found about (2|3)\d %$/,
    );
  });

  test.each(names.flatMap((name) => [0.6, 0.9].map((share) => [name, share] as const)))(
    'A cut off %s with %d of its bytes is used, with a warning',
    async (name, share) => {
      const bytes = await files[name];
      const { pixels, warning } = await prepareImage(cut(bytes, share), spec);
      const percent = Number(
        /^the file is truncated or damaged; about (\d+) % of the image/.exec(warning ?? '')?.[1],
      );
      expect(Math.abs(percent - share * 100)).toBeLessThan(12);
      const whole = (await prepareImage(bytes, spec)).pixels;
      const there = Math.floor((percent / 100) * 44) * 64 * 3;
      expect(meanDifference(pixels.subarray(0, there), whole.subarray(0, there))).toBeLessThan(3);
      // Nothing of what was in memory before: always the same picture.
      expect((await prepareImage(cut(bytes, share), spec)).pixels).toEqual(pixels);
      await expect(makeThumbnail(cut(bytes, share), 32)).resolves.toBeInstanceOf(Buffer);
    },
  );

  test('A flat end of the picture is not taken for a missing one', async () => {
    const bytes = await picture(400, 300, (x, y) => (y < 60 ? [x % 256, y, (x * y) % 256] : [250, 250, 250]))
      .jpeg()
      .toBuffer();
    // The flat rows take few bytes: only the very end of the file is missing.
    const { warning } = await prepareImage(bytes.subarray(0, bytes.length - 200), spec);
    expect(warning).toMatch(/^the file is truncated or damaged; about [5-9]\d %/);
  });

  test('A progressive JPEG without its last scans shows all of the picture', async () => {
    const bytes = await source.clone().jpeg({ progressive: true }).toBuffer();
    const { pixels, warning } = await prepareImage(cut(bytes, 0.7), spec);
    expect(warning).toBe('the file is truncated; the image may lack detail');
    expect(meanDifference(pixels, (await prepareImage(bytes, spec)).pixels)).toBeLessThan(4);
  });

  test.each(['webp', 'avif', 'tiff'] as const)("A cut off %s can't be decoded in part", async (type) => {
    const bytes = await source.clone().toFormat(type).toBuffer();
    expect(await refusal(cut(bytes, 0.9))).toMatch(/^unreadable: the image could not be decoded/);
  });

  test("A cut off interlaced PNG can't be decoded in part", async () => {
    const bytes = await source.clone().png({ progressive: true }).toBuffer();
    expect(await refusal(cut(bytes, 0.9))).toMatch(NO_PICTURE);
  });
});

describe('damaged', () => {
  test('A JPEG with a scrambled stretch is used, with a warning', async () => {
    const bytes = await photo(400, 300).jpeg({ quality: 85 }).toBuffer();
    const from = Math.floor(bytes.length * 0.8);
    for (let at = from; at < from + 500; at++) bytes[at] = (at * 7) & 0xff;
    const { warning } = await prepareImage(bytes, spec);
    expect(warning).toMatch(/^the file is damaged|or damaged; about [6-9]\d %/);
  });

  test('A PNG whose data goes bad after three quarters keeps what makes sense', async () => {
    const bytes = await photo(400, 300).png().toBuffer();
    const from = Math.floor(bytes.length * 0.75);
    bytes.fill(0xff, from, from + 200);
    const { warning } = await prepareImage(bytes, spec);
    expect(warning).toMatch(/about [6-9]\d % of the image/);
  });

  test('Extra bytes in and behind a JPEG are no damage', async () => {
    const bytes = await photo(40, 30).jpeg().toBuffer();
    const odd = Buffer.concat([
      bytes.subarray(0, -2),
      Buffer.of(1, 2, 3),
      bytes.subarray(-2),
      Buffer.alloc(99),
    ]);
    expect((await prepareImage(odd, spec)).warning).toBeNull();
  });

  test('A nonsense colour profile and EXIF block do no harm', async () => {
    const bytes = await photo(40, 30)
      .withIccProfile('p3')
      .withExif({ IFD0: { Make: 'Acme' } })
      .jpeg()
      .toBuffer();
    const icc = bytes.indexOf('ICC_PROFILE');
    bytes.fill(0xaa, icc + 14, icc + 200);
    const exif = bytes.indexOf('Exif\0\0', 0, 'latin1');
    bytes.fill(0xff, exif + 14, exif + 30);
    const { metadata } = await prepareImage(bytes, spec);
    expect(metadata).toMatchObject({ width: 40, height: 30, camera: null });
    await expect(makeThumbnail(bytes, 32)).resolves.toBeInstanceOf(Buffer);
  });
});
