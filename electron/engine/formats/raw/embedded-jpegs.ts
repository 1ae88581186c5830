/**
 * Finds JPEG pictures inside other files, above all the previews of camera RAW files, whose places every maker writes down
 * in another way. Whatever the bytes say, each is looked at a bounded number of times. Pure.
 */

export interface EmbeddedJpeg {
  readonly start: number;
  /** After the last byte; the end of the file if the picture is cut off. */
  readonly end: number;
  /** As stored, not turned. */
  readonly width: number;
  readonly height: number;
}

const START = Buffer.from([0xff, 0xd8, 0xff]);
/** Chance puts a few starts into compressed data; this many are an attack. */
const MOST_STARTS = 10_000;
/** A header with more segments is none. */
const MOST_SEGMENTS = 500;
/** Baseline, extended and progressive, which decoders read; not the lossless one, which RAW data may be stored in. */
const FRAMES = [0xc0, 0xc1, 0xc2];
const [TEM, RST0, RST7, SOI, EOI, SOS] = [0x01, 0xd0, 0xd7, 0xd8, 0xd9, 0xda];

/** The embedded JPEG with the most pixels; null if there is none. */
export function largestJpeg(bytes: Buffer): EmbeddedJpeg | null {
  let best: (Omit<EmbeddedJpeg, 'end'> & { scan: number }) | null = null;
  let at = bytes.indexOf(START);
  for (let looked = 0; at >= 0 && looked < MOST_STARTS; looked++) {
    const found = readHeader(bytes, at);
    if (found !== null && found.width * found.height > (best === null ? 0 : best.width * best.height)) {
      best = { start: at, ...found };
    }
    at = bytes.indexOf(START, at + 2);
  }
  if (best === null) return null;
  const { scan, ...jpeg } = best;
  return { ...jpeg, end: endOf(bytes, scan) };
}

/** Reads markers up to the first scan. ITU-T T.81, Annex B. */
function readHeader(bytes: Buffer, start: number): { width: number; height: number; scan: number } | null {
  let size: { width: number; height: number } | null = null;
  let at = start + 2;
  for (let segments = 0; segments < MOST_SEGMENTS && at + 4 <= bytes.length; segments++) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    // Any number of fill bytes may come before a marker.
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    if (marker === SOS) return size === null ? null : { ...size, scan: at };
    if (
      length < 2 ||
      marker === SOI ||
      marker === EOI ||
      marker === TEM ||
      (marker >= RST0 && marker <= RST7)
    ) {
      return null;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      if (!FRAMES.includes(marker) || at + 10 > bytes.length || bytes[at + 4] !== 8) return null;
      size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
      if (size.width === 0 || size.height === 0) return null;
    }
    at += 2 + length;
  }
  return null;
}

/** The end of a picture whose first scan starts at `at`. */
function endOf(bytes: Buffer, at: number): number {
  for (let place = at; ;) {
    place = bytes.indexOf(0xff, place);
    if (place < 0 || place + 1 >= bytes.length) return bytes.length;
    const marker = bytes[place + 1]!;
    if (marker === EOI) return place + 2;
    // In a scan, 0xFF is followed by 0 or a restart marker; anything else begins a segment.
    const inScan = marker === 0 || marker === 0xff || (marker >= RST0 && marker <= RST7);
    if (inScan) place += marker === 0xff ? 1 : 2;
    else if (place + 4 > bytes.length) return bytes.length;
    else place += 2 + Math.max(2, bytes.readUInt16BE(place + 2));
  }
}
