/**
 * Writes pixels as PNG: a header, the pixels and an end, and nothing else, so that no metadata can be in it. Here
 * rather than in images/, because the process that holds the key contains no decoder. Runs in the courier and fetcher
 * processes.
 */
import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const CHANNELS = 3;
const PAETH = 4;

const deflated = promisify(deflate);

/** @param pixels RGB, interleaved, 8 bits. */
export async function writePng(pixels: Uint8Array, width: number, height: number): Promise<Buffer> {
  if (pixels.length !== width * height * CHANNELS) {
    throw new Error(`expected ${width} × ${height} × 3 bytes of pixels, received ${pixels.length} bytes`);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits, RGB, the only compression and filter method, not interlaced.
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', await deflated(filtered(pixels, width * CHANNELS, height))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Each value as its difference from what its neighbours predict, which compresses better. */
function filtered(pixels: Uint8Array, stride: number, height: number): Uint8Array {
  const rows = new Uint8Array((stride + 1) * height);
  for (let y = 0, to = 0; y < height; y++) {
    rows[to++] = PAETH;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < CHANNELS ? 0 : pixels[at - CHANNELS]!;
      const above = y === 0 ? 0 : pixels[at - stride]!;
      const corner = x < CHANNELS || y === 0 ? 0 : pixels[at - stride - CHANNELS]!;
      rows[to++] = pixels[at]! - predicted(left, above, corner);
    }
  }
  return rows;
}

/** Paeth's predictor: whichever neighbour is closest to left + above - corner. */
function predicted(left: number, above: number, corner: number): number {
  const [toLeft, toAbove] = [Math.abs(above - corner), Math.abs(left - corner)];
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const framed = Buffer.alloc(data.length + 12);
  framed.writeUInt32BE(data.length, 0);
  framed.write(type, 4, 'latin1');
  framed.set(data, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, 8 + data.length)), 8 + data.length);
  return framed;
}
