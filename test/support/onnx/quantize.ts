/** Weight quantisation as ONNX Runtime's dynamic quantiser does it: asymmetric, by tensor or by column. */
import type { RandomWeights } from './random.ts';

/** uint8 as in the hub's `*_quantized.onnx`; int8 is the same numbers minus 128. */
export type WeightType = 'uint8' | 'int8';

/** One entry by tensor, or one a column. `zeroPoints` count from 0 to 255 whatever the type written. */
export interface QuantizationRange {
  readonly scales: Float32Array;
  readonly zeroPoints: Uint8Array;
}

/** Scale and zero point from the smallest and largest value (zero included, so that it is exact). */
export function measureRange(weights: RandomWeights, perColumn: boolean): QuantizationRange {
  const groups = perColumn ? weights.columns : 1;
  const low = new Float32Array(groups);
  const high = new Float32Array(groups);
  for (const block of weights.blocks()) {
    for (let index = 0; index < block.length; index += 1) {
      const group = perColumn ? index % groups : 0;
      const value = block[index]!;
      if (value < low[group]!) low[group] = value;
      if (value > high[group]!) high[group] = value;
    }
  }
  const scales = low.map((value, group) => (high[group]! - value) / 255 || 1);
  const zeroPoints = Uint8Array.from(low, (value, group) => Math.round(-value / scales[group]!));
  return { scales, zeroPoints };
}

/** The quantised bytes, block by block. */
export function* quantizedBlocks(
  weights: RandomWeights,
  range: QuantizationRange,
  type: WeightType,
): Generator<Uint8Array> {
  const groups = range.scales.length;
  for (const block of weights.blocks()) {
    const bytes = new Uint8Array(block.length);
    for (let index = 0; index < block.length; index += 1) {
      const group = index % groups;
      const level = Math.round(block[index]! / range.scales[group]!) + range.zeroPoints[group]!;
      bytes[index] = shift(Math.min(255, Math.max(0, level)), type);
    }
    yield bytes;
  }
}

/** The zero points as bytes of the type written. */
export function zeroPointBytes(range: QuantizationRange, type: WeightType): Uint8Array {
  return range.zeroPoints.map((value) => shift(value, type));
}

/** A level of 0 to 255 as the byte of its type; minus 128 in two's complement flips the top bit. */
const shift = (level: number, type: WeightType): number => (type === 'int8' ? level ^ 0x80 : level);
