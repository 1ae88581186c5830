import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { starterModelDir } from '../../../electron/engine/app-root.ts';
import { hasExactInt8 } from '../../../electron/engine/embedding/processor.ts';
import { openSession } from '../../../electron/engine/embedding/session.ts';
import type { InputTensor } from '../../../electron/engine/embedding/session.ts';
import { countWeights, rewriteWeights } from '../../../electron/engine/models/int8-weights.ts';
import { integer, message, text } from '../../support/onnx/protobuf.ts';
import { INT8, model, node, product, tensor, UINT8, value, WEIGHTS } from '../../support/quantized-product.ts';

describe('rewriteWeights', () => {
  it.each([
    ['raw', tensor('Z', UINT8, [], [137])],
    ['packed numbers', tensor('Z', UINT8, [], [137], 'packed')],
    ['unpacked numbers', tensor('Z', UINT8, [], [137], 'unpacked')],
    ['packed numbers by column', tensor('Z', UINT8, [2], [3, 250], 'packed')],
  ])('rewriteWeights moves zero points stored as %s there and back', (_, zeroPoint) => {
    const bytes = product(zeroPoint);
    expect(countWeights(bytes)).toEqual({ int8: 0, uint8: 1, external: false });
    const int8 = rewriteWeights(bytes, 'int8');
    expect(countWeights(int8)).toEqual({ int8: 1, uint8: 0, external: false });
    expect(Buffer.compare(rewriteWeights(int8, 'uint8'), bytes)).toBe(0);
    expect(rewriteWeights(bytes, 'uint8')).toBe(bytes);
  });

  it.each([
    ['without a zero point', model(node('MatMulInteger', ['a', 'W', 'az'], ['y']), tensor('W', UINT8, [4, 2], WEIGHTS))],
    [
      'whose zero point is computed',
      model(node('MatMulInteger', ['a', 'W', 'az', 'b'], ['y']), tensor('W', UINT8, [4, 2], WEIGHTS)),
    ],
    [
      'of a convolution',
      model(
        node('ConvInteger', ['a', 'W', 'az', 'Z'], ['y']),
        tensor('W', UINT8, [4, 2], WEIGHTS),
        tensor('Z', UINT8, [], [9]),
      ),
    ],
    ['that another node reads too', product(tensor('Z', UINT8, [], [9]), node('Gather', ['W', 'i'], ['w']))],
    ['that is an output of the graph', product(tensor('Z', UINT8, [], [9]), value(12, 'W', UINT8, [4, 2]))],
    [
      'that a sub-graph reads',
      product(
        tensor('Z', UINT8, [], [9]),
        message(1, text(4, 'If'), message(5, text(1, 'then_branch'), message(6, node('Cast', ['W'], ['w'])))),
      ),
    ],
  ])('rewriteWeights leaves a weight alone %s', (_, bytes) => {
    expect(countWeights(bytes)).toEqual({ int8: 0, uint8: 0, external: false });
    expect(rewriteWeights(bytes, 'int8')).toBe(bytes);
  });

  it('rewriteWeights leaves every weight alone that shares a zero point with one that must stay', () => {
    const bytes = product(
      tensor('Z', UINT8, [], [9]),
      node('MatMulInteger', ['xq', 'V', 'xz', 'Z'], ['v']),
      tensor('V', UINT8, [4, 2], WEIGHTS),
      node('Gather', ['V', 'i'], ['w']),
    );
    expect(countWeights(bytes).uint8).toBe(0);
  });

  it('rewriteWeights moves weights that share a zero point together', () => {
    const bytes = product(
      tensor('Z', UINT8, [], [9]),
      node('MatMulInteger', ['xq', 'V', 'xz', 'Z'], ['v']),
      tensor('V', UINT8, [4, 2], WEIGHTS),
    );
    expect(countWeights(bytes).uint8).toBe(2);
    expect(countWeights(rewriteWeights(bytes, 'int8'))).toMatchObject({ int8: 2, uint8: 0 });
  });

  it('rewriteWeights knows the operators of ONNX Runtime\'s own optimiser', () => {
    for (const [operator, inputs] of [
      ['DynamicQuantizeMatMul', ['a', 'W', 's', 'Z']],
      ['MatMulIntegerToFloat', ['a', 'W', 'as', 's', 'az', 'Z']],
      ['QAttention', ['a', 'W', 'b', 'as', 's', 'm', 'az', 'Z']],
    ] as const) {
      const bytes = model(
        node(operator, [...inputs], ['y']),
        tensor('W', INT8, [4, 2], WEIGHTS),
        tensor('Z', INT8, [], [-5], 'packed'),
      );
      expect(countWeights(bytes).int8).toBe(1);
      expect(countWeights(rewriteWeights(bytes, 'uint8')).uint8).toBe(1);
    }
  });

  it('rewriteWeights notices weights in another file', () => {
    const external = message(5, integer(2, UINT8), text(8, 'W'), integer(14, 1));
    expect(countWeights(model(node('MatMul', ['a', 'W'], ['y']), external)).external).toBe(true);
  });

  it('rewriteWeights refuses what is no ONNX model', () => {
    expect(() => countWeights(Buffer.from('this is a text file'))).toThrow(/expected/);
    expect(() => countWeights(integer(1, 8))).toThrow(/received a protocol buffer without a graph/);
    expect(() => countWeights(product(tensor('Z', UINT8, [], [9])).subarray(0, 60))).toThrow(/more bytes/);
  });
});

// Without VNNI the int8 kernel of x86 saturates, which is why it is never chosen there.
describe.skipIf(hasExactInt8() === false)('outputs', () => {
  const ids = Array.from({ length: 24 }, (_, at) => 1000 + at * 37);
  const feeds: Record<string, Record<string, InputTensor>> = {
    text: {
      input_ids: { data: ids, dims: [2, 12] },
      attention_mask: { data: ids.map((_, at) => (at < 20 ? 1 : 0)), dims: [2, 12] },
    },
    vision: {
      pixel_values: {
        data: Float32Array.from({ length: 2 * 3 * 260 * 260 }, (_, at) => Math.sin(at / 331) * Math.cos(at / 7)),
        dims: [2, 3, 260, 260],
      },
    },
  };

  it.each([
    ['text', 'text_embeds', 39],
    ['vision', 'image_embeds', 8],
  ])('Outputs of the starter\'s %s tower are the same to the bit in both forms', async (tower, output, weights) => {
    const bytes = await readFile(path.join(starterModelDir, 'onnx', `${tower}_model_quantized.onnx`));
    expect(countWeights(bytes)).toEqual({ int8: weights, uint8: 0, external: false });
    const rewritten = rewriteWeights(bytes, 'uint8');
    expect(countWeights(rewritten).uint8).toBe(weights);
    expect(Buffer.compare(rewriteWeights(rewritten, 'int8'), bytes)).toBe(0);

    const embeddings: Float32Array[] = [];
    for (const form of [bytes, rewritten]) {
      const session = await openSession(form);
      embeddings.push((await session.run(feeds[tower]!, output)).data);
      await session.release();
    }
    expect(Buffer.compare(Buffer.from(embeddings[0]!.buffer), Buffer.from(embeddings[1]!.buffer))).toBe(0);
  });
});
