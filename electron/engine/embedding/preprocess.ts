/** 8-bit pixels to the tensor that a vision tower wants. Runs in the embedder process, for every photo. */
import type { PreprocessSpec } from '../images/preprocess-spec.ts';

/**
 * For each channel the 256 values that a byte may become: (byte · rescale - mean) / std. A look-up is as exact as the
 * arithmetic and does it once a value instead of once a pixel.
 */
export type ChannelTables = readonly [Float32Array, Float32Array, Float32Array];

/** Tables for a model: red, green, blue, 256 values each. */
export function channelTables(spec: PreprocessSpec): ChannelTables {
  const table = (channel: 0 | 1 | 2): Float32Array =>
    Float32Array.from(
      { length: 256 },
      (_, byte) => (byte * spec.rescaleFactor - spec.mean[channel]) / spec.std[channel],
    );
  return [table(0), table(1), table(2)];
}

/**
 * Writes one picture into a [batch, 3, height, width] tensor.
 * @param pixels RGB, interleaved, `area` × 3 bytes.
 * @param area height × width.
 * @param target the whole tensor.
 * @param index which picture of the batch.
 */
export function writePlanes(
  pixels: Uint8Array,
  area: number,
  tables: ChannelTables,
  target: Float32Array,
  index: number,
): void {
  const [red, green, blue] = tables;
  const start = index * 3 * area;
  const greenStart = start + area;
  const blueStart = greenStart + area;
  for (let at = 0, from = 0; at < area; at += 1, from += 3) {
    target[start + at] = red[pixels[from]!]!;
    target[greenStart + at] = green[pixels[from + 1]!]!;
    target[blueStart + at] = blue[pixels[from + 2]!]!;
  }
}
