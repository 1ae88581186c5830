/** Pictures for tests, made at run time: known pixels, every format, and files that are broken on purpose. */
import { execFileSync } from 'node:child_process';
import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

export type Rgb = readonly [number, number, number];

export const RED: Rgb = [220, 20, 20];
export const GREEN: Rgb = [20, 200, 20];
export const BLUE: Rgb = [20, 20, 220];
export const WHITE: Rgb = [250, 250, 250];

/** RGB pixels, interleaved, from a function of the place. */
export function pixels(width: number, height: number, at: (x: number, y: number) => Rgb): Buffer {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set(at(x, y), (y * width + x) * 3);
  }
  return data;
}

/** A picture to be encoded with `.jpeg()`, `.png()` and so on. */
export function picture(width: number, height: number, at: (x: number, y: number) => Rgb): Sharp {
  return sharp(pixels(width, height, at), { raw: { width, height, channels: 3 } });
}

/** Red and green above blue and white: no rotation or mirroring of it looks like another. */
export function quadrants(width: number, height: number): Sharp {
  return picture(width, height, (x, y) => {
    if (y < height / 2) return x < width / 2 ? RED : GREEN;
    return x < width / 2 ? BLUE : WHITE;
  });
}

/** Gradients under noise, as hard to compress as a photo. Always the same. */
export function photo(width: number, height: number): Sharp {
  let state = 1;
  return picture(width, height, (x, y) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const noise = ((state >>> 24) - 128) * 0.12;
    const clip = (value: number): number => Math.max(0, Math.min(255, Math.round(value + noise)));
    return [clip((x * 255) / width), clip((y * 255) / height), clip(((x + y) % 256) / 2 + 60)];
  });
}

/** The colour at a place of interleaved RGB pixels. */
export function colourAt(data: Uint8Array, width: number, x: number, y: number): Rgb {
  const at = (y * width + x) * 3;
  return [data[at] ?? -1, data[at + 1] ?? -1, data[at + 2] ?? -1];
}

/** The largest difference of a channel. */
export function distance(one: Rgb, other: Rgb): number {
  return Math.max(...one.map((value, channel) => Math.abs(value - (other[channel] ?? 0))));
}

/** Mean absolute difference of two pictures of one size. */
export function meanDifference(one: Uint8Array, other: Uint8Array): number {
  if (one.length !== other.length) throw new Error(`expected ${one.length} bytes, received ${other.length}`);
  return one.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 0)), 0) / one.length;
}

/** The first part of a file. */
export function cut(bytes: Buffer, share: number): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length * share));
}

/** A PNG whose header claims another size than its pixels have. */
export async function pngThatClaims(
  width: number,
  height: number,
  source: Sharp = picture(1, 1, () => RED),
): Promise<Buffer> {
  const bytes = await source.png().toBuffer();
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}

/** The first bytes of an ISO base media file (HEIC, AVIF, MP4) of a brand. */
export function isoMedia(brand: string, length = 256): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32BE(24, 0);
  bytes.write(`ftyp${brand}`, 4, 'latin1');
  return bytes;
}

/** A named pipe. */
export function makePipe(file: string): void {
  execFileSync('mkfifo', [file]);
}
