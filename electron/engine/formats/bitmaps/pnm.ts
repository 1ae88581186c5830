/**
 * Portable anymaps: PBM, PGM, PPM (as text or bytes) and PAM. netpbm.sourceforge.net/doc: pbm(5), pgm(5), ppm(5), pam(5).
 * Pure; runs in decode workers.
 */
import { SightlineError } from '../../../../shared/errors.ts';
import { reasonText } from '../../../../shared/reasons.ts';
import type { Bitmap, BitmapHeader } from './bitmap.ts';

interface Layout extends BitmapHeader {
  readonly kind: number;
  /** Samples of a pixel. */
  readonly depth: number;
  readonly most: number;
  readonly pixelsAt: number;
}

const [TEXT_BITS, TEXT_COLOUR, BITS, GREY, COLOUR, PAM] = [1, 3, 4, 5, 6, 7];
const MOST_HEADER_BYTES = 4_096;

export function readPnmHeader(bytes: Buffer): BitmapHeader {
  return layoutOf(bytes);
}

function layoutOf(bytes: Buffer): Layout {
  const kind = bytes[1]! - 0x30;
  if (bytes[0] !== 0x50 || kind < TEXT_BITS || kind > PAM) throw invalid();
  const layout = kind === PAM ? pamLayout(bytes) : pnmLayout(bytes, kind);
  const { width, height, depth, most } = layout;
  if (![width, height, depth, most].every(Number.isSafeInteger)) throw invalid();
  if (width < 1 || height < 1 || most < 1 || most > 65_535 || depth < 1 || depth > 4) throw invalid();
  return layout;
}

function pnmLayout(bytes: Buffer, kind: number): Layout {
  const text = bytes.toString('latin1', 0, MOST_HEADER_BYTES);
  const wanted = kind === TEXT_BITS || kind === BITS ? 2 : 3;
  // Numbers between white space, with comments up to the end of a line; one white space after the last.
  const pattern = new RegExp(
    String.raw`^P\d${String.raw`(?:\s|#[^\n\r]*[\n\r])+(\d{1,9})`.repeat(wanted)}\s`,
  );
  const found = pattern.exec(text);
  if (found === null) throw invalid();
  const [width = 0, height = 0, most = 1] = found.slice(1).map(Number);
  const depth = kind === TEXT_COLOUR || kind === COLOUR ? 3 : 1;
  return { width, height, most, depth, kind, transparent: false, pixelsAt: found[0].length };
}

function pamLayout(bytes: Buffer): Layout {
  const text = bytes.toString('latin1', 0, MOST_HEADER_BYTES);
  const end = /\nENDHDR[^\n]*\n/.exec(text);
  if (end === null) throw invalid();
  const head = text.slice(0, end.index + 1);
  const field = (name: string): number =>
    Number(new RegExp(String.raw`\n${name}\s+(\d{1,9})\s*\n`).exec(head)?.[1] ?? 0);
  const depth = field('DEPTH');
  return {
    ...{ width: field('WIDTH'), height: field('HEIGHT'), depth, most: field('MAXVAL'), kind: PAM },
    transparent: depth === 2 || depth === 4,
    pixelsAt: end.index + end[0].length,
  };
}

export function decodePnm(bytes: Buffer): Bitmap {
  const layout = layoutOf(bytes);
  const { width, height, depth, most, kind, transparent } = layout;
  const channels = transparent ? 4 : 3;
  const data = new Uint8Array(width * height * channels).fill(128);
  const samples = samplesOf(bytes, layout);
  const bits = kind === BITS || kind === TEXT_BITS;
  const colours = depth - (transparent ? 1 : 0);
  let pixel = 0;
  const value = new Array<number>(depth).fill(0);
  pixels: for (; pixel < width * height; pixel++) {
    for (let sample = 0; sample < depth; sample++) {
      const next = samples();
      if (next === null) break pixels;
      // A bit that is set is black.
      value[sample] = bits ? (next === 0 ? 255 : 0) : Math.round((Math.min(next, most) * 255) / most);
    }
    for (let channel = 0; channel < 3; channel++)
      data[pixel * channels + channel] = value[colours >= 3 ? channel : 0]!;
    if (transparent) data[pixel * channels + 3] = value[depth - 1]!;
  }
  return { data, width, height, channels, share: pixel / (width * height) };
}

/** Gives one sample after the other; null at the end of the file. */
function samplesOf(bytes: Buffer, { kind, width, most, pixelsAt }: Layout): () => number | null {
  let at = pixelsAt;
  if (kind === BITS) {
    const stride = Math.ceil(width / 8);
    let index = 0;
    return () => {
      const byte = bytes[pixelsAt + Math.floor(index / width) * stride + ((index % width) >> 3)];
      const bit = 7 - ((index++ % width) & 7);
      return byte === undefined ? null : (byte >> bit) & 1;
    };
  }
  if (kind >= GREY) {
    const size = most > 255 ? 2 : 1;
    return () => {
      if (at + size > bytes.length) return null;
      const value = size === 2 ? bytes.readUInt16BE(at) : bytes[at]!;
      at += size;
      return value;
    };
  }
  return () => {
    while (at < bytes.length && bytes[at]! <= 0x20) at++;
    if (at >= bytes.length) return null;
    // Bits need no space between them.
    if (kind === TEXT_BITS) return bytes[at++] === 0x31 ? 1 : 0;
    let value = 0;
    for (; at < bytes.length && bytes[at]! > 0x20; at++)
      value = Math.min(1e6, value * 10 + (bytes[at]! & 15));
    return value;
  };
}

function invalid(): SightlineError {
  return new SightlineError('unreadable', reasonText('invalidData', 'PNM'));
}
