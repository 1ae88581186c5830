import path from 'node:path';
import { expect, it } from 'vitest';
import { starterModelDir } from '../../../electron/engine/app-root.ts';
import { openSession } from '../../../electron/engine/embedding/session.ts';

const textTower = path.join(starterModelDir, 'onnx/text_model_quantized.onnx');

it('An ONNX session describes inputs and outputs, free axes by name', async () => {
  const session = await openSession(textTower, { threads: 1 });
  expect(session.inputs).toEqual([
    { name: 'input_ids', type: 'int64', shape: ['batch_size', 'sequence_length'] },
    { name: 'attention_mask', type: 'int64', shape: ['batch_size', 'sequence_length'] },
  ]);
  expect(session.outputs).toEqual([{ name: 'text_embeds', type: 'float32', shape: ['batch_size', 512] }]);
  await expect(
    session.run({ input_ids: { data: Float32Array.of(1), dims: [1, 1] } }, 'text_embeds'),
  ).rejects.toThrow(/expected int64 for the input input_ids, received float32 numbers/);
  await session.release();
});

it('An ONNX session refuses bytes that are no model', async () => {
  await expect(openSession(Buffer.from('not a model'))).rejects.toThrow();
});
