import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTinyClip, writeTinySiglip } from './model-folders.ts';
import { uniform } from './random.ts';

let root: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'sightline-onnx-'));
});
afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

const open = (dir: string, file: string): Promise<InferenceSession> =>
  InferenceSession.create(path.join(dir, 'onnx', file));

async function tokenizerOf(dir: string): Promise<Tokenizer> {
  const read = async (name: string): Promise<object> =>
    JSON.parse(await readFile(path.join(dir, name), 'utf8')) as object;
  return new Tokenizer(await read('tokenizer.json'), await read('tokenizer_config.json'));
}

function pixels(batch: number, seed: number): Tensor {
  const next = uniform(seed);
  return new Tensor('float32', Float32Array.from({ length: batch * 3 * 32 * 32 }, next), [batch, 3, 32, 32]);
}

const int64 = (rows: readonly (readonly number[])[]): Tensor =>
  new Tensor(
    'int64',
    BigInt64Array.from(rows.flat(), (id) => BigInt(id)),
    [rows.length, rows[0]!.length],
  );

function cosine(a: Float32Array, b: Float32Array): number {
  const dot = (x: Float32Array, y: Float32Array): number => x.reduce((sum, v, i) => sum + v * y[i]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

const data = (tensor: Tensor | undefined): Float32Array => tensor!.data as Float32Array;

describe('writeTinyClip', () => {
  it('writeTinyClip writes towers that ONNX Runtime runs, different for different input and the same for the same seed', async () => {
    const [first, again] = [path.join(root, 'clip'), path.join(root, 'clip-again')];
    await writeTinyClip(first);
    await writeTinyClip(again);
    for (const file of ['onnx/vision_model.onnx', 'onnx/text_model.onnx', 'tokenizer.json']) {
      const bytes = await readFile(path.join(first, file));
      expect(bytes.equals(await readFile(path.join(again, file)))).toBe(true);
    }
    expect((await stat(path.join(first, 'onnx/vision_model.onnx'))).size).toBeLessThan(1_000_000);

    const vision = await open(first, 'vision_model.onnx');
    const { image_embeds: embeds } = await vision.run({ pixel_values: pixels(3, 7) });
    expect(embeds!.dims).toEqual([3, 32]);
    const rows = [0, 1, 2].map((row) => data(embeds).subarray(row * 32, row * 32 + 32));
    expect(data(embeds).every(Number.isFinite)).toBe(true);
    expect(cosine(rows[0]!, rows[1]!)).toBeLessThan(0.99);
  });

  it('writeTinyClip pools the text at its end, so that padding changes nothing', async () => {
    const dir = path.join(root, 'clip-text');
    await writeTinyClip(dir);
    const tokenizer = await tokenizerOf(dir);
    const ids = tokenizer.encode('A photo of two dogs').ids;
    expect(ids).toHaveLength(7);
    expect([ids[0], ids.at(-1)]).toEqual([1022, 1023]);

    const session = await open(dir, 'text_model.onnx');
    const padding = Array<number>(77 - ids.length).fill(1023);
    const short = await session.run({ input_ids: int64([ids]), attention_mask: int64([ids.map(() => 1)]) });
    const padded = await session.run({
      input_ids: int64([[...ids, ...padding]]),
      attention_mask: int64([[...ids.map(() => 1), ...padding.map(() => 0)]]),
    });
    expect(cosine(data(short['text_embeds']), data(padded['text_embeds']))).toBeCloseTo(1, 5);
    const other = await session.run({
      input_ids: int64([[...ids.slice(0, 5), 600, ids[6]!]]),
      attention_mask: int64([ids.map(() => 1)]),
    });
    expect(cosine(data(short['text_embeds']), data(other['text_embeds']))).toBeLessThan(0.99);
  });

  for (const perChannel of [false, true]) {
    it(`writeTinyClip quantises close to fp32, uint8 and int8 alike (${perChannel ? 'by column' : 'by tensor'})`, async () => {
      const dirs = { uint8: path.join(root, `u8-${perChannel}`), int8: path.join(root, `s8-${perChannel}`) };
      await writeTinyClip(dirs.uint8, { precision: ['fp32', 'uint8'], perChannel });
      await writeTinyClip(dirs.int8, { precision: 'int8', perChannel });
      const input = { input_ids: int64([[1022, 700, 300, 1023]]), attention_mask: int64([[1, 1, 1, 1]]) };
      const run = async (dir: string, file: string): Promise<Float32Array> =>
        data((await (await open(dir, file)).run(input))['text_embeds']);
      const float = await run(dirs.uint8, 'text_model.onnx');
      const uint8 = await run(dirs.uint8, 'text_model_quantized.onnx');
      const int8 = await run(dirs.int8, 'text_model_quantized.onnx');
      expect(cosine(float, uint8)).toBeGreaterThan(0.99);
      expect(cosine(uint8, int8)).toBeGreaterThan(0.999);
      const image = { pixel_values: pixels(1, 3) };
      const visionFloat = await (await open(dirs.uint8, 'vision_model.onnx')).run(image);
      const visionUint8 = await (await open(dirs.uint8, 'vision_model_quantized.onnx')).run(image);
      expect(cosine(data(visionFloat['image_embeds']), data(visionUint8['image_embeds']))).toBeGreaterThan(
        0.98,
      );
    });
  }
});

describe('writeTinySiglip', () => {
  it('writeTinySiglip writes towers with pooler_output and a text tower without a mask', async () => {
    const dir = path.join(root, 'siglip');
    await writeTinySiglip(dir, { precision: ['fp32', 'uint8'] });
    const tokenizer = await tokenizerOf(dir);
    const { ids } = tokenizer.encode('A photo of two dogs, running!');
    expect(ids.at(-1)).toBe(1);
    const vision = await open(dir, 'vision_model.onnx');
    const seen = await vision.run({ pixel_values: pixels(2, 5) });
    expect(seen['pooler_output']!.dims).toEqual([2, 64]);
    const text = await open(dir, 'text_model.onnx');
    expect(text.inputNames).toEqual(['input_ids']);
    const padded = [...ids, ...Array<number>(16 - ids.length).fill(1)];
    const read = await text.run({ input_ids: int64([padded]) });
    expect(read['pooler_output']!.dims).toEqual([1, 64]);
    await (await open(dir, 'vision_model_quantized.onnx')).run({ pixel_values: pixels(2, 5) });
    await (await open(dir, 'text_model_quantized.onnx')).run({ input_ids: int64([padded]) });
  });
});
