/**
 * Windows bitmaps: headers of all versions, 1 to 32 bits a pixel, run lengths, colour masks, alpha of version 4 and 5. A
 * bitmap in an icon has a mask behind it. Microsoft: "Bitmap Storage", [MS-WMF] 2.2.2. Pure; runs in decode workers.
 */
import { SightlineError } from '../../../../shared/errors.ts';
import { reasonText } from '../../../../shared/reasons.ts';
import type { Bitmap, BitmapHeader } from './bitmap.ts';

const FILE_HEADER_BYTES = 14;
const [PLAIN, RLE8, RLE4, MASKS, ALPHA_MASKS] = [0, 1, 2, 3, 6];

interface Layout extends BitmapHeader {
  readonly bits: number;
  readonly compression: number;
  readonly topDown: boolean;
  readonly palette: Uint8Array;
  /** Bytes of a colour of the palette. */
  readonly colourBytes: number;
  readonly masks: readonly number[];
  readonly pixelsAt: number;
}

export function readBmpHeader(bytes: Buffer): BitmapHeader {
  return layoutOf(bytes, FILE_HEADER_BYTES, bytes.readUInt32LE(10));
}

export function decodeBmp(bytes: Buffer): Bitmap {
  return pixelsOf(bytes, layoutOf(bytes, FILE_HEADER_BYTES, bytes.readUInt32LE(10)));
}

/** The size of a bitmap without file header, whose height counts the mask. */
export function readIconHeader(bytes: Buffer): BitmapHeader {
  const layout = layoutOf(bytes, 0, null);
  return { ...layout, height: layout.height / 2, transparent: true };
}

/** A bitmap in an icon: colours, then one bit a pixel that says where it is transparent. */
export function decodeIcon(bytes: Buffer): Bitmap {
  const layout = layoutOf(bytes, 0, null);
  const height = Math.floor(layout.height / 2);
  const { data, ...bitmap } = pixelsOf(bytes, { ...layout, height, transparent: true });
  // With 32 bits, alpha says it, unless there is none.
  const has = layout.bits === 32 && data.some((value, index) => index % 4 === 3 && value > 0);
  const stride = Math.ceil(layout.width / 32) * 4;
  const maskAt = layout.pixelsAt + Math.ceil((layout.width * layout.bits) / 32) * 4 * height;
  for (let y = 0; y < height && !has; y++) {
    for (let x = 0; x < layout.width; x++) {
      const byte = bytes[maskAt + (height - 1 - y) * stride + (x >> 3)] ?? 0;
      data[(y * layout.width + x) * 4 + 3] = (byte >> (7 - (x & 7))) & 1 ? 0 : 255;
    }
  }
  return { ...bitmap, data };
}

function layoutOf(bytes: Buffer, at: number, pixelsAt: number | null): Layout {
  const headerBytes = bytes.readUInt32LE(at);
  const old = headerBytes === 12;
  const width = old ? bytes.readUInt16LE(at + 4) : bytes.readInt32LE(at + 4);
  const rows = old ? bytes.readUInt16LE(at + 6) : bytes.readInt32LE(at + 8);
  const bits = bytes.readUInt16LE(at + (old ? 10 : 14));
  const compression = old ? PLAIN : bytes.readUInt32LE(at + 16);
  if (width <= 0 || rows === 0 || ![1, 2, 4, 8, 16, 24, 32].includes(bits)) throw invalid();
  if (![PLAIN, RLE8, RLE4, MASKS, ALPHA_MASKS].includes(compression)) {
    throw new SightlineError('unsupported', reasonText('formatNotYet', 'BMP, compressed'));
  }
  const masked = compression === MASKS || compression === ALPHA_MASKS;
  const masksAfter = headerBytes === 40 && masked ? (compression === ALPHA_MASKS ? 16 : 12) : 0;
  const colourBytes = old ? 3 : 4;
  const used = old ? 0 : bytes.readUInt32LE(at + 32);
  const colours = bits > 8 ? 0 : Math.min(used || 2 ** bits, 2 ** bits);
  const paletteAt = at + headerBytes + masksAfter;
  return {
    ...{ width, height: Math.abs(rows), bits, compression, topDown: rows < 0, colourBytes },
    palette: bytes.subarray(paletteAt, paletteAt + colours * colourBytes),
    masks: masksOf(bytes, at, headerBytes, bits, masked),
    transparent: bits === 32 && masked && headerBytes >= 56 && bytes.readUInt32LE(at + 52) !== 0,
    pixelsAt: pixelsAt ?? paletteAt + colours * colourBytes,
  };
}

/** Bits of red, green, blue and alpha. */
function masksOf(bytes: Buffer, at: number, headerBytes: number, bits: number, masked: boolean): number[] {
  if (masked && headerBytes >= 40) {
    const alpha = headerBytes >= 56 ? bytes.readUInt32LE(at + 52) : 0;
    return [...[40, 44, 48].map((offset) => bytes.readUInt32LE(at + offset)), alpha];
  }
  return bits === 16 ? [0x7c00, 0x3e0, 0x1f, 0] : [0xff0000, 0xff00, 0xff, 0xff000000];
}

function pixelsOf(bytes: Buffer, layout: Layout): Bitmap {
  const { width, height, bits, topDown, compression, transparent } = layout;
  const channels = transparent ? 4 : 3;
  const data = new Uint8Array(width * height * channels).fill(128);
  const put = writerOf(layout, data, channels);
  let rows: number;
  if (compression === RLE8 || compression === RLE4) rows = runs(bytes, layout, put);
  else {
    const stride = Math.ceil((width * bits) / 32) * 4;
    rows = Math.max(0, Math.min(height, Math.floor((bytes.length - layout.pixelsAt) / stride)));
    for (let row = 0; row < rows; row++) {
      const at = layout.pixelsAt + row * stride;
      for (let x = 0; x < width; x++) put(x, row, valueAt(bytes, at, x, bits));
    }
  }
  if (!topDown) flip(data, width * channels, height);
  return { data, width, height, channels, share: rows / height };
}

function valueAt(bytes: Buffer, at: number, x: number, bits: number): number {
  if (bits < 8) {
    const byte = bytes[at + ((x * bits) >> 3)]!;
    return (byte >> (8 - bits - ((x * bits) & 7))) & (2 ** bits - 1);
  }
  const from = at + (x * bits) / 8;
  if (bits === 8) return bytes[from]!;
  return bits === 16
    ? bytes.readUInt16LE(from)
    : bits === 24
      ? bytes.readUIntLE(from, 3)
      : bytes.readUInt32LE(from);
}

function writerOf(
  { width, height, bits, palette, colourBytes, masks }: Layout,
  data: Uint8Array,
  channels: number,
) {
  const scales = masks.map((mask) => {
    const shift = mask === 0 ? 0 : 31 - Math.clz32(mask & -mask);
    return { shift, most: mask >>> shift };
  });
  return (x: number, y: number, value: number): void => {
    if (x >= width || y >= height) return;
    const to = (y * width + x) * channels;
    for (let channel = 0; channel < channels; channel++) {
      if (bits <= 8) {
        // Colours of a palette are blue, green, red.
        data[to + channel] = channel === 3 ? 255 : (palette[value * colourBytes + 2 - channel] ?? 0);
      } else {
        const { shift, most } = scales[channel]!;
        data[to + channel] = most === 0 ? 0 : Math.round((((value >>> shift) & most) * 255) / most);
      }
    }
  };
}

/** Run lengths: a count and a value, or 0 and an instruction. @returns rows that were there. */
function runs(
  bytes: Buffer,
  { width, height, bits, pixelsAt }: Layout,
  put: (x: number, y: number, value: number) => void,
): number {
  const nibbles = bits === 4;
  const [END_OF_ROW, END, MOVE] = [0, 1, 2];
  let [x, y, at] = [0, 0, pixelsAt];
  const value = (byte: number, index: number): number =>
    nibbles ? (index % 2 === 0 ? byte >> 4 : byte & 15) : byte;
  while (at + 1 < bytes.length && y < height) {
    const [count, what] = [bytes[at]!, bytes[at + 1]!];
    at += 2;
    if (count > 0) {
      for (let index = 0; index < count && x < width; index++) put(x++, y, value(what, index));
    } else if (what === END_OF_ROW) [x, y] = [0, y + 1];
    else if (what === END) return height;
    else if (what === MOVE) [x, y, at] = [x + (bytes[at] ?? 0), y + (bytes[at + 1] ?? 0), at + 2];
    else {
      const length = nibbles ? Math.ceil(what / 2) : what;
      for (let index = 0; index < what; index++) {
        put(x++, y, value(bytes[at + (nibbles ? index >> 1 : index)] ?? 0, index));
      }
      at += length + (length % 2);
    }
  }
  return Math.min(height, y);
}

function flip(data: Uint8Array, stride: number, rows: number): void {
  const row = new Uint8Array(stride);
  for (let top = 0, bottom = rows - 1; top < bottom; top++, bottom--) {
    row.set(data.subarray(top * stride, (top + 1) * stride));
    data.copyWithin(top * stride, bottom * stride, (bottom + 1) * stride);
    data.set(row, bottom * stride);
  }
}

function invalid(): SightlineError {
  return new SightlineError('unreadable', reasonText('invalidData', 'BMP'));
}
