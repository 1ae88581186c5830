import sharp, { type Sharp } from 'sharp';
import { expect, it } from 'vitest';
import { profileFor, withProfile } from '../../../electron/engine/images/colour-profile.ts';

const patch = (): Sharp =>
  sharp({ create: { width: 16, height: 16, channels: 3, background: { r: 200, g: 40, b: 40 } } });
const iccOf = async (name: string): Promise<Buffer> =>
  (await sharp(await patch().withIccProfile(name).png().toBuffer()).metadata()).icc!;

it('A profile of its own is kept for RGB pixels, and none is needed for sRGB', async () => {
  const wide = await iccOf('p3');
  expect(profileFor(wide, false)).toBe(wide);
  expect(profileFor(await iccOf('srgb'), false)).toBe('none');
  expect(profileFor(undefined, false)).toBe('none');
});

it('A profile that was applied already is not needed', async () => {
  expect(profileFor(await iccOf('cmyk'), true)).toBe('none');
});

it('A profile that no thumbnail can carry has to be applied: grey, or very large', async () => {
  const grey = Buffer.from(await iccOf('p3'));
  grey.write('GRAY', 16, 'latin1');
  expect(profileFor(grey, false)).toBe('apply');
  expect(profileFor(Buffer.concat([await iccOf('p3'), Buffer.alloc(5_000)]), false)).toBe('apply');
});

it('A JPEG with a profile inserted is shown in the colours of that profile', async () => {
  const icc = await iccOf('p3');
  const jpeg = await patch().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer();
  const tagged = withProfile(jpeg, icc);
  expect((await sharp(tagged).metadata()).icc).toEqual(icc);
  const [red = 0, green = 0] = await sharp(tagged).toColourspace('srgb').raw().toBuffer();
  // This red of Display P3 is more saturated than sRGB's.
  expect(red).toBeGreaterThan(210);
  expect(green).toBeLessThan(30);
});
