/**
 * Writes pixels as a TIFF file without compression, the plainest container that takes a colour profile and alpha along:
 * TIFF 6.0. Pure; runs in the embedder and decoder processes.
 */
import type { Raster } from '../formats/foreign-decoder.ts';
import { TAG } from '../formats/tiff-directory.ts';

const [SHORT, LONG, UNDEFINED] = [3, 4, 7];
const HEADER_BYTES = 8;
const RGB = 2;
const STRAIGHT_ALPHA = 2;

/** The file, in one strip. */
export function flatTiff({ pixels, width, height, channels, icc }: Omit<Raster, 'share'>): Buffer {
  const profileAt = HEADER_BYTES + pixels.length + (pixels.length % 2);
  const profileBytes = icc?.length ?? 0;
  const bitsAt = profileAt + profileBytes + (profileBytes % 2);
  const start = bitsAt + 2 * channels;
  const entries: [tag: number, type: number, count: number, value: number][] = [
    [TAG.width, LONG, 1, width],
    [TAG.height, LONG, 1, height],
    [TAG.bitsPerSample, SHORT, channels, bitsAt],
    [TAG.compression, SHORT, 1, 1],
    [TAG.photometric, SHORT, 1, RGB],
    [TAG.stripOffsets, LONG, 1, HEADER_BYTES],
    [TAG.samplesPerPixel, SHORT, 1, channels],
    [TAG.rowsPerStrip, LONG, 1, height],
    [TAG.stripByteCounts, LONG, 1, pixels.length],
    ...(channels === 4
      ? [[TAG.extraSamples, SHORT, 1, STRAIGHT_ALPHA] as [number, number, number, number]]
      : []),
    ...(icc === null
      ? []
      : [[TAG.iccProfile, UNDEFINED, profileBytes, profileAt] as [number, number, number, number]]),
  ];
  const file = Buffer.alloc(start + 2 + entries.length * 12 + 4);
  file.write('II*\0', 'latin1');
  file.writeUInt32LE(start, 4);
  file.set(pixels, HEADER_BYTES);
  if (icc !== null) file.set(icc, profileAt);
  for (let channel = 0; channel < channels; channel++) file.writeUInt16LE(8, bitsAt + channel * 2);
  file.writeUInt16LE(entries.length, start);
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const at = start + 2 + index * 12;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(type, at + 2);
    file.writeUInt32LE(count, at + 4);
    // A short value stands at the beginning of its four bytes, which is the same in this byte order.
    file.writeUInt32LE(value, at + 8);
  }
  return file;
}
