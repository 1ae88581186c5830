/** Photos that phones took, where somebody has put them: SIGHTLINE_REAL_FORMATS names their folder. They are in no checkout. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createHeifDecoder } from '../../../electron/engine/formats/heif/heif-decoder.ts';

const folder = process.env['SIGHTLINE_REAL_FORMATS'] ?? '';
if (!existsSync(folder))
  console.warn('NOT TESTED: photos of real phones, because SIGHTLINE_REAL_FORMATS names no folder');

test.skipIf(!existsSync(folder)).each([
  ['iphone-13-kitchen.heic', 3024, 4032, [240, 320]],
  ['iphone-7-bicycle-part.heic', 4032, 3024, [320, 240]],
  ['iphone-xr-church.heic', 3024, 4032, [756, 1008]],
  ['samsung-motion-photo.heic', 3000, 4000, [384, 512]],
])(
  'The photo %s is read from its thumbnail, or from its tiles without one',
  async (name, width, height, used) => {
    const decoder = createHeifDecoder();
    const file = readFileSync(path.join(folder, name));
    expect(await decoder.header(file)).toMatchObject({ width, height });
    const raster = await decoder.raster(file, { width: 240, height: 240 });
    expect([raster.width, raster.height]).toEqual(used);
    expect(raster.share).toBe(1);
  },
);
