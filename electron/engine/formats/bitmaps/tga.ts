/**
 * Truevision TGA: colours, grey and palettes, plain or in run lengths. "Truevision TGA File Format Specification 2.0". Pure;
 * runs in decode workers.
 */
import { SightlineError } from '../../../../shared/errors.ts';
import { reasonText } from '../../../../shared/reasons.ts';
import { isTga } from '../../files/tga-head.ts';
import type { Bitmap, BitmapHeader } from './bitmap.ts';

const HEADER_BYTES = 18;
const [PALETTE, COLOUR, GREY, RUNS] = [1, 2, 3, 8];

interface Layout extends BitmapHeader {
  readonly kind: number;
  readonly runs: boolean;
  readonly bytesPerPixel: number;
  readonly palette: Buffer;
  readonly paletteFirst: number;
  readonly paletteBytes: number;
  readonly pixelsAt: number;
  readonly topDown: boolean;
  readonly rightToLeft: boolean;
}

export function readTgaHeader(bytes: Buffer): BitmapHeader {
  return layoutOf(bytes);
}

function layoutOf(bytes: Buffer): Layout {
  if (!isTga(bytes)) throw new SightlineError('unreadable', reasonText('invalidData', 'TGA'));
  const bits = bytes[16]!;
  const kind = bytes[2]! & 7;
  const paletteBytes = Math.ceil(bytes[7]! / 8);
  const paletteLength = bytes[1] === 1 ? bytes.readUInt16LE(5) : 0;
  const paletteAt = HEADER_BYTES + bytes[0]!;
  const pixelsAt = paletteAt + paletteLength * paletteBytes;
  return {
    width: bytes.readUInt16LE(12),
    height: bytes.readUInt16LE(14),
    transparent: kind === COLOUR && bits === 32 && (bytes[17]! & 15) > 0,
    kind,
    runs: (bytes[2]! & RUNS) !== 0,
    bytesPerPixel: Math.ceil(bits / 8),
    palette: bytes.subarray(paletteAt, pixelsAt),
    paletteFirst: bytes.readUInt16LE(3),
    paletteBytes,
    pixelsAt,
    topDown: (bytes[17]! & 0x20) !== 0,
    rightToLeft: (bytes[17]! & 0x10) !== 0,
  };
}

export function decodeTga(bytes: Buffer): Bitmap {
  const layout = layoutOf(bytes);
  const { width, height, transparent, bytesPerPixel } = layout;
  const channels = transparent ? 4 : 3;
  const data = new Uint8Array(width * height * channels).fill(128);
  let index = 0;
  let at = layout.pixelsAt;
  const put = (from: number): void => {
    const [row, column] = [Math.floor(index / width), index % width];
    const x = layout.rightToLeft ? width - 1 - column : column;
    const y = layout.topDown ? row : height - 1 - row;
    data.set(colourAt(bytes, from, layout), (y * width + x) * channels);
    index++;
  };
  while (index < width * height && at < bytes.length) {
    const head = layout.runs ? bytes[at++]! : 0;
    const repeated = (head & 0x80) !== 0;
    const count = layout.runs ? (head & 0x7f) + 1 : 1;
    for (let each = 0; each < count && index < width * height; each++) {
      if (at + bytesPerPixel > bytes.length)
        return { data, width, height, channels, share: index / (width * height) };
      put(at);
      if (!repeated) at += bytesPerPixel;
    }
    if (repeated) at += bytesPerPixel;
  }
  return { data, width, height, channels, share: index / (width * height) };
}

function colourAt(bytes: Buffer, at: number, layout: Layout): number[] {
  if (layout.kind === GREY) return [bytes[at]!, bytes[at]!, bytes[at]!];
  if (layout.kind === PALETTE) {
    const place = (bytes[at]! - layout.paletteFirst) * layout.paletteBytes;
    if (place < 0 || place + layout.paletteBytes > layout.palette.length) return [0, 0, 0];
    return colour(layout.palette, place, layout.paletteBytes, false);
  }
  return colour(bytes, at, layout.bytesPerPixel, layout.transparent);
}

/** Blue, green, red, alpha; or five bits of each in two bytes. */
function colour(bytes: Buffer, at: number, length: number, transparent: boolean): number[] {
  if (length === 2) {
    const value = bytes.readUInt16LE(at);
    return [value >> 10, value >> 5, value].map((bits) => Math.round(((bits & 31) * 255) / 31));
  }
  const rgb = [bytes[at + 2]!, bytes[at + 1]!, bytes[at]!];
  return transparent ? [...rgb, bytes[at + 3]!] : rgb;
}
