/**
 * Recognises SVG by its text: behind a declaration, comments and a document type of any length that fits, with a
 * namespace prefix, in UTF-8 or UTF-16, compressed or not. Never throws. Pure; runs in the engine, embedder and decoder
 * processes.
 */
import { constants, gunzipSync } from 'node:zlib';

/** Bytes to look at: licences and editors' remarks may come first. */
const HEAD_BYTES = 64 * 1024;
/** Compressed bytes to look at; they can't become more than a thousand times as many. */
const COMPRESSED_HEAD_BYTES = 8 * 1024;
/** What may come before the root element: white space, declaration and instructions, comments, a document type. */
const PROLOG = /^(?:\ufeff|\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE(?:[^[<>]|\[[\s\S]*?\]\s*(?=>))*>)/i;
const ROOT = /^<(?:[\w.-]+:)?svg[\s/>]/i;
const DOCUMENT_TYPE = /<!DOCTYPE\s+(?:[\w.-]+:)?svg[\s>[]/i;

/** Whether a file looks like an SVG. */
export function isSvg(bytes: Buffer): boolean {
  const head = isGzip(bytes) ? gunzipHead(bytes) : bytes.subarray(0, HEAD_BYTES);
  if (head === null) return false;
  let text = svgText(head);
  if (!text.trimStart().startsWith('<') && !text.startsWith('\ufeff')) return false;
  if (DOCUMENT_TYPE.test(text.slice(0, 1_024)) || /<svg[\s>]/i.test(text.slice(0, 1_024))) return true;
  for (let found = PROLOG.exec(text); found; found = PROLOG.exec(text)) text = text.slice(found[0].length);
  return ROOT.test(text);
}

/** Whether the bytes are compressed with gzip. */
export function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The text of an uncompressed file, by its byte order mark or the zeros of UTF-16. */
export function svgText(bytes: Buffer): string {
  const even = bytes.subarray(0, bytes.length & ~1);
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0)) {
    return even.toString('utf16le');
  }
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[1] === 0x3c)) {
    return Buffer.from(even).swap16().toString('utf16le');
  }
  return bytes.toString('utf8');
}

function gunzipHead(bytes: Buffer): Buffer | null {
  try {
    const head = bytes.subarray(0, COMPRESSED_HEAD_BYTES);
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, HEAD_BYTES);
  } catch {
    return null;
  }
}
