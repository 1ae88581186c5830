/**
 * Colour profiles of thumbnails made from a model's pixels, to which none was applied: a small profile goes into the
 * thumbnail, as browsers apply it. Pure; runs in the embedder process.
 */

/** Where an ICC profile states its colour space (ICC.1:2022, 7.2). */
const SPACE = { start: 16, end: 20 };
/** Profiles of cameras, phones and editors are far below; larger ones would outweigh the thumbnail. */
const MOST_BYTES = 4_096;
/** Bytes of a profile in which it names itself. */
const NAMED_WITHIN = 4_096;

/**
 * What a thumbnail of untouched pixels needs: nothing (`none`: they are sRGB already), a profile, or another way of
 * making it (`apply`: the profile has to be applied to the picture).
 * @param icc the picture's profile, if it has one.
 * @param converted whether the pixels were converted with it, as CMYK is.
 */
export function profileFor(icc: Buffer | undefined, converted: boolean): Buffer | 'none' | 'apply' {
  if (icc === undefined || converted || isNamedSrgb(icc)) return 'none';
  const isRgb = icc.toString('latin1', SPACE.start, SPACE.end) === 'RGB ';
  return isRgb && icc.length <= MOST_BYTES ? icc : 'apply';
}

/** Names are ASCII, or UTF-16 in later versions of the format. */
function isNamedSrgb(icc: Buffer): boolean {
  return icc.toString('latin1', 0, NAMED_WITHIN).replaceAll('\0', '').includes('sRGB');
}

const JFIF = 0xe0;
const ICC_MARKER = 0xe2;
/** Identifier of a profile in a JPEG, then its number and how many there are (ICC.1:2022, B.4). */
const IDENTIFIER = Buffer.from('ICC_PROFILE\0\u0001\u0001', 'latin1');

/** Inserts a profile into a JPEG that has none. */
export function withProfile(jpeg: Buffer, icc: Buffer): Buffer {
  // After the start of the image, and after JFIF's segment, which must come first.
  const at = jpeg[3] === JFIF ? 4 + jpeg.readUInt16BE(4) : 2;
  const head = Buffer.from([0xff, ICC_MARKER, 0, 0]);
  head.writeUInt16BE(2 + IDENTIFIER.length + icc.length, 2);
  return Buffer.concat([jpeg.subarray(0, at), head, IDENTIFIER, icc, jpeg.subarray(at)]);
}
