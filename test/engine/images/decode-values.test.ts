/** The pixels that a model receives, against PIL's formula. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { prepareImage } from '../../../electron/engine/images/decode.ts';
import { resizedSize } from '../../../electron/engine/images/preprocess-spec.ts';
import { meanDifference, photo, picture, pixels } from '../../support/images.ts';
import { bicubic } from '../../support/pil-bicubic.ts';
import { shortestEdge, squash } from './specs.ts';

describe('the pixels of a model', () => {
  it.each([
    [200, 150],
    [150, 200],
    [333, 251],
    [97, 1000],
    [64, 64],
    [65, 64],
    [63, 62],
    [50, 40],
    [7, 5],
    [1, 3],
  ])(
    "A model's pixels at %i × %i are resized as PIL does and cropped at the centre",
    async (width, height) => {
      const smooth = (x: number, y: number): [number, number, number] => [
        128 + 100 * Math.sin(x / 9),
        128 + 100 * Math.cos(y / 11),
        128 + 100 * Math.sin((x + 2 * y) / 17),
      ];
      const spec = shortestEdge(64);
      const { pixels: prepared } = await prepareImage(
        await picture(width, height, smooth).png().toBuffer(),
        spec,
      );
      const resized = resizedSize(spec, width, height);
      const reference = bicubic(pixels(width, height, smooth), { width, height }, resized);
      const left = Math.floor((resized.width - 64) / 2);
      const top = Math.floor((resized.height - 64) / 2);
      let most = 0;
      let sum = 0;
      for (let y = 0; y < 64; y++) {
        for (let index = 0; index < 64 * 3; index++) {
          const expected = reference[((y + top) * resized.width + left) * 3 + index]!;
          const off = Math.abs(prepared[y * 64 * 3 + index]! - expected);
          most = Math.max(most, off);
          sum += off;
        }
      }
      expect(sum / (64 * 64 * 3)).toBeLessThan(0.8);
      expect(most).toBeLessThanOrEqual(6);
    },
  );

  it('A JPEG that is shrunk while it loads stays close to PIL', async () => {
    const image = photo(800, 600);
    const jpeg = await image.jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer();
    const full = await sharp(jpeg).raw().toBuffer();
    const spec = shortestEdge(64);
    const { pixels: prepared } = await prepareImage(jpeg, spec);
    const resized = resizedSize(spec, 800, 600);
    const reference = bicubic(full, { width: 800, height: 600 }, resized);
    const left = Math.floor((resized.width - 64) / 2);
    let sum = 0;
    for (let y = 0; y < 64; y++) {
      for (let index = 0; index < 64 * 3; index++) {
        sum += Math.abs(prepared[y * 64 * 3 + index]! - reference[(y * resized.width + left) * 3 + index]!);
      }
    }
    expect(sum / (64 * 64 * 3)).toBeLessThan(1.5);
  });

  it('A picture shrunk one way and enlarged the other is resized as PIL does', async () => {
    const smooth = (x: number, y: number): [number, number, number] => [
      128 + 100 * Math.sin(x / 9),
      128 + 100 * Math.cos(y / 31),
      x,
    ];
    const [from, to] = [
      { width: 50, height: 700 },
      { width: 64, height: 80 },
    ];
    const { pixels: prepared } = await prepareImage(
      await picture(from.width, from.height, smooth).png().toBuffer(),
      squash(to.width, to.height),
    );
    const reference = bicubic(pixels(from.width, from.height, smooth), from, to);
    expect(meanDifference(prepared, Uint8Array.from(reference, Math.round))).toBeLessThan(0.8);
  });
});
