/** What graphs say of towers, on graphs made for the purpose. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOnnxGraph } from '../../../electron/engine/models/onnx-graph.ts';
import { signatureOf } from '../../../electron/engine/models/tower-signature.ts';
import type { FileSignature } from '../../../electron/engine/models/tower-signature.ts';
import { bytesOf, GraphBuilder } from '../../support/onnx/graph.ts';
import type { TensorType } from '../../support/onnx/graph.ts';

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'sightline-signature-'));
});
afterAll(() => rm(dir, { recursive: true }));

type Axes = readonly (number | string)[];

/** The signature of a graph that `build` adds nodes to. */
async function signature(build: (graph: GraphBuilder) => void): Promise<FileSignature> {
  const graph = new GraphBuilder('tower');
  build(graph);
  const file = path.join(dir, 'tower.onnx');
  await graph.write(file);
  return signatureOf(readOnnxGraph(await readFile(file)));
}

/** One input that is passed through to outputs of two axes. */
const through = (input: [string, TensorType, Axes], outputs: readonly string[], width: number | string = 8) =>
  signature((graph) => {
    const value = graph.input(...input);
    for (const name of outputs) {
      graph.node('Identity', [value], { outputs: [name] });
      graph.output(name, 'float32', ['batch', width]);
    }
  });
const PIXELS: [string, TensorType, Axes] = ['pixel_values', 'float32', ['batch', 3, 224, 224]];
const IDS: [string, TensorType, Axes] = ['input_ids', 'int64', ['batch', 'length']];

describe('signatureOf', () => {
  it('signatureOf tells towers apart by what they take', async () => {
    expect(await through(PIXELS, ['image_embeds'])).toMatchObject({
      vision: { input: 'pixel_values', output: 'image_embeds', layout: 'nchw', imageSize: { height: 224, width: 224 } },
    });
    expect(await through(IDS, ['text_embeds'])).toMatchObject({
      text: { input: 'input_ids', output: 'text_embeds', perToken: false, dimensions: 8, sequenceLength: null },
    });
    expect(await through(['image', 'uint8', ['batch', 256, 320, 3]], ['image_embedding'])).toMatchObject({
      vision: { input: 'image', layout: 'nhwc', imageSize: { height: 256, width: 320 } },
    });
    expect(await through(['text', 'int32', [1, 77]], ['embedding'])).toMatchObject({
      text: { input: 'text', output: 'embedding', sequenceLength: 77 },
    });
    expect(await through(['audio', 'float32', ['batch', 'samples']], ['out'])).toEqual({});
  });

  it('signatureOf prefers projected outputs over pooled ones', async () => {
    const output = async (names: readonly string[]): Promise<string | undefined> =>
      (await through(PIXELS, names)).vision?.output;
    expect(await output(['last_hidden_state', 'pooler_output', 'image_embeds'])).toBe('image_embeds');
    expect(await output(['image_embeddings', 'l2norm_image_embeddings'])).toBe('l2norm_image_embeddings');
    expect(await output(['last_hidden_state', 'pooler_output'])).toBe('pooler_output');
    expect(await output(['feature'])).toBe('feature');
    expect(await output(['feature', 'another'])).toBeUndefined();
  });

  it('signatureOf finds the width of a free axis in the weights that make it', async () => {
    const dense = (build: (graph: GraphBuilder, flat: string, matrix: (dims: number[]) => string) => string) =>
      signature((graph) => {
        const pixels = graph.input(...PIXELS);
        const flat = graph.node('ReduceMean', [pixels], { attributes: { axes: [2, 3], keepdims: 0 } });
        const matrix = (dims: number[]): string =>
          graph.initializer('matrix', 'float32', dims, () => [
            bytesOf(new Float32Array(dims.reduce((product, size) => product * size, 1))),
          ]);
        graph.node('Identity', [build(graph, flat, matrix)], { outputs: ['image_embeds'] });
        graph.output('image_embeds', 'float32', ['batch', 'width']);
      });
    const width = async (found: Promise<FileSignature>): Promise<number | null | undefined> =>
      (await found).vision?.dimensions;
    expect(await width(dense((graph, flat, matrix) => graph.node('MatMul', [flat, matrix([3, 40])])))).toBe(40);
    const transposed = dense((graph, flat, matrix) =>
      graph.node('Gemm', [flat, matrix([48, 3])], { attributes: { transB: 1 } }),
    );
    expect(await width(transposed)).toBe(48);
    const normalised = dense((graph, flat, matrix) => {
      const made = graph.node('MatMul', [flat, matrix([3, 56])]);
      const length = graph.node('ReduceL2', [made], { attributes: { axes: [-1], keepdims: 1 } });
      return graph.node('Div', [made, length]);
    });
    expect(await width(normalised)).toBe(56);
    expect(await width(dense((graph, flat) => graph.node('Sigmoid', [flat])))).toBeNull();
  });

  it('signatureOf needs outputs that say to which tower they belong where both are in one file', async () => {
    const joint = (names: readonly string[]) =>
      signature((graph) => {
        const pixels = graph.input(...PIXELS);
        graph.input(...IDS);
        for (const name of names) {
          graph.node('Identity', [pixels], { outputs: [name] });
          graph.output(name, 'float32', ['batch', 8]);
        }
      });
    expect(Object.keys(await joint(['logits_per_image', 'logits_per_text', 'text_embeds', 'image_embeds']))).toEqual([
      'vision',
      'text',
    ]);
    expect(await joint(['logits'])).toEqual({});
  });
});
