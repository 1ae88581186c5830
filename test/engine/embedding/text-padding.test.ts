/** Which texts are trimmed and which are padded, on text towers without a mask made for the purpose. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSession } from '../../../electron/engine/embedding/session.ts';
import { createTextEncoder } from '../../../electron/engine/embedding/text-encoder.ts';
import { openModelFolder } from '../../../electron/engine/models/model-folder.ts';
import { bytesOf, GraphBuilder } from '../../support/onnx/graph.ts';
import { writeTinyClip } from '../../support/onnx/model-folders.ts';

const CONTEXT = 77;
const PAD = 1023;
const TEXTS = ['a dog', 'two cats sleeping on a red couch', 'snow'];

let root = '';
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'sightline-padding-'));
});
afterAll(() => rm(root, { recursive: true }));

/** A tiny CLIP whose text tower is: look ids up, then pool them at the largest id or over all positions. */
async function folder(
  name: string,
  pooling: 'largest id' | 'mean',
  shape: readonly (number | string)[],
): Promise<string> {
  const dir = path.join(root, name);
  await writeTinyClip(dir);
  const graph = new GraphBuilder('text');
  const ids = graph.input('input_ids', 'int64', shape);
  const table = Float32Array.from({ length: 1024 * 32 }, (_, at) => Math.sin(at * 1.7) + Math.cos(at / 90));
  const embedded = graph.node('Gather', [
    graph.initializer('table', 'float32', [1024, 32], () => [bytesOf(table)]),
    ids,
  ]);
  if (pooling === 'mean') {
    graph.node('ReduceMean', [embedded], {
      outputs: ['text_embeds'],
      attributes: { axes: [1], keepdims: 0 },
    });
  } else {
    const end = graph.node('ArgMax', [ids], { attributes: { axis: -1, keepdims: 1 } });
    graph.node('GatherND', [embedded, end], { outputs: ['text_embeds'], attributes: { batch_dims: 1 } });
  }
  graph.output('text_embeds', 'float32', [shape[0]!, 32]);
  await graph.write(path.join(dir, 'onnx/text_model.onnx'));
  return dir;
}

/** What the tower gives for ids that are padded to `length`, at length 1. */
async function direct(dir: string, ids: readonly number[], length: number): Promise<number[]> {
  const session = await openSession(path.join(dir, 'onnx/text_model.onnx'));
  const data = [...ids, ...new Array<number>(length - ids.length).fill(PAD)];
  const { data: row } = await session.run({ input_ids: { data, dims: [1, length] } }, 'text_embeds');
  const norm = Math.hypot(...row);
  return [...row].map((value) => value / norm);
}

async function check(dir: string, lengthOf: (ids: readonly number[]) => number): Promise<void> {
  const encoder = await createTextEncoder(await openModelFolder(dir));
  const vectors = await encoder.encode(TEXTS);
  for (const [index, text] of TEXTS.entries()) {
    const ids = encoder.tokenize(text);
    const expected = await direct(dir, ids, lengthOf(ids));
    for (const [at, value] of expected.entries()) expect(vectors[index]![at]).toBeCloseTo(value, 5);
  }
  await encoder.release();
}

it('Text padding trims texts of a tower that pools at the end of the text', async () => {
  const dir = await folder('end', 'largest id', ['batch_size', 'sequence_length']);
  await check(dir, (ids) => ids.length);
});

it('Text padding pads texts of a tower to which the padding matters', async () => {
  const dir = await folder('mean', 'mean', ['batch_size', 'sequence_length']);
  await check(dir, () => CONTEXT);
});

it('Text padding pads texts to a sequence axis that the export fixed, one at a time where it fixed the batch', async () => {
  const dir = await folder('fixed', 'mean', [1, CONTEXT]);
  await check(dir, () => CONTEXT);
});

it('Text padding refuses a sequence axis that is too short for the context', async () => {
  const dir = await folder('short', 'mean', ['batch_size', 16]);
  await expect(createTextEncoder(await openModelFolder(dir))).rejects.toThrow(
    /^onnx\/text_model\.onnx: expected input_ids of at least 77 tokens, received 16/,
  );
});
