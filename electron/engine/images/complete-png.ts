/**
 * Completes a truncated or damaged PNG: keeps the compressed rows that exist and appends empty rows. The decoder
 * would leave stale memory in missing rows, so the same file would decode differently every time. Runs in the
 * embedder process.
 */
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';

const SIGNATURE_BYTES = 8;
/** Signature and the IHDR chunk. */
const HEADER_BYTES = 33;
/** Bytes of length, type and checksum around a chunk's data. */
const FRAME_BYTES = 12;
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const EMPTY_ROWS = Buffer.alloc(65_536);
/** What zlib makes of one piece before an error is lost, up to a megabyte. */
const PIECE_BYTES = 1_024;

export interface CompletedPng {
  readonly bytes: Buffer;
  /** Share of the pixel data that existed, 0 to 1. */
  readonly share: number;
}

/** Returns null if nothing can be recovered, or if the image is interlaced, because then rows can't be told apart. */
export async function completePng(file: Buffer): Promise<CompletedPng | null> {
  if (file.length < HEADER_BYTES || file[28] !== 0) return null;
  const rows = rowBytes(file);
  if (rows === null) return null;
  const { before, data } = splitChunks(file);
  let found = 0;
  const compressed: Buffer[] = [];
  await pipeline(
    async function* () {
      for await (const part of inflated(data)) {
        const rest = part.subarray(0, rows - found);
        found += rest.length;
        yield rest;
        if (found === rows) return;
      }
      for (let missing = rows - found; missing > 0; missing -= EMPTY_ROWS.length) {
        yield EMPTY_ROWS.subarray(0, Math.min(missing, EMPTY_ROWS.length));
      }
    },
    zlib.createDeflate({ level: 1 }),
    async function (parts: AsyncIterable<Buffer>) {
      for await (const part of parts) compressed.push(part);
    },
  );
  if (found === 0) return null;
  return {
    bytes: Buffer.concat([before, chunk('IDAT', Buffer.concat(compressed)), chunk('IEND', Buffer.alloc(0))]),
    share: found / rows,
  };
}

/** Size of all rows in bytes when inflated, from the header; null if the header is invalid. */
function rowBytes(file: Buffer): number | null {
  const samples = SAMPLES[file[25] ?? -1];
  const bits = file[24] ?? 0;
  if (samples === undefined || bits === 0) return null;
  return file.readUInt32BE(20) * (1 + Math.ceil((file.readUInt32BE(16) * samples * bits) / 8));
}

/** Returns all chunks before the pixel data unchanged, and the parts of the pixel data. */
function splitChunks(file: Buffer): { before: Buffer; data: Buffer[] } {
  const data: Buffer[] = [];
  let before: Buffer | null = null;
  for (let at = SIGNATURE_BYTES; at + SIGNATURE_BYTES <= file.length;) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') {
      before ??= file.subarray(0, at);
      data.push(file.subarray(at + 8, at + 8 + length));
    }
    at += FRAME_BYTES + length;
  }
  return { before: before ?? file, data };
}

/**
 * Inflates until the data ends or becomes invalid. Gives the data to zlib in small pieces and takes what comes of each
 * at once: an error discards output that nobody has taken yet, which would be another part of it in every run.
 */
async function* inflated(data: readonly Buffer[]): AsyncGenerator<Buffer> {
  const inflate = zlib.createInflate({ finishFlush: zlib.constants.Z_SYNC_FLUSH });
  const output: Buffer[] = [];
  let over = false;
  inflate.on('data', (part: Buffer) => output.push(part));
  // Invalid data counts as the end.
  inflate.on('error', () => undefined);
  inflate.on('close', () => (over = true));
  inflate.on('end', () => (over = true));
  try {
    for (const piece of pieces(data)) {
      await new Promise<void>((resolve) => {
        inflate.once('close', resolve);
        inflate.write(piece, () => {
          inflate.off('close', resolve);
          resolve();
        });
      });
      yield* output.splice(0);
      if (over) return;
    }
    await new Promise<void>((resolve) => {
      inflate.once('close', resolve);
      inflate.once('end', resolve);
      inflate.end();
    });
    yield* output.splice(0);
  } finally {
    inflate.destroy();
  }
}

function* pieces(data: readonly Buffer[]): Generator<Buffer> {
  for (const part of data) {
    for (let from = 0; from < part.length; from += PIECE_BYTES) yield part.subarray(from, from + PIECE_BYTES);
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const framed = Buffer.alloc(data.length + FRAME_BYTES);
  framed.writeUInt32BE(data.length, 0);
  framed.write(type, 4, 'latin1');
  data.copy(framed, 8);
  framed.writeUInt32BE(zlib.crc32(framed.subarray(4, 8 + data.length)), 8 + data.length);
  return framed;
}
