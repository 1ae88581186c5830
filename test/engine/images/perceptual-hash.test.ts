import { readdirSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { samplesDir } from '../../../electron/engine/app-root.ts';
import { hammingDistance, perceptualHash } from '../../../electron/engine/images/perceptual-hash.ts';

async function hashOf(image: Sharp): Promise<Uint8Array> {
  const { data, info } = await image
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const hash = perceptualHash(data, info.width, info.height);
  if (!hash) throw new Error('expected a hash');
  return hash;
}

const samples = readdirSync(samplesDir)
  .filter((name) => name.endsWith('.jpg'))
  .map((name) => path.join(samplesDir, name));

describe('the perceptual hash', () => {
  it('The perceptual hash of a sample hardly changes when it is scaled and saved again', async () => {
    for (const sample of samples) {
      const original = await hashOf(sharp(sample));
      const again = await sharp(sample).resize({ width: 160 }).jpeg({ quality: 60 }).toBuffer();
      expect(hammingDistance(original, await hashOf(sharp(again))), sample).toBeLessThanOrEqual(6);
    }
  });

  it('Perceptual hashes of different samples differ in many bits', async () => {
    const hashes = await Promise.all(samples.map((sample) => hashOf(sharp(sample))));
    const distances = hashes.flatMap((one, index) =>
      hashes.slice(index + 1).map((other) => hammingDistance(one, other)),
    );
    expect(Math.min(...distances)).toBeGreaterThan(12);
  });

  it('A picture without structure has no perceptual hash', () => {
    expect(perceptualHash(new Uint8Array(40 * 30 * 3).fill(120), 40, 30)).toBeNull();
    expect(perceptualHash(Uint8Array.of(1, 2, 3), 1, 1)).toBeNull();
  });

  it('A picture of a few pixels has one', () => {
    const [black, white] = [
      [0, 0, 0],
      [255, 255, 255],
    ];
    expect(perceptualHash(Uint8Array.from([black, white, white, black].flat()), 2, 2)).toHaveLength(8);
  });
});
