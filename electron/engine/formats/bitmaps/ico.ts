/** Icons and cursors: the largest of their pictures, a bitmap or a PNG file. Pure; runs where sharp does and in decode workers. */

const ENTRY_BYTES = 16;
const PNG = Buffer.from('\x89PNG', 'latin1');

/** The picture with the most pixels, and of those the one with the most bytes; null if there is none. */
export function largestIcon(bytes: Buffer): { readonly file: Buffer; readonly png: boolean } | null {
  if (bytes.length < 6) return null;
  let best: { file: Buffer; pixels: number } | null = null;
  for (let index = 0; index < bytes.readUInt16LE(4); index++) {
    const at = 6 + index * ENTRY_BYTES;
    if (at + ENTRY_BYTES > bytes.length) break;
    const start = bytes.readUInt32LE(at + 12);
    const file = bytes.subarray(start, start + bytes.readUInt32LE(at + 8));
    // 0 stands for 256.
    const pixels = (bytes[at] || 256) * (bytes[at + 1] || 256);
    const larger =
      best === null || pixels > best.pixels || (pixels === best.pixels && file.length > best.file.length);
    if (file.length > 40 && larger) best = { file, pixels };
  }
  return best === null ? null : { file: best.file, png: best.file.subarray(0, 4).equals(PNG) };
}
