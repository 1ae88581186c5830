/** Shrinks pixels by whole factors, before they are resized exactly. Pure; runs in decode workers. */
import type { Size } from './foreign-decoder.ts';
import { MOST_DECODER_BYTES, tooHungry } from './webassembly-memory.ts';

/** What is shown where a part of a picture is missing. */
const GREY = 128;
/** Leave the exact filter this many times the pixels that are needed, so that its result hardly differs. */
const SPARE = 2;

/** The largest factor that leaves twice the needed pixels along both edges; at least 1. */
export function shrinkFactor(picture: Size, need: Size): number {
  const most = Math.min(picture.width / need.width, picture.height / need.height) / SPARE;
  return Math.max(1, Math.floor(most));
}

/** Edge of a shrunk picture or tile: an incomplete box at the end is kept. */
function shrunkEdge(edge: number, factor: number): number {
  return Math.ceil(edge / factor);
}

export interface Pixels extends Size {
  readonly data: Uint8Array;
  /** Bytes from one row to the next. */
  readonly stride: number;
  readonly channels: number;
}

/** Pixels of a shrunk picture, still grey. @throws SightlineError `too-large`. */
export function emptyRaster(picture: Size, factor: number, channels: number): Pixels {
  const width = shrunkEdge(picture.width, factor);
  const height = shrunkEdge(picture.height, factor);
  const bytes = width * height * channels;
  if (bytes > MOST_DECODER_BYTES) throw tooHungry();
  return { data: new Uint8Array(bytes).fill(GREY), width, height, stride: width * channels, channels };
}

/** The pixels without the first columns and rows; a view of the same memory. */
export function withoutEdge(pixels: Pixels, left: number, top: number): Pixels {
  const data = pixels.data.subarray(top * pixels.stride + left * pixels.channels);
  return { ...pixels, data, width: pixels.width - left, height: pixels.height - top };
}

/**
 * Averages boxes of `factor` × `factor` pixels of a source into a target, from pixel (`left`, `top`) of the target on.
 * What would lie outside of the target is left out.
 */
export function shrinkInto(
  source: Pixels,
  factor: number,
  target: Pixels,
  at: { left: number; top: number },
): void {
  const { channels } = target;
  const width = Math.min(shrunkEdge(source.width, factor), target.width - at.left);
  const height = Math.min(shrunkEdge(source.height, factor), target.height - at.top);
  if (width <= 0 || height <= 0) return;
  const sums = new Uint32Array(width * channels);
  for (let row = 0; row < height; row++) {
    sums.fill(0);
    const rows = Math.min(factor, source.height - row * factor);
    for (let inner = 0; inner < rows; inner++) {
      let from = (row * factor + inner) * source.stride;
      for (let x = 0; x < width; x++) {
        const columns = Math.min(factor, source.width - x * factor);
        for (let column = 0; column < columns; column++, from += source.channels) {
          for (let channel = 0; channel < channels; channel++) {
            sums[x * channels + channel]! += source.data[from + channel]!;
          }
        }
      }
    }
    const to = (at.top + row) * target.stride + at.left * channels;
    for (let x = 0; x < width; x++) {
      const count = rows * Math.min(factor, source.width - x * factor);
      for (let channel = 0; channel < channels; channel++) {
        const index = x * channels + channel;
        target.data[to + index] = Math.round(sums[index]! / count);
      }
    }
  }
}
