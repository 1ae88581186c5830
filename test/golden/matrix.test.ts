/**
 * Relatives of CLIP in the layouts of the hub (test/golden/matrix/make.py) against what PyTorch computes for them:
 * the same tokens, and embeddings of at least the cosines below.
 */
import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImageEncoder } from '../../electron/engine/embedding/image-encoder.ts';
import { createTextEncoder } from '../../electron/engine/embedding/text-encoder.ts';
import { openModelFolder } from '../../electron/engine/models/model-folder.ts';
import type { OpenModelOptions } from '../../electron/engine/models/model-folder.ts';

/** Cosines of float towers, in 32 and 16 bits, and of dynamic 8-bit ones, whose activations are rounded. */
const FLOAT = 0.9999;
const HALF = 0.999;
const EIGHT_BIT = 0.98;

interface Golden {
  readonly size: number;
  readonly texts: Readonly<Record<string, { readonly tokens: number[]; readonly vector: number[] }>>;
  readonly images: readonly number[][];
}

const rows = path.join(import.meta.dirname, 'matrix');
let root = '';
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'sightline-matrix-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** As `pictures` of make.py. */
const picture = (size: number, index: number): Uint8Array =>
  Uint8Array.from(
    { length: size * size * 3 },
    (_, at) => (at * (7 + 4 * index) + Math.floor(at / (31 + index)) * 29 + index * 71) % 256,
  );

function cosine(a: Float32Array, b: readonly number[]): number {
  expect(a).toHaveLength(b.length);
  const dot = a.reduce((sum, value, at) => sum + value * b[at]!, 0);
  return dot / (Math.hypot(...a) * Math.hypot(...b));
}

async function goldenOf(row: string): Promise<Golden> {
  return JSON.parse(await readFile(path.join(rows, row, 'golden.json'), 'utf8')) as Golden;
}

/** The lowest cosines of a folder's texts and pictures; its tokens must be equal. */
async function compare(
  dir: string,
  golden: Golden,
  options?: OpenModelOptions,
): Promise<{ text: number; image: number }> {
  const model = await openModelFolder(dir, options);
  const text = await createTextEncoder(model);
  const image = await createImageEncoder(model);
  try {
    const words = Object.keys(golden.texts);
    const texts = await text.encode(words);
    for (const word of words) expect(text.tokenize(word), word).toEqual(golden.texts[word]!.tokens);
    const images = await image.encode(golden.images.map((_, index) => picture(golden.size, index)));
    return {
      text: Math.min(...words.map((word, at) => cosine(texts[at]!, golden.texts[word]!.vector))),
      image: Math.min(...golden.images.map((vector, at) => cosine(images[at]!, vector))),
    };
  } finally {
    await text.release();
    await image.release();
  }
}

/** Prints what was measured: `SIGHTLINE_MATRIX=1 npx vitest run test/golden/matrix.test.ts`. */
function report(row: string, measured: { text: number; image: number }): void {
  if (process.env['SIGHTLINE_MATRIX'] !== undefined) {
    process.stdout.write(`${row}: text ${measured.text.toFixed(5)}, image ${measured.image.toFixed(5)}\n`);
  }
}

async function expectRow(
  row: string,
  thresholds: { text: number; image: number },
  dir = path.join(rows, row),
  options?: OpenModelOptions,
): Promise<void> {
  const measured = await compare(dir, await goldenOf(row), options);
  report(dir.startsWith(rows) ? row : path.basename(dir), measured);
  expect(measured.text).toBeGreaterThanOrEqual(thresholds.text);
  expect(measured.image).toBeGreaterThanOrEqual(thresholds.image);
}

const BOTH_FLOAT = { text: FLOAT, image: FLOAT };

describe('exporters', () => {
  it.each([
    ['clip-split', BOTH_FLOAT],
    ['clip-mask', BOTH_FLOAT],
    ['clip-positions', BOTH_FLOAT],
    ['clip-int32-fixed', BOTH_FLOAT],
    ['clip-batch2', BOTH_FLOAT],
    ['clip-baked-length', BOTH_FLOAT],
    ['clip-fp16', { text: HALF, image: HALF }],
    ['clip-joint', BOTH_FLOAT],
    ['clip-joint-q8', { text: EIGHT_BIT, image: EIGHT_BIT }],
    ['clip-joint-external', BOTH_FLOAT],
    ['clip-dynamo', BOTH_FLOAT],
    ['immich-2024', BOTH_FLOAT],
    ['immich-2026', BOTH_FLOAT],
    ['chinese-clip', BOTH_FLOAT],
    ['metaclip-2', BOTH_FLOAT],
    ['altclip', BOTH_FLOAT],
    ['jina-clip', BOTH_FLOAT],
    ['siglip-1', BOTH_FLOAT],
    ['siglip-joint', BOTH_FLOAT],
    ['siglip-2', BOTH_FLOAT],
    ['mobileclip', BOTH_FLOAT],
    ['multilingual', BOTH_FLOAT],
  ])('The export %s gives the tokens and embeddings of PyTorch', (row, thresholds) =>
    expectRow(row, thresholds),
  );
});

describe('layouts', () => {
  const ONNX = ['vision_model.onnx', 'text_model.onnx'];
  const layouts: [string, (dir: string) => Promise<void>][] = [
    [
      'towers in the root',
      async (dir) => {
        for (const name of ONNX) await rename(path.join(dir, 'onnx', name), path.join(dir, name));
      },
    ],
    ['no tokenizer_config.json', (dir) => rm(path.join(dir, 'tokenizer_config.json'))],
    [
      'vocab.json and merges.txt alone',
      async (dir) => {
        await rm(path.join(dir, 'tokenizer.json'));
        await rm(path.join(dir, 'tokenizer_config.json'));
      },
    ],
    [
      'processor_config.json of transformers 5',
      async (dir) => {
        const json = JSON.parse(await readFile(path.join(dir, 'preprocessor_config.json'), 'utf8')) as object;
        await rm(path.join(dir, 'preprocessor_config.json'));
        await writeFile(path.join(dir, 'processor_config.json'), JSON.stringify({ image_processor: json }));
      },
    ],
    [
      'open_clip_config.json alone',
      async (dir) => {
        await rm(path.join(dir, 'preprocessor_config.json'));
        await rm(path.join(dir, 'config.json'));
        const mean = [0.48145466, 0.4578275, 0.40821073];
        const std = [0.26862954, 0.26130258, 0.27577711];
        await writeFile(
          path.join(dir, 'open_clip_config.json'),
          JSON.stringify({
            model_cfg: { embed_dim: 24, vision_cfg: { image_size: 32 }, text_cfg: { context_length: 77 } },
            preprocess_cfg: { mean, std, interpolation: 'bicubic', resize_mode: 'shortest', size: [32, 32] },
          }),
        );
      },
    ],
    [
      'a cache of the hub',
      async (dir) => {
        const blobs = `${dir}-blobs`;
        await rename(dir, blobs);
        await mkdir(path.join(dir, 'onnx'), { recursive: true });
        for (const name of [
          ...['config.json', 'preprocessor_config.json', 'tokenizer.json', 'tokenizer_config.json'],
          ...ONNX.map((each) => `onnx/${each}`),
        ]) {
          await symlink(path.join(blobs, name), path.join(dir, name));
        }
      },
    ],
    [
      'config.json of an unknown type',
      (dir) => writeFile(path.join(dir, 'config.json'), '{"model_type":"new"}'),
    ],
  ];
  it.each(layouts)('The layout %s loads and gives the embeddings of PyTorch', async (name, change) => {
    const dir = path.join(root, name);
    await cp(path.join(rows, 'clip-split'), dir, { recursive: true });
    await change(dir);
    await expectRow('clip-split', BOTH_FLOAT, dir);
  });

  it('The layout of optimum, one joint file in the root, loads and gives the embeddings of PyTorch', async () => {
    const dir = path.join(root, 'joint in the root');
    await cp(path.join(rows, 'clip-joint'), dir, { recursive: true });
    await rename(path.join(dir, 'onnx/model.onnx'), path.join(dir, 'model.onnx'));
    await expectRow('clip-joint', BOTH_FLOAT, dir);
  });

  it('A cache of the hub whose weights lie outside of the graph loads', async () => {
    const dir = path.join(root, 'hub cache with weights');
    const blobs = `${dir}-blobs`;
    await cp(path.join(rows, 'clip-joint-external'), blobs, { recursive: true });
    await mkdir(path.join(dir, 'onnx'), { recursive: true });
    for (const name of [
      ...['config.json', 'preprocessor_config.json', 'tokenizer.json', 'tokenizer_config.json'],
      ...['onnx/model.onnx', 'onnx/weights.bin'],
    ]) {
      await symlink(path.join(blobs, name), path.join(dir, name));
    }
    await expectRow('clip-joint-external', BOTH_FLOAT, dir);
  });
});
