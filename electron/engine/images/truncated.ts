/** How much of a cut-off file shows the picture: at least half is worth keeping, with a warning. Embedder process. */
import { constants, inflateSync } from 'node:zlib';

/**
 * Share of the rows that were decoded, judged by the flat rows that decoders leave below the place where the data
 * ended (grey in JPEG, empty in GIF).
 * @param rows RGB, `width` × `height` × 3, the picture as it is stored (not rotated).
 */
export function decodedShareOfRows(rows: Uint8Array, width: number, height: number): number {
  const stride = width * 3;
  let last = height;
  while (last > 0 && isFlat(rows, (last - 1) * stride, stride)) last--;
  return last / height;
}

/** Resampling may leave a rounding error at the seam. */
function isFlat(rows: Uint8Array, from: number, stride: number): boolean {
  for (let index = from + 3; index < from + stride; index++) {
    if (Math.abs(rows[index]! - rows[index - 3]!) > 1) return false;
  }
  return true;
}

/**
 * Share of a PNG's pixel data that is there. The decoder leaves old memory in the missing rows, so the rows
 * themselves tell nothing; the compressed data does.
 */
export function decodedShareOfPng(bytes: Buffer): number {
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  const bitDepth = bytes[24] ?? 8;
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[bytes[25] ?? 2] ?? 3;
  const chunks: Buffer[] = [];
  for (let at = 8; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') chunks.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const whole = height * (1 + Math.ceil((width * bitDepth * channels) / 8));
  try {
    const raw = inflateSync(Buffer.concat(chunks), {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: whole + 65_536,
    });
    return Math.min(1, raw.length / whole);
  } catch {
    return 0;
  }
}
