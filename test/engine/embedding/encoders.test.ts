/** Both encoders on generated CLIP and SigLIP folders with real ONNX graphs. */
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImageEncoder } from '../../../electron/engine/embedding/image-encoder.ts';
import { createTextEncoder } from '../../../electron/engine/embedding/text-encoder.ts';
import { openModelFolder } from '../../../electron/engine/models/model-folder.ts';
import { breakWeights } from '../../support/onnx/break-weights.ts';
import { writeTinyClip, writeTinySiglip } from '../../support/onnx/model-folders.ts';

let root = '';
const dir = (name: string): string => path.join(root, name);
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'sightline-encoders-'));
  await writeTinyClip(dir('clip'));
  await writeTinyClip(dir('clip-uint8'), { precision: 'uint8' });
  await writeTinyClip(dir('clip-int8'), { precision: 'int8', perChannel: true });
  await writeTinySiglip(dir('siglip'));
  await writeTinySiglip(dir('siglip-uint8'), { precision: 'uint8' });
});
afterAll(() => rm(root, { recursive: true }));

const dot = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, at) => sum + value * b[at]!, 0);
const picture = (seed: number): Uint8Array =>
  Uint8Array.from({ length: 32 * 32 * 3 }, (_, at) => 128 + 127 * Math.sin(at / (5 + seed) + seed));

describe.each(['clip', 'clip-uint8', 'clip-int8', 'siglip', 'siglip-uint8'])('%s', (name) => {
  it('Encoders turn pictures into unit vectors, in order, whatever their number', async () => {
    const model = await openModelFolder(dir(name), { towers: ['vision'] });
    const encoder = await createImageEncoder(model);
    expect([encoder.inputHeight, encoder.inputWidth]).toEqual([32, 32]);
    const pictures = Array.from({ length: 11 }, (_, seed) => picture(seed));
    const together = await encoder.encode(pictures);
    expect(together).toHaveLength(11);
    for (const [index, vector] of together.entries()) {
      expect(vector).toHaveLength(model.dimensions);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      const [alone] = await encoder.encode([pictures[index]!]);
      expect(dot(alone!, vector)).toBeGreaterThan(0.999);
    }
    expect(dot(together[0]!, together[5]!)).toBeLessThan(0.999);
    expect(await encoder.encode([])).toEqual([]);
    await encoder.release();
  });

  it('Encoders give texts of different lengths the same vectors alone and together', async () => {
    const model = await openModelFolder(dir(name), { towers: ['text'] });
    const encoder = await createTextEncoder(model);
    const texts = ['a dog', 'two cats sleeping on the red couch near a window', '', 'a dog', 'snow 🐶 犬'];
    const together = await encoder.encode(texts);
    for (const [index, text] of texts.entries()) {
      const [alone] = await encoder.encode([text]);
      expect(Math.hypot(...alone!)).toBeCloseTo(1, 5);
      expect(dot(alone!, together[index]!)).toBeGreaterThan(0.999999);
    }
    expect(dot(together[0]!, together[1]!)).toBeLessThan(0.999);
    await encoder.release();
  });

  it('Encoders run overlapping calls one after the other', async () => {
    const encoder = await createImageEncoder(await openModelFolder(dir(name)));
    const [first, second] = await Promise.all([encoder.encode([picture(1)]), encoder.encode([picture(2)])]);
    expect(dot(first[0]!, (await encoder.encode([picture(1)]))[0]!)).toBeCloseTo(1, 5);
    expect(dot(second[0]!, (await encoder.encode([picture(2)]))[0]!)).toBeCloseTo(1, 5);
    await encoder.release();
  });
});

describe('families and weights', () => {
  it('Model families and their weights are told apart', async () => {
    const clip = await openModelFolder(dir('clip'));
    const siglip = await openModelFolder(dir('siglip'));
    expect([clip.family, clip.dimensions, clip.contextLength, clip.logitBias]).toEqual(['clip', 32, 77, 0]);
    expect([siglip.family, siglip.dimensions, siglip.contextLength]).toEqual(['siglip', 64, 16]);
    expect(siglip.logitBias).toBeLessThan(0);
    expect((await createTextEncoder(clip)).weights).toBe('fp32');
    expect(['int8', 'uint8']).toContain(
      (await createTextEncoder(await openModelFolder(dir('clip-uint8')))).weights,
    );
  });

  it('Models give nearly the same vectors in 8 bits as in 32', async () => {
    const encode = async (name: string): Promise<Float32Array> =>
      (await (await createTextEncoder(await openModelFolder(dir(name)))).encode(['a dog on the beach']))[0]!;
    expect(dot(await encode('clip'), await encode('clip-uint8'))).toBeGreaterThan(0.99);
  });
});

describe('a tower that does not fit is refused by naming the file', () => {
  const broken = async (name: string, change: (folder: string) => Promise<void>): Promise<string> => {
    const folder = await mkdtemp(path.join(root, 'broken-'));
    await cp(dir(name), folder, { recursive: true });
    await change(folder);
    return folder;
  };
  const config = async (folder: string, file: string, fields: object): Promise<void> => {
    const json = JSON.parse(await readFile(path.join(folder, file), 'utf8')) as object;
    await writeFile(path.join(folder, file), JSON.stringify({ ...json, ...fields }));
  };

  it('A tower is refused by naming the file when the ONNX file is cut off', async () => {
    for (const name of ['clip', 'clip-uint8']) {
      const folder = await broken(name, async (at) => {
        const file = path.join(
          at,
          'onnx',
          name === 'clip' ? 'vision_model.onnx' : 'vision_model_quantized.onnx',
        );
        await writeFile(file, (await readFile(file)).subarray(0, 20_000));
      });
      await expect(openModelFolder(folder)).rejects.toMatchObject({
        kind: 'model-invalid',
        message: expect.stringMatching(
          /^onnx\/vision_model\w*\.onnx: expected at least \d+ bytes, received 20000 bytes: a download that was cut off/,
        ) as string,
      });
    }
  });

  it('A tower is refused by naming the file when the towers are swapped', async () => {
    const folder = await broken('clip', async (at) => {
      await rename(path.join(at, 'onnx/vision_model.onnx'), path.join(at, 'onnx/swap'));
      await rename(path.join(at, 'onnx/text_model.onnx'), path.join(at, 'onnx/vision_model.onnx'));
      await rename(path.join(at, 'onnx/swap'), path.join(at, 'onnx/text_model.onnx'));
    });
    await expect(openModelFolder(folder)).rejects.toThrow(
      /^onnx\/vision_model\.onnx: expected pictures as its input .* received the inputs input_ids, attention_mask and the outputs text_embeds/,
    );
    await cp(path.join(dir('clip'), 'onnx/vision_model.onnx'), path.join(folder, 'onnx/vision_model.onnx'));
    await expect(openModelFolder(folder)).rejects.toThrow(
      /^onnx\/text_model\.onnx: expected token ids as its input .* received the inputs pixel_values and the outputs image_embeds/,
    );
  });

  it('A tower is refused by naming the file when its output is that of the other family', async () => {
    const folder = await broken('siglip', (at) => config(at, 'config.json', { model_type: 'clip' }));
    await expect(openModelFolder(folder)).rejects.toThrow(
      /^onnx\/vision_model\.onnx: expected an output image_embeds, .*"clip" has it, received pooler_output/,
    );
  });

  it('A tower is refused by naming the file when its width is not that of the other tower', async () => {
    const folder = await broken('clip', (at) =>
      cp(path.join(dir('siglip'), 'onnx/vision_model.onnx'), path.join(at, 'onnx/vision_model.onnx')),
    );
    await config(folder, 'config.json', { model_type: 'of its own' });
    await expect(openModelFolder(folder)).rejects.toThrow(
      /^onnx\/text_model\.onnx: expected text_embeds of 64 dimensions like pooler_output of onnx\/vision_model\.onnx, received 32/,
    );
  });

  it('A tower has the width of its graph, whatever the configuration promises', async () => {
    const folder = await broken('clip', (at) => config(at, 'config.json', { projection_dim: 48 }));
    const model = await openModelFolder(folder);
    expect(model.dimensions).toBe(32);
    const encoder = await createTextEncoder(model);
    expect((await encoder.encode(['a dog']))[0]).toHaveLength(32);
    await encoder.release();
  });

  it.each(['clip', 'clip-uint8'])(
    'A tower is refused by naming the file when its embeddings are not numbers (%s)',
    async (name) => {
      const ending = name === 'clip' ? 'model.onnx' : 'model_quantized.onnx';
      const says = (output: string): object => ({
        kind: 'model-invalid',
        message: expect.stringContaining(
          `${ending}: expected ${output} of finite numbers that are not all zero`,
        ) as string,
        detail: { ownModel: true },
      });
      // The bias and the scale of a quantised projection are float.
      const folder = await broken(name, async (at) => {
        for (const tower of ['vision', 'text'])
          await breakWeights(path.join(at, `onnx/${tower}_${ending}`), 'layer_norm');
      });
      const model = await openModelFolder(folder);
      const texts = async (): Promise<unknown> => (await createTextEncoder(model)).encode(['a dog']);
      const pictures = async (): Promise<unknown> => (await createImageEncoder(model)).encode([picture(1)]);
      await expect(texts()).rejects.toMatchObject(says('text_embeds'));
      await expect(pictures()).rejects.toMatchObject(says('image_embeds'));
    },
  );

  it('A tower refuses a photo that does not have the expected size', async () => {
    const encoder = await createImageEncoder(await openModelFolder(dir('clip')));
    await expect(encoder.encode([new Uint8Array(12)])).rejects.toThrow(
      'expected 32 × 32 × 3 bytes of pixels, received 12 bytes',
    );
  });
});
