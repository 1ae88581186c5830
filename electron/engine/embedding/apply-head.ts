/** Makes one vector of a text out of those of its tokens. Pure. */
import type { DenseLayer, TextHead } from '../models/text-head.ts';

/**
 * @param data vectors of the tokens. @param dims [texts, length, width]. @param lengths tokens of each text without padding.
 * @returns [texts, outputs of the last layer, or width].
 */
export function applyHead(
  head: TextHead,
  data: Float32Array,
  dims: readonly number[],
  lengths: readonly number[],
): Float32Array {
  const width = dims.at(-1) ?? 0;
  const perText = data.length / lengths.length;
  const rows = lengths.map((length, text) => {
    const tokens = data.subarray(text * perText, (text + 1) * perText);
    return head.layers.reduce(applyLayer, pool(head, tokens, width, length));
  });
  return Float32Array.from(rows.flatMap((row) => [...row]));
}

function pool(head: TextHead, tokens: Float32Array, width: number, length: number): Float32Array {
  if (head.pooling === 'first') return tokens.slice(0, width);
  const mean = new Float32Array(width);
  for (let token = 0; token < length; token += 1) {
    for (let at = 0; at < width; at += 1) mean[at] = mean[at]! + tokens[token * width + at]! / length;
  }
  return mean;
}

function applyLayer(input: Float32Array, { inputs, outputs, weight, bias, tanh }: DenseLayer): Float32Array {
  const result = new Float32Array(outputs);
  for (let row = 0; row < outputs; row += 1) {
    let sum = bias?.[row] ?? 0;
    for (let at = 0; at < inputs; at += 1) sum += weight[row * inputs + at]! * input[at]!;
    result[row] = tanh ? Math.tanh(sum) : sum;
  }
  return result;
}
