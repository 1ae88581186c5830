/** Turns 8-bit pixels into the input tensor of a vision tower. Runs in the embedder process, for every photo. */
import type { PreprocessSpec } from '../images/preprocess-spec.ts';

/**
 * For each channel, the result of (byte · rescale - mean) / std for all 256 bytes. A look-up is as exact as computing
 * it, but computes once per value instead of once per pixel.
 */
export type ChannelTables = readonly [Float32Array, Float32Array, Float32Array];

/** A model's tables: red, green, blue, 256 values each. */
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
 * @param index of the picture in the batch.
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

/**
 * Writes one picture's bytes as they are, for a tower that normalises pixels itself.
 * @param planes whether the tensor is [batch, 3, height, width]; otherwise [batch, height, width, 3], as pixels are.
 */
export function writeBytes(
  pixels: Uint8Array,
  area: number,
  planes: boolean,
  target: Uint8Array,
  index: number,
): void {
  const start = index * 3 * area;
  if (!planes) {
    target.set(pixels, start);
    return;
  }
  for (let channel = 0; channel < 3; channel += 1) {
    const plane = start + channel * area;
    for (let at = 0; at < area; at += 1) target[plane + at] = pixels[at * 3 + channel]!;
  }
}
