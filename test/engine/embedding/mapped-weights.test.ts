import { copyFile, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { starterModelDir } from '../../../electron/engine/app-root.ts';
import { openSession } from '../../../electron/engine/embedding/session.ts';
import type { InputTensor, OnnxSession } from '../../../electron/engine/embedding/session.ts';
import { withMappedWeights } from '../../../electron/engine/models/mapped-weights.ts';

const MATRIX = path.join(import.meta.dirname, '../../golden/matrix');
const FILES = [
  path.join(starterModelDir, 'onnx/text_model_quantized.onnx'),
  path.join(MATRIX, 'clip-split/onnx/text_model.onnx'),
  path.join(MATRIX, 'clip-fp16/onnx/text_model_fp16.onnx'),
  path.join(MATRIX, 'mobileclip/onnx/vision_model_quantized.onnx'),
  path.join(MATRIX, 'immich-2024/visual/model.onnx'),
  // Its weights lie in another file already, and stay there.
  path.join(MATRIX, 'clip-dynamo/onnx/vision_model.onnx'),
];

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'sightline-mapped-'));
});
afterAll(() => rm(dir, { recursive: true }));

/** Inputs of the right shape: one picture, or one text of five tokens. */
function feedsFor(session: OnnxSession): Record<string, InputTensor> {
  return Object.fromEntries(
    session.inputs.map(({ name, type, shape }) => {
      const dims = shape.map((axis, at) =>
        typeof axis === 'number' ? axis : at === 0 ? 1 : at === 1 ? 5 : 64,
      );
      const count = dims.reduce((product, each) => product * each, 1);
      const ids = Array.from({ length: count }, (_, at) => 1 + ((at * 7) % 9));
      const data = /^int/.test(type) ? ids : Float32Array.from(ids, (id, at) => Math.sin(id + at));
      return [name, { data, dims }];
    }),
  );
}

it.each(FILES)('A tower with mapped weights computes the same, to the bit: %s', async (file) => {
  const [output] = (await openSession(file)).outputs;
  const run = async (session: OnnxSession): Promise<Float32Array> => {
    const { data } = await session.run(feedsFor(session), output!.name);
    await session.release();
    return data;
  };
  const mapped = withMappedWeights({ path: file, steady: true }, 16);
  if (!('bytes' in mapped)) throw new Error('expected bytes');
  const session = await openSession(mapped.bytes, { weightsFolder: mapped.weightsFolder });
  expect(await run(session)).toEqual(await run(await openSession(file)));
});

it('A mapped tower leaves its large weights in the file, also behind a link', async () => {
  const file = path.join(dir, 'tower.onnx');
  const link = path.join(dir, 'link.onnx');
  await copyFile(FILES[0]!, file);
  await symlink(file, link);
  for (const each of [file, link]) {
    const mapped = withMappedWeights({ path: each, steady: true });
    if (!('bytes' in mapped)) throw new Error('expected bytes');
    expect(mapped.bytes.length).toBeLessThan(500_000);
    const session = await openSession(mapped.bytes, { weightsFolder: mapped.weightsFolder });
    expect(session.outputs.map(({ name }) => name)).toEqual(['text_embeds']);
    await session.release();
  }
});

it('A file that somebody may take away while it is used is not mapped', () => {
  const source = { path: FILES[0]!, steady: false };
  expect(withMappedWeights(source)).toBe(source);
});
