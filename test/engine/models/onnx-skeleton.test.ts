import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { starterModelDir } from '../../../electron/engine/app-root.ts';
import { readOnnxGraph } from '../../../electron/engine/models/onnx-graph.ts';
import { CutOffError, readOnnxSkeleton } from '../../../electron/engine/models/onnx-skeleton.ts';
import { bytesHeader, integer, message, text } from '../../support/onnx/protobuf.ts';

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'sightline-skeleton-'));
});
afterAll(() => rm(dir, { recursive: true }));

it('A skeleton has the nodes, inputs, outputs and weights of its file, in a hundredth of its bytes', async () => {
  const file = path.join(starterModelDir, 'onnx/text_model_quantized.onnx');
  const whole = readOnnxGraph(await readFile(file));
  const { bytes, graphPieces } = readOnnxSkeleton(file);
  const graph = readOnnxGraph(bytes);
  expect(graph.nodes).toEqual(whole.nodes);
  expect([graph.inputs, graph.outputs]).toEqual([whole.inputs, whole.outputs]);
  const summary = ({ tensors }: typeof graph): unknown => [...tensors.values()].map((each) => [each.name, each.type, each.dims]);
  expect(summary(graph)).toEqual(summary(whole));
  expect(bytes.length * 100).toBeLessThan(whole.field.end);
  expect(graphPieces.filter(({ number }) => number === 1)).toHaveLength(graph.nodes.length);
});

/** A file with one tensor of `length` bytes, of which none is written. */
async function sparse(name: string, length: number): Promise<string> {
  const file = path.join(dir, name);
  const tensor = Buffer.concat([integer(1, length), integer(2, 2), text(8, 'weights'), bytesHeader(9, length)]);
  const output = message(12, text(1, 'weights'));
  const body = Buffer.concat([bytesHeader(5, tensor.length + length), tensor]);
  const start = Buffer.concat([integer(1, 8), bytesHeader(7, body.length + length + output.length), body]);
  await writeFile(file, start);
  await truncate(file, start.length + length);
  await writeFile(file, output, { flag: 'a' });
  return file;
}

it('A skeleton of a file of 1.5 GB is read without its weights', async () => {
  const { bytes } = readOnnxSkeleton(await sparse('big.onnx', 1_500_000_000));
  expect(bytes.length).toBeLessThan(100);
  const graph = readOnnxGraph(bytes);
  expect([...graph.tensors.values()].map(({ name, dims }) => [name, dims])).toEqual([['weights', [1_500_000_000]]]);
  expect(graph.outputs.map(({ name }) => name)).toEqual(['weights']);
});

it('A skeleton of a file that was cut off says how many bytes are missing', async () => {
  const file = await sparse('cut.onnx', 100_000);
  await truncate(file, 50_000);
  expect(() => readOnnxSkeleton(file)).toThrow(CutOffError);
  expect(() => readOnnxSkeleton(file)).toThrow(/expected at least 1000\d\d bytes, received 50000/);
});

it('A skeleton of something else is refused', async () => {
  const file = path.join(dir, 'noise');
  await writeFile(file, Buffer.alloc(64, 0xff));
  expect(() => readOnnxSkeleton(file)).toThrow(/expected/);
});
