import path from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildIcons } from '../../scripts/build-icons.mjs';
import { temporaryDirectory } from '../support/temporary.ts';

let folder: string;
beforeAll(async () => {
  folder = await temporaryDirectory();
  await buildIcons(path.resolve('renderer/public/favicon.svg'), folder);
});

/** Red, green, blue and alpha of a pixel. */
async function pixel(name: string, left: number, top: number): Promise<number[]> {
  const image = sharp(path.join(folder, name)).ensureAlpha();
  return [...(await image.extract({ left, top, width: 1, height: 1 }).raw().toBuffer())];
}

describe('icons', () => {
  it.each([16, 24, 32, 48, 64, 128, 256, 512])(
    'Icons are drawn at %i pixels, with round corners',
    async (size) => {
      const name = `${size}x${size}.png`;
      expect(await sharp(path.join(folder, name)).metadata()).toMatchObject({ width: size, height: size });
      expect((await pixel(name, 0, 0))[3]).toBeLessThan(128);
      expect(await pixel(name, size / 2, size / 2)).toEqual([255, 255, 255, 255]);
    },
  );

  it('Icons leave the border that macOS expects', async () => {
    expect(await sharp(path.join(folder, 'mac.png')).metadata()).toMatchObject({ width: 1024, height: 1024 });
    expect((await pixel('mac.png', 512, 90))[3]).toBe(0);
    expect((await pixel('mac.png', 512, 110))[3]).toBe(255);
  });
});
