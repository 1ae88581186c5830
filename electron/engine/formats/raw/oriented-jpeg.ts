/** Gives a JPEG file an orientation, in place of what its own EXIF says. Pure. */

const EXIF = Buffer.from('Exif\0\0', 'latin1');
const [SOS, APP1] = [0xda, 0xe1];

/** A minimal EXIF segment (CIPA DC-008, 4.5): a TIFF header and one entry, the orientation. */
function segment(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const head = Buffer.from([0xff, APP1, 0, 2 + EXIF.length + tiff.length]);
  return Buffer.concat([head, EXIF, tiff]);
}

/** @param orientation 1 to 8, as EXIF numbers it. */
export function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  const kept: Buffer[] = [jpeg.subarray(0, 2), segment(orientation)];
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== SOS) {
    const end = at + 2 + jpeg.readUInt16BE(at + 2);
    const isExif = jpeg[at + 1] === APP1 && jpeg.subarray(at + 4, at + 10).equals(EXIF);
    if (!isExif) kept.push(jpeg.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, jpeg.subarray(at)]);
}
