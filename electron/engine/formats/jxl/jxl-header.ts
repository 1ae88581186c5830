/**
 * What a JPEG XL file says about its picture: ISO/IEC 18181-1 annexes B and D (size and metadata of the codestream),
 * 18181-2 (container). Pure; runs in decode workers.
 */
import { brotliDecompressSync } from 'node:zlib';
import { isoBoxes, type IsoBox } from '../iso-boxes.ts';
import type { ForeignHeader } from '../foreign-decoder.ts';

/** Reads a codestream's header bit by bit, the lowest bit of a byte first. Behind the end there are zeros. */
class Bits {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isPastEnd(): boolean {
    return this.#at > this.#bytes.length * 8;
  }

  take(count: number): number {
    let value = 0;
    for (let bit = 0; bit < count; bit++, this.#at++) {
      value += (((this.#bytes[this.#at >> 3] ?? 0) >> (this.#at & 7)) & 1) * 2 ** bit;
    }
    return value;
  }

  flag(): boolean {
    return this.take(1) === 1;
  }

  /** A number in one of four ways, each an offset and a count of bits (U32 of the standard). */
  choice(...ways: readonly (readonly [offset: number, bits: number])[]): number {
    const [offset, bits] = ways[this.take(2)]!;
    return offset + this.take(bits);
  }
}

/** Widths as shares of the height, by their number in the file. */
const RATIOS = [0, 1, 12 / 10, 4 / 3, 3 / 2, 16 / 9, 5 / 4, 2];
/** Exif boxes begin with the offset of the TIFF structure behind it. */
const EXIF_OFFSET_BYTES = 4;
const MOST_EXIF_BYTES = 2 ** 20;

/** @returns null if the header is incomplete. */
export function jxlHeader(file: Uint8Array): ForeignHeader | null {
  const { codestream, exif } = partsOf(file);
  if (codestream === null) return null;
  const bits = new Bits(codestream.subarray(2));
  const size = readSize(bits);
  const { orientation, transparent } = readMetadata(bits);
  if (bits.isPastEnd) return null;
  const turned = orientation >= 5;
  return {
    width: turned ? size.height : size.width,
    height: turned ? size.width : size.height,
    transparent,
    exif,
  };
}

/** The first part of the codestream, and the TIFF structure of the EXIF block. */
function partsOf(file: Uint8Array): { codestream: Uint8Array | null; exif: Uint8Array | null } {
  if (file[0] === 0xff) return { codestream: file, exif: null };
  const boxes = isoBoxes(file);
  const contents = (type: string, skip: number): Uint8Array | null => {
    const box = boxes.find((one) => one.type === type);
    return box === undefined ? null : file.subarray(box.start + skip, box.end);
  };
  return {
    // Parts carry their number in front.
    codestream: contents('jxlc', 0) ?? contents('jxlp', 4),
    exif: (contents('Exif', 0) ?? unpacked(file, boxes))?.subarray(EXIF_OFFSET_BYTES) ?? null,
  };
}

/** The contents of a compressed EXIF box. Such boxes begin with the type that they stand for. */
function unpacked(file: Uint8Array, boxes: readonly IsoBox[]): Uint8Array | null {
  const packed = boxes
    .filter(({ type }) => type === 'brob')
    .map(({ start, end }) => Buffer.from(file.subarray(start, end)))
    .find((box) => box.toString('latin1', 0, 4) === 'Exif');
  try {
    return packed ? brotliDecompressSync(packed.subarray(4), { maxOutputLength: MOST_EXIF_BYTES }) : null;
  } catch {
    return null;
  }
}

function readSize(bits: Bits): { width: number; height: number } {
  const small = bits.flag();
  const edge = (): number =>
    small ? 8 * (1 + bits.take(5)) : bits.choice([1, 9], [1, 13], [1, 18], [1, 30]);
  const height = edge();
  const ratio = RATIOS[bits.take(3)]!;
  return { height, width: ratio === 0 ? edge() : Math.floor(height * ratio + 1e-6) };
}

function readMetadata(bits: Bits): { orientation: number; transparent: boolean } {
  const plain = { orientation: 1, transparent: false };
  if (bits.flag()) return plain;
  let { orientation } = plain;
  if (bits.flag()) {
    orientation = 1 + bits.take(3);
    if (bits.flag()) readSize(bits);
    if (bits.flag()) skipPreview(bits);
    if (bits.flag()) skipAnimation(bits);
  }
  skipDepth(bits);
  // Whether 16-bit buffers are enough.
  bits.flag();
  // Depth and spots are rare; then the picture may as well be transparent.
  return { orientation, transparent: bits.choice([0, 0], [1, 0], [2, 4], [1, 12]) > 0 };
}

function skipPreview(bits: Bits): void {
  const small = bits.flag();
  const edge = (): number =>
    small
      ? bits.choice([16, 0], [32, 0], [1, 5], [33, 9])
      : bits.choice([1, 6], [65, 8], [321, 10], [1345, 12]);
  edge();
  if (bits.take(3) === 0) edge();
}

function skipAnimation(bits: Bits): void {
  bits.choice([100, 0], [1000, 0], [1, 10], [1, 30]);
  bits.choice([1, 0], [1001, 0], [1, 8], [1, 10]);
  bits.choice([0, 0], [0, 3], [0, 16], [0, 32]);
  bits.flag();
}

function skipDepth(bits: Bits): void {
  if (bits.flag()) {
    bits.choice([32, 0], [16, 0], [24, 0], [1, 6]);
    bits.take(4);
  } else bits.choice([8, 0], [10, 0], [12, 0], [1, 6]);
}
