/**
 * The boxes of the ISO base media container (ISO/IEC 14496-12 §4.2), which HEIF, CR3 and MP4 are made of. Never reads
 * beyond the bytes, and never loops, whatever the sizes say. Pure.
 */

export interface IsoBox {
  readonly type: string;
  /** Contents, after size and type. */
  readonly start: number;
  readonly end: number;
  /** Whether the box says it ends after the end of what contains it. */
  readonly cut: boolean;
}

/** More boxes are in no real container. */
const MOST_BOXES = 100_000;

/** The boxes between two offsets, in order. A box that says it is shorter than its own header ends the list. */
export function isoBoxes(bytes: Uint8Array, from = 0, to = bytes.length): IsoBox[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const boxes: IsoBox[] = [];
  let at = from;
  while (at + 8 <= to && boxes.length < MOST_BOXES) {
    let size = view.getUint32(at);
    let header = 8;
    if (size === 1 && at + 16 <= to) {
      size = Number(view.getBigUint64(at + 8));
      header = 16;
    }
    if (size === 0) size = to - at;
    if (size < header) break;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    boxes.push({ type, start: at + header, end: Math.min(to, at + size), cut: at + size > to });
    at += size;
  }
  return boxes;
}

/** Whether the file ends before its boxes do. Bytes that follow the last box, as phones add them, are no matter. */
export function isCutOff(bytes: Uint8Array): boolean {
  return isoBoxes(bytes).some(({ cut, type }) => cut && /^[\x20-\x7e]{4}$/.test(type));
}
