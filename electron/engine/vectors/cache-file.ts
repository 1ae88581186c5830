/**
 * Caches the matrix in a file, so that start-up reads 51 MB for 100,000 photos instead of 200 MB from SQLite. Runs in
 * the scan worker.
 *
 * Validity: the file is used only if its stamp equals the store's stamp at load (a string that changes whenever a
 * vector or hub of the space changes), its dimensions and length are as expected, and the CRC-32 of everything before
 * it matches. Otherwise the matrix is rebuilt from the store. The file is written under a temporary name and renamed.
 *
 *   "SLVEC001", header length (u32), header (JSON: stamp, dimensions, rows), zeros up to 64 bytes, blocks, CRC-32
 *
 * Numbers are little-endian, like every platform we support.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { blockBytes, blocksOf } from './block-layout.ts';
import type { Int8Matrix } from './int8-matrix.ts';

const MAGIC = 'SLVEC001';
const ALIGNMENT = 64;
const CRC_BYTES = 4;
/** Bytes per read or write; the worker answers searches between writes. */
const CHUNK = 8 * 1024 * 1024;

interface Header {
  readonly stamp: string;
  readonly dimensions: number;
  readonly rows: number;
}

/**
 * Fills the matrix from the file.
 * @returns null, or the reason why the file was not used; then the matrix is empty
 */
export function loadCacheFile(file: string, stamp: string, matrix: Int8Matrix): string | null {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  try {
    const reason = readInto(descriptor, stamp, matrix);
    if (reason !== null) matrix.clear();
    return reason;
  } catch (error) {
    matrix.clear();
    return error instanceof Error ? error.message : String(error);
  } finally {
    closeSync(descriptor);
  }
}

function readInto(descriptor: number, stamp: string, matrix: Int8Matrix): string | null {
  const start = readExactly(descriptor, Buffer.alloc(MAGIC.length + 4));
  if (!start || start.toString('latin1', 0, MAGIC.length) !== MAGIC) return 'not a vector cache file';
  const headerLength = start.readUInt32LE(MAGIC.length);
  if (headerLength > CHUNK) return 'its header is too long';
  const rest = readExactly(descriptor, Buffer.alloc(alignedHeader(headerLength) - start.length));
  if (!rest) return 'it ends within its header';
  const header = JSON.parse(rest.toString('utf8', 0, headerLength)) as Header;
  if (header.stamp !== stamp) return `expected stamp ${stamp}, received ${header.stamp}`;
  if (header.dimensions !== matrix.dimensions) {
    return `expected ${matrix.dimensions} dimensions, received ${header.dimensions}`;
  }
  const expected = alignedHeader(headerLength) + contentBytes(header.rows, matrix.padded) + CRC_BYTES;
  const { size } = fstatSync(descriptor);
  if (size !== expected) return `expected ${expected} bytes, received ${size}`;

  let checksum = crc32(rest, crc32(start));
  for (const segment of matrix.reserve(header.rows)) {
    const content = segment.content();
    for (let at = 0; at < content.length; at += CHUNK) {
      const chunk = content.subarray(at, at + CHUNK);
      if (!readExactly(descriptor, chunk)) return 'it ends within its rows';
      checksum = crc32(chunk, checksum);
    }
  }
  const stored = readExactly(descriptor, Buffer.alloc(CRC_BYTES));
  if (stored?.readUInt32LE() !== checksum) return 'its checksum does not match';
  return matrix.takeIds() ? null : 'its photo ids are not ids of photos';
}

/**
 * Writes the matrix to the file atomically; yields to other work of this thread after every 8 MB.
 * @param isStale returns true once the matrix has changed; then the file would be out of date, so writing stops
 * @returns whether the file was written
 * @throws file system errors
 */
export async function saveCacheFile(
  file: string,
  stamp: string,
  matrix: Int8Matrix,
  isStale: () => boolean,
): Promise<boolean> {
  const header: Header = { stamp, dimensions: matrix.dimensions, rows: matrix.count };
  const json = Buffer.from(JSON.stringify(header), 'utf8');
  const head = Buffer.alloc(alignedHeader(json.length));
  head.write(MAGIC, 'latin1');
  head.writeUInt32LE(json.length, MAGIC.length);
  head.set(json, MAGIC.length + 4);

  // A fixed name, so that the leftovers of a kill get overwritten; a data directory has one writer.
  const temporary = `${file}.tmp`;
  const handle = await open(temporary, 'w');
  let written = false;
  try {
    await handle.writeFile(head);
    let checksum = crc32(head);
    for (const segment of matrix.segments) {
      const content = segment.content();
      for (let at = 0; at < content.length; at += CHUNK) {
        if (isStale()) return false;
        // Copy it, so that a row that changes during the write can't slip in.
        const chunk = Buffer.from(content.subarray(at, at + CHUNK));
        checksum = crc32(chunk, checksum);
        await handle.writeFile(chunk);
        await nextTurn();
      }
    }
    const tail = Buffer.alloc(CRC_BYTES);
    tail.writeUInt32LE(checksum);
    await handle.writeFile(tail);
    written = !isStale();
  } finally {
    await handle.close();
    if (!written) await rm(temporary, { force: true });
  }
  if (written) await rename(temporary, file);
  return written;
}

function alignedHeader(jsonLength: number): number {
  return Math.ceil((MAGIC.length + 4 + jsonLength) / ALIGNMENT) * ALIGNMENT;
}

/** Segments consist of whole blocks (their capacity is a multiple of four), so their sizes add up. */
function contentBytes(rows: number, padded: number): number {
  return blocksOf(rows) * blockBytes(padded);
}

function readExactly<Bytes extends Uint8Array>(descriptor: number, target: Bytes): Bytes | null {
  let filled = 0;
  while (filled < target.length) {
    const read = readSync(descriptor, target, filled, target.length - filled, null);
    if (read === 0) return null;
    filled += read;
  }
  return target;
}
