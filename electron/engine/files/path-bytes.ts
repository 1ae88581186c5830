/** Joins, compares and displays paths as bytes, since file names need not be valid UTF-8. Pure. */
import { isUtf8 } from 'node:buffer';
import path from 'node:path';

/** The bytes of an absolute path as the file system gave them. */
export type PathBytes = Uint8Array;

const SEPARATOR = path.sep.charCodeAt(0);

/** The bytes of a path given as text. */
export function toPathBytes(text: string): Buffer {
  return Buffer.from(text, 'utf8');
}

/** View bytes (a Uint8Array that crossed a process boundary) as the Buffer that node:fs wants. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Joins a directory and one entry name. */
export function joinPath(directory: Uint8Array, name: Uint8Array): Buffer {
  const needsSeparator = directory.length === 0 || directory[directory.length - 1] !== SEPARATOR;
  return Buffer.concat(needsSeparator ? [directory, Buffer.of(SEPARATOR), name] : [directory, name]);
}

/** The last part of a path. */
export function baseName(bytes: Uint8Array): Buffer {
  const buffer = asBuffer(bytes);
  return buffer.subarray(buffer.lastIndexOf(SEPARATOR) + 1);
}

/** The path without its last part; the root of the file system is its own parent. */
export function dirName(bytes: Uint8Array): Buffer {
  const buffer = asBuffer(bytes);
  return buffer.subarray(0, Math.max(1, buffer.lastIndexOf(SEPARATOR)));
}

/** Paths below a directory sort between `from` and `to` in byte order. */
export function rangeBelow(directory: Uint8Array): { from: Buffer; to: Buffer } {
  const buffer = asBuffer(directory);
  const bare = buffer.at(-1) === SEPARATOR ? buffer.subarray(0, -1) : buffer;
  return { from: Buffer.of(...bare, SEPARATOR), to: Buffer.of(...bare, SEPARATOR + 1) };
}

/** Whether `child` is `parent` or lies below it. */
export function isInside(parent: Uint8Array, child: Uint8Array): boolean {
  const outer = asBuffer(parent);
  const inner = asBuffer(child);
  if (!inner.subarray(0, outer.length).equals(outer)) return false;
  return (
    inner.length === outer.length ||
    outer[outer.length - 1] === SEPARATOR ||
    inner[outer.length] === SEPARATOR
  );
}

/**
 * The path as text for a person: valid UTF-8 unchanged, every byte of an invalid sequence as `\xNN`. Control
 * characters stay; whoever prints to a terminal escapes them.
 */
export function showPath(bytes: Uint8Array): string {
  const buffer = asBuffer(bytes);
  if (isUtf8(buffer)) return buffer.toString('utf8');
  let shown = '';
  for (let index = 0; index < buffer.length;) {
    const length = sequenceLength(buffer, index);
    if (length === 0) {
      shown += `\\x${(buffer[index] ?? 0).toString(16).padStart(2, '0')}`;
      index += 1;
    } else {
      shown += buffer.toString('utf8', index, index + length);
      index += length;
    }
  }
  return shown;
}

/** Length in bytes of the valid UTF-8 sequence that starts at `index`, or 0. */
function sequenceLength(buffer: Buffer, index: number): number {
  for (let length = 1; length <= 4 && index + length <= buffer.length; length++) {
    if (isUtf8(buffer.subarray(index, index + length))) return length;
  }
  return 0;
}
