/**
 * Turns an SVG into one that libvips recognises: UTF-8, not compressed, with `<svg` among its first thousand bytes.
 * Runs in the decoder process.
 */
import { gunzipSync } from 'node:zlib';
import { isGzip, svgText } from '../files/svg-head.ts';

/** No drawing is larger; a bomb is. */
const MOST_BYTES = 64 * 2 ** 20;
/** libvips looks no further (SVG_HEADER_SIZE in svgload.c). */
const LOOKED_AT = 1_000;
const DECLARATION = /^\ufeff?\s*<\?xml[^>]*\?>/;

/** @throws RangeError if the drawing is too large when it is inflated; an error of zlib if it is damaged. */
export function plainSvg(bytes: Buffer): Buffer {
  const inflated = isGzip(bytes) ? gunzipSync(bytes, { maxOutputLength: MOST_BYTES }) : bytes;
  const wide = inflated[0] === 0xff || inflated[0] === 0xfe || inflated[0] === 0 || inflated[1] === 0;
  if (!wide && /<svg/i.test(inflated.toString('latin1', 0, LOOKED_AT))) return inflated;
  // Without its declaration, which may name another encoding, the text is UTF-8.
  const text = svgText(inflated)
    .replace(DECLARATION, '')
    .replace(/^\ufeff/, '');
  return Buffer.from(`<!--<svg-->${text}`);
}
