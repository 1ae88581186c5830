/** TIFF files for tests, written byte by byte: every layout of samples, and the directory before the picture. */
import { deflateSync } from 'node:zlib';

export interface TiffShape {
  readonly width: number;
  readonly height: number;
  /** Samples of a pixel, 8 bits each. */
  readonly samples: number;
  /** 1 grey, 2 RGB, 5 CMYK, 6 YCbCr, 8 L*a*b*. */
  readonly photometric: number;
  /** Rows of a strip; all of them if omitted. */
  readonly rows?: number;
  /** Edge of square tiles, instead of strips. */
  readonly tile?: number;
  /** Whether each sample has strips or tiles of its own. */
  readonly planar?: boolean;
  /** What the samples beyond colour mean: 0 unspecified, 1 and 2 alpha. */
  readonly extra?: readonly number[];
  readonly deflate?: boolean;
  /** The compression that the file claims, whatever it has. */
  readonly claims?: number;
  readonly more?: readonly (readonly [tag: number, values: readonly number[]])[];
}

/** @param data interleaved samples. */
export function tiff(data: Buffer, shape: TiffShape): Buffer {
  const { width, height, samples, planar = false, deflate = false } = shape;
  const planes = planar
    ? Array.from({ length: samples }, (_, sample) => only(data, sample, samples))
    : [data];
  const each = planar ? 1 : samples;
  const pieces = planes
    .flatMap((plane) =>
      shape.tile === undefined
        ? strips(plane, width * each, shape.rows ?? height)
        : tiles(plane, width, height, each, shape.tile),
    )
    .map((piece) => (deflate ? deflateSync(piece) : piece));
  const list = (offsets: readonly number[]): [number, readonly number[]][] => [
    [256, [width]],
    [257, [height]],
    [258, Array<number>(samples).fill(8)],
    [259, [shape.claims ?? (deflate ? 8 : 1)]],
    [262, [shape.photometric]],
    [277, [samples]],
    [284, [planar ? 2 : 1]],
    ...(shape.extra === undefined ? [] : [[338, shape.extra] as [number, readonly number[]]]),
    ...(shape.tile === undefined
      ? ([
          [273, offsets],
          [278, [shape.rows ?? height]],
          [279, pieces.map(({ length }) => length)],
        ] as [number, readonly number[]][])
      : ([
          [322, [shape.tile]],
          [323, [shape.tile]],
          [324, offsets],
          [325, pieces.map(({ length }) => length)],
        ] as [number, readonly number[]][])),
    ...(shape.more ?? []).map(([tag, values]): [number, readonly number[]] => [tag, values]),
  ];
  const start = directory(list(pieces.map(() => 0))).length + 8;
  let at = start;
  const offsets = pieces.map(({ length }) => (at += length) - length);
  const header = Buffer.from('II*\0\x08\0\0\0', 'latin1');
  return Buffer.concat([header, directory(list(offsets)), ...pieces]);
}

/** The offset of the first strip or tile, for files to be damaged. */
export function pictureOffset(file: Buffer): number {
  const entries = file.readUInt16LE(8);
  for (let index = 0; index < entries; index++) {
    const at = 10 + index * 12;
    if (![273, 324].includes(file.readUInt16LE(at))) continue;
    return file.readUInt32LE(at + 4) === 1
      ? file.readUInt32LE(at + 8)
      : file.readUInt32LE(file.readUInt32LE(at + 8));
  }
  throw new Error('expected a TIFF file with strips or tiles');
}

/** A directory at offset 8, with all its values as 32-bit numbers. */
function directory(tags: readonly (readonly [number, readonly number[]])[]): Buffer {
  const sorted = [...tags].sort(([one], [other]) => one - other);
  const bytes = Buffer.alloc(2 + sorted.length * 12 + 4);
  const outside: Buffer[] = [];
  let next = 8 + bytes.length;
  bytes.writeUInt16LE(sorted.length);
  for (const [index, [tag, values]] of sorted.entries()) {
    const at = 2 + index * 12;
    bytes.writeUInt16LE(tag, at);
    bytes.writeUInt16LE(4, at + 2);
    bytes.writeUInt32LE(values.length, at + 4);
    if (values.length === 1) bytes.writeUInt32LE(values[0]!, at + 8);
    else {
      bytes.writeUInt32LE(next, at + 8);
      const packed = Buffer.alloc(values.length * 4);
      values.forEach((value, place) => packed.writeUInt32LE(value, place * 4));
      outside.push(packed);
      next += packed.length;
    }
  }
  return Buffer.concat([bytes, ...outside]);
}

function only(data: Buffer, sample: number, samples: number): Buffer {
  return Buffer.from(
    Uint8Array.from({ length: data.length / samples }, (_, pixel) => data[pixel * samples + sample]!),
  );
}

function strips(data: Buffer, rowBytes: number, rows: number): Buffer[] {
  const size = rowBytes * rows;
  return Array.from({ length: Math.ceil(data.length / size) }, (_, index) =>
    data.subarray(index * size, (index + 1) * size),
  );
}

function tiles(data: Buffer, width: number, height: number, samples: number, edge: number): Buffer[] {
  const found: Buffer[] = [];
  for (let top = 0; top < height; top += edge) {
    for (let left = 0; left < width; left += edge) {
      const tile = Buffer.alloc(edge * edge * samples);
      for (let row = 0; row < Math.min(edge, height - top); row++) {
        const from = ((top + row) * width + left) * samples;
        const length = Math.min(edge, width - left) * samples;
        data.copy(tile, row * edge * samples, from, from + length);
      }
      found.push(tile);
    }
  }
  return found;
}
