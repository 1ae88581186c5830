import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { towerSource } from '../../../electron/engine/models/joint-tower.ts';
import { openModelFolder } from '../../../electron/engine/models/model-folder.ts';
import type { ModelFolder } from '../../../electron/engine/models/model-folder.ts';
import { readOnnxGraph } from '../../../electron/engine/models/onnx-graph.ts';

const JOINT = path.join(import.meta.dirname, '../../golden/matrix/clip-joint');
let cacheDir = '';
let model: ModelFolder;
beforeAll(async () => {
  cacheDir = await mkdtemp(path.join(tmpdir(), 'sightline-joint-'));
  model = await openModelFolder(JOINT);
});
afterAll(() => rm(cacheDir, { recursive: true }));

const bytesOf = async (source: Awaited<ReturnType<typeof towerSource>>): Promise<Uint8Array> =>
  'bytes' in source ? source.bytes : readFile(source.path);
const names = (values: readonly { name: string }[]): string[] => values.map(({ name }) => name);

it('A joint file is cut into towers with their own inputs, outputs and weights', async () => {
  const text = readOnnxGraph(await bytesOf(await towerSource(model.textFile, null)));
  const vision = readOnnxGraph(await bytesOf(await towerSource(model.visionFile, null)));
  expect([names(text.inputs), names(text.outputs)]).toEqual([['input_ids', 'attention_mask'], ['text_embeds']]);
  expect([names(vision.inputs), names(vision.outputs)]).toEqual([['pixel_values'], ['image_embeds']]);
  // The exporter lets the towers share equal weights, such as fresh norms; these are each tower's own.
  const has = ({ tensors }: typeof text, part: string): boolean => [...tensors.keys()].some((key) => key.includes(part));
  expect([has(text, 'token_embedding'), has(vision, 'token_embedding')]).toEqual([true, false]);
  expect([has(text, 'patch_embedding'), has(vision, 'patch_embedding')]).toEqual([false, true]);
});

it('A tower that was cut is kept in the cache, and used again while it is whole', async () => {
  const kept = await towerSource(model.textFile, cacheDir, 0);
  if (!('path' in kept)) throw new Error('expected a file');
  const bytes = await readFile(kept.path);
  expect(bytes.equals(await bytesOf(await towerSource(model.textFile, null)))).toBe(true);
  const long = new Date(1_000_000);
  await utimes(kept.path, long, long);
  await towerSource(model.textFile, cacheDir, 0);
  expect((await stat(kept.path)).mtime).toEqual(long);
  await writeFile(kept.path, bytes.subarray(0, 1000));
  await towerSource(model.textFile, cacheDir, 0);
  expect(bytes.equals(await readFile(kept.path))).toBe(true);
});

it('The cache keeps eight towers, the newest ones', async () => {
  for (let at = 0; at < 10; at += 1) {
    const sha256 = String(at).repeat(64);
    const { path: file } = (await towerSource({ ...model.textFile, sha256 }, cacheDir, 0)) as { path: string };
    const time = new Date(2_000_000_000_000 + at * 1000);
    await utimes(file, time, time);
  }
  const left = (await readdir(cacheDir)).map((name) => name.slice(0, 8)).sort();
  expect(left).toEqual(['22', '33', '44', '55', '66', '77', '88', '99'].map((name) => `tower-${name}`));
});

it('A file with one tower is taken as it is', async () => {
  const split = await openModelFolder(path.join(path.dirname(JOINT), 'clip-split'));
  expect(await towerSource(split.textFile, cacheDir, 0)).toEqual({
    path: split.textFile.path,
    steady: false,
  });
});
