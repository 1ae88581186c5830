import sharp from 'sharp';
import { describe, expect, it, test } from 'vitest';
import { withProfile } from '../../../electron/engine/images/colour-profile.ts';
import { makeThumbnail, prepareImage } from '../../../electron/engine/images/decode.ts';
import {
  averageColour,
  drawSmallPicture,
  reduceToThumbnail,
  smallSize,
} from '../../../electron/engine/images/small-picture.ts';
import { meanDifference, photo, quadrants } from '../../support/images.ts';
import { squash } from './specs.ts';

const SQUASHED = squash(260, 260);
const sizeOf = async (file: Buffer): Promise<object> => {
  const { format, width, height } = await sharp(file).metadata();
  return { format, width, height };
};

/** Mean absolute difference of two pictures, 0 to 255, as people see them. */
async function difference(one: Buffer, other: Buffer): Promise<number> {
  const seen = (file: Buffer): Promise<Buffer> =>
    sharp(file).resize(64, 64, { fit: 'fill' }).toColourspace('srgb').removeAlpha().raw().toBuffer();
  return meanDifference(await seen(one), await seen(other));
}

describe('the size of a small picture', () => {
  test.each([
    ['the proportions of the photo, whatever the model squashed', [4000, 3000], [260, 260], [260, 195]],
    ['a portrait', [3000, 4000], [260, 260], [195, 260]],
    ['a panorama', [9000, 1000], [260, 260], [260, 29]],
    ['a square', [1000, 1000], [260, 260], [260, 260]],
    ['never larger than the photo', [300, 270], [260, 260], [260, 234]],
  ] as const)('The size of a small picture has %s', (_name, [width, height], [across, down], expected) => {
    const size = smallSize({ width, height }, { width: across, height: down });
    expect([size?.width, size?.height]).toEqual(expected);
  });

  it('A model with a tiny input gives no small picture', () => {
    expect(smallSize({ width: 1000, height: 1000 }, { width: 32, height: 32 })).toBeNull();
  });
});

describe('a small picture', () => {
  it("A thumbnail from the model's pixels looks like one from the file", async () => {
    const bytes = await photo(1600, 1200).jpeg().toBuffer();
    const reduced = await reduceToThumbnail(await prepareImage(bytes, SQUASHED));
    const drawn = await drawSmallPicture(bytes);
    expect(await sizeOf(reduced!)).toEqual({ format: 'jpeg', width: 260, height: 195 });
    expect(await sizeOf(drawn.file)).toEqual({ format: 'jpeg', width: 320, height: 240 });
    expect(await difference(reduced!, drawn.file)).toBeLessThan(3);
    expect(await difference(drawn.file, await makeThumbnail(bytes, 320))).toBeLessThan(3);
  });

  it('A small picture stands upright and keeps the colours of its profile', async () => {
    const bytes = await quadrants(900, 600)
      .withIccProfile('p3')
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const reduced = await reduceToThumbnail(await prepareImage(bytes, SQUASHED));
    expect(await sizeOf(reduced!)).toEqual({ format: 'jpeg', width: 173, height: 260 });
    expect(await difference(reduced!, await makeThumbnail(bytes, 320))).toBeLessThan(4);
  });

  it.each([
    ['smaller than the input of the model', () => photo(120, 90).jpeg().toBuffer()],
    [
      'in a profile that has to be applied',
      async () => {
        const { icc } = await sharp(await photo(8, 8).withIccProfile('p3').png().toBuffer()).metadata();
        const large = Buffer.concat([icc!, Buffer.alloc(5_000)]);
        return withProfile(await photo(900, 600).jpeg().toBuffer(), large);
      },
    ],
  ])('A small picture of a photo %s is made from its file', async (_name, make) => {
    const bytes = await make();
    expect(await reduceToThumbnail(await prepareImage(bytes, SQUASHED))).toBeNull();
    expect((await drawSmallPicture(bytes)).file.length).toBeGreaterThan(100);
  });

  it('The average colour is that of all pixels', () => {
    expect(averageColour(Uint8Array.of(255, 0, 10, 1, 0, 20))).toBe(0x80_00_0f);
    expect(averageColour(new Uint8Array())).toBe(0);
  });
});
