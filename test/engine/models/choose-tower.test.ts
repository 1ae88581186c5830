/** Which variant answers, and what lies in the place of a model's file after a download that went wrong. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coarseWarning, isCoarse } from '../../../electron/engine/models/choose-tower.ts';
import { openModelFolder } from '../../../electron/engine/models/model-folder.ts';
import { GraphBuilder } from '../../support/onnx/graph.ts';

const matrix = path.join(import.meta.dirname, '../../golden/matrix');
let root = '';
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'sightline-choose-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** A copy of a model of the matrix. */
async function copyOf(row: string, change: (dir: string) => Promise<unknown> = async () => {}): Promise<string> {
  const dir = await mkdtemp(path.join(root, `${row}-`));
  await cp(path.join(matrix, row), dir, { recursive: true });
  await change(dir);
  return dir;
}
const remove = (dir: string, name: string): Promise<void> => rm(path.join(dir, name));
const visionOf = async (dir: string, dtype?: 'fp16' | 'q8' | 'q4'): Promise<string> =>
  (await openModelFolder(dir, { dtype })).visionFile.name;

describe('the variant that answers', () => {
  const config = (json: object) => (dir: string) => writeFile(path.join(dir, 'config.json'), JSON.stringify(json));

  it('A variant is the one that config.json names for transformers.js, for one tower or for all', async () => {
    const model = await openModelFolder(await copyOf('mobileclip'));
    expect([model.visionFile.name, model.visionFile.dtype]).toEqual(['onnx/vision_model.onnx', 'fp32']);
    const half = config({ 'transformers.js_config': { dtype: { vision_model: 'fp16' } } });
    expect(await visionOf(await copyOf('mobileclip', half))).toBe('onnx/vision_model_fp16.onnx');
    const all = config({ 'transformers.js_config': { dtype: 'q8' } });
    expect(await visionOf(await copyOf('mobileclip', all))).toBe('onnx/vision_model_quantized.onnx');
  });

  it('A variant of 8-bit convolutions is the last choice', async () => {
    const bare = config({ model_type: 'clip' });
    expect(await visionOf(await copyOf('mobileclip', bare))).toBe('onnx/vision_model.onnx');
    const without = await copyOf('mobileclip', async (dir) => {
      await bare(dir);
      await remove(dir, 'onnx/vision_model.onnx');
    });
    expect(await visionOf(without)).toBe('onnx/vision_model_fp16.onnx');
    await remove(without, 'onnx/vision_model_fp16.onnx');
    const coarse = await openModelFolder(without);
    expect(coarse.visionFile.name).toBe('onnx/vision_model_quantized.onnx');
    expect(isCoarse(coarse.visionFile)).toBe(true);
    expect(coarseWarning(coarse)).toContain('convolutions in 8 bits only (onnx/vision_model_quantized.onnx)');
    expect(isCoarse((await openModelFolder(await copyOf('mobileclip', bare))).visionFile)).toBe(false);
  });

  it('A variant can be asked for, and must be there', async () => {
    const dir = await copyOf('mobileclip', (at) =>
      cp(path.join(at, 'onnx/text_model.onnx'), path.join(at, 'onnx/text_model_fp16.onnx')),
    );
    expect(await visionOf(dir, 'fp16')).toBe('onnx/vision_model_fp16.onnx');
    await expect(openModelFolder(dir, { dtype: 'q4' })).rejects.toThrow(
      /^onnx\/: expected weights in q4 for both towers, received a model that has both in fp32, fp16$/,
    );
    await remove(dir, 'onnx/text_model.onnx');
    await remove(dir, 'onnx/text_model_fp16.onnx');
    await cp(path.join(dir, 'onnx/vision_model.onnx'), path.join(dir, 'onnx/text_model_uint8.onnx'));
    await expect(openModelFolder(`${dir}+fp32`)).rejects.toThrow(
      /^onnx\/: expected weights in fp32 for both towers, received q8, fp32, fp16 for images and uint8 for texts$/,
    );
  });

  it('A variant that stands behind the folder opens again as the same model, in a space of its own', async () => {
    const dir = await copyOf('mobileclip', (at) =>
      cp(path.join(at, 'onnx/text_model.onnx'), path.join(at, 'onnx/text_model_fp16.onnx')),
    );
    const half = await openModelFolder(`${dir}+fp16`);
    expect([half.visionFile.dtype, half.textFile.dtype]).toEqual(['fp16', 'fp16']);
    const again = await openModelFolder(half.dir, { towers: ['vision'] });
    expect([again.visionFile.name, again.space]).toEqual([half.visionFile.name, half.space]);
    expect(half.space).not.toBe((await openModelFolder(dir)).space);
  });
});

describe('files that are something else', () => {
  const LFS = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 352000000\n`;
  const put = (name: string, content: string | Buffer) => (dir: string) => writeFile(path.join(dir, name), content);
  const VISION = 'onnx/vision_model.onnx';
  const cases: [string, (dir: string) => Promise<unknown>, RegExp][] = [
    [
      'a Git LFS pointer',
      put(VISION, LFS),
      /^onnx\/vision_model\.onnx: expected an ONNX model, received a Git LFS pointer .* run "git lfs pull"/,
    ],
    [
      'a Git LFS pointer for JSON',
      put('tokenizer.json', LFS),
      /^tokenizer\.json: expected JSON, received a Git LFS pointer/,
    ],
    [
      'a web page',
      put(VISION, '<!DOCTYPE html><html><head><title>Sign in</title></head></html>'),
      /^onnx\/vision_model\.onnx: expected an ONNX model, received a web page .* signed in/,
    ],
    ['an empty file', put(VISION, ''), /^onnx\/vision_model\.onnx: expected an ONNX model, received an empty file/],
    [
      'half a file',
      async (dir) => put(VISION, (await readFile(path.join(dir, VISION))).subarray(0, 30_000))(dir),
      /^onnx\/vision_model\.onnx: expected at least \d+ bytes, received 30000 bytes: a download that was cut off/,
    ],
    [
      'noise',
      put(VISION, Buffer.alloc(5000, 0xff)),
      /^onnx\/vision_model\.onnx: expected an ONNX model, received 5000 bytes that are not one/,
    ],
    [
      'a SentencePiece file alone',
      async (dir) => {
        await remove(dir, 'tokenizer.json');
        await remove(dir, 'vocab.json');
        await put('spiece.model', 'x')(dir);
      },
      /^tokenizer\.json: expected a tokenizer in the format of Hugging Face, received only spiece\.model; get tokenizer\.json from/,
    ],
    [
      'the vocabulary of another tokenizer',
      async (dir) => {
        await remove(dir, 'tokenizer.json');
        await put('vocab.json', '{"a":0,"b":1}')(dir);
      },
      /^vocab\.json: expected CLIP's vocabulary, since there is no tokenizer\.json, received one without/,
    ],
    [
      'a NaFlex tower',
      async (dir) => {
        const graph = new GraphBuilder('naflex');
        const rows = graph.input('pixel_values', 'float32', ['batch', 'patches', 768]);
        graph.input('spatial_shapes', 'int64', ['batch', 2]);
        graph.node('ReduceMean', [rows], { outputs: ['pooler_output'], attributes: { axes: [1], keepdims: 0 } });
        graph.output('pooler_output', 'float32', ['batch', 768]);
        await graph.write(path.join(dir, VISION));
      },
      /^onnx\/vision_model\.onnx: expected pictures of one size as its input, received a NaFlex tower/,
    ],
  ];
  it.each(cases)('A model folder with %s is refused with what it is and what to do', async (_, change, message) => {
    await expect(openModelFolder(await copyOf('clip-split', change))).rejects.toMatchObject({
      kind: 'model-invalid',
      message: expect.stringMatching(message) as string,
      detail: { ownModel: true },
    });
  });

  it('A model folder without the dense layer of its text tower is refused with the way on', async () => {
    const dir = await copyOf('multilingual', async (at) => {
      await remove(at, '2_Dense/model.safetensors');
      await writeFile(path.join(at, '2_Dense/pytorch_model.bin'), 'x');
    });
    await expect(openModelFolder(dir)).rejects.toThrow(
      /^2_Dense\/model\.safetensors: expected the weights of the dense layer, received only pytorch_model\.bin/,
    );
    const none = await copyOf('multilingual', (at) => remove(at, 'modules.json'));
    await expect(openModelFolder(none)).rejects.toThrow(
      /^onnx\/model\.onnx: expected an output text_embeds, received one vector for each token/,
    );
  });
});
