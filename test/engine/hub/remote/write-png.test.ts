import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { samplesDir } from '../../../../electron/engine/app-root.ts';
import { writePng } from '../../../../electron/engine/hub/remote/write-png.ts';
import { prepareImage } from '../../../../electron/engine/images/decode.ts';
import type { PreprocessSpec } from '../../../../electron/engine/images/preprocess-spec.ts';

const SPEC: PreprocessSpec = {
  resize: { kind: 'exact', width: 48, height: 32 },
  resample: 'bicubic',
  crop: null,
  rescaleFactor: 1 / 255,
  mean: [0, 0, 0],
  std: [1, 1, 1],
};

it('A picture for a remote encoder has its exact pixels and no chunk but header, pixels and end', async () => {
  const photo = readFileSync(path.join(samplesDir, 'clock.jpg'));
  const { pixels } = await prepareImage(photo, SPEC);
  const png = await writePng(pixels, 48, 32);
  const chunks: string[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    chunks.push(png.toString('latin1', at + 4, at + 8));
  expect(chunks).toEqual(['IHDR', 'IDAT', 'IEND']);
  expect(Buffer.from((await prepareImage(png, SPEC)).pixels)).toEqual(Buffer.from(pixels));
  await expect(writePng(pixels, 48, 31)).rejects.toThrow(/48 × 31/);
});
