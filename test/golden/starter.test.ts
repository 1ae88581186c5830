/** The starter against what Python computed (models/starter/reference.json, which also says the thresholds). */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samplesDir, starterModelDir } from '../../electron/engine/app-root.ts';
import { createImageEncoder } from '../../electron/engine/embedding/image-encoder.ts';
import type { ImageEncoder } from '../../electron/engine/embedding/image-encoder.ts';
import { createTextEncoder } from '../../electron/engine/embedding/text-encoder.ts';
import type { TextEncoder } from '../../electron/engine/embedding/text-encoder.ts';
import { prepareImage } from '../../electron/engine/images/decode.ts';
import { openModelFolder } from '../../electron/engine/models/model-folder.ts';
import { readReference } from '../../electron/engine/models/reference.ts';

const TEXT_COSINE = 0.9999;
const IMAGE_COSINE = 0.995;

const model = await openModelFolder(starterModelDir);
const reference = (await readReference(model.files))!;
let text: TextEncoder;
let image: ImageEncoder;
beforeAll(async () => {
  text = await createTextEncoder(model);
  image = await createImageEncoder(model);
});
afterAll(async () => {
  await text.release();
  await image.release();
});

function cosine(a: Float32Array, b: Float32Array): number {
  const dot = a.reduce((sum, value, at) => sum + value * b[at]!, 0);
  return dot / (Math.hypot(...a) * Math.hypot(...b));
}

describe('text', () => {
  it.each([...reference.tokens])('The text encoder has the tokens of Python for %j', (words, ids) => {
    expect(text.tokenize(words)).toEqual(ids);
  });

  it.each([...reference.text])(
    'The text encoder has the embedding of Python for %j',
    async (words, expected) => {
      const [vector] = await text.encode([words]);
      expect(cosine(vector!, expected)).toBeGreaterThanOrEqual(TEXT_COSINE);
    },
  );

  it('The text encoder gives a text the same embedding in any company', async () => {
    const words = [...reference.text.keys()];
    const together = await text.encode([...words, 'a', 'a much longer sentence about nothing in particular']);
    for (const [index, expected] of [...reference.text.values()].entries()) {
      expect(cosine(together[index]!, expected)).toBeGreaterThanOrEqual(TEXT_COSINE);
    }
  });
});

describe('images', () => {
  const names = [...reference.images.keys()];

  it('The image encoder has the embeddings of Python for the samples, alone and in a batch', async () => {
    const pixels: Uint8Array[] = [];
    for (const name of names) {
      const prepared = await prepareImage(await readFile(path.join(samplesDir, name)), model.preprocess);
      pixels.push(prepared.pixels);
    }
    const batch = await image.encode(pixels);
    for (const [index, name] of names.entries()) {
      const expected = reference.images.get(name)!;
      const [alone] = await image.encode([pixels[index]!]);
      expect(cosine(alone!, expected), name).toBeGreaterThanOrEqual(IMAGE_COSINE);
      expect(cosine(batch[index]!, expected), name).toBeGreaterThanOrEqual(IMAGE_COSINE);
    }
  });
});
