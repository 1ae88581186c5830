/**
 * Reads the directories (pictures) of a TIFF file, and writes files that hold a part of it: TIFF 6.0
 * (https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf) and BigTIFF. Never throws, however hostile the
 * bytes. Pure; runs in the embedder process.
 */

/** Tags by their names in the specification. */
export const TAG = {
  width: 256,
  height: 257,
  bitsPerSample: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  stripOffsets: 273,
  orientation: 274,
  samplesPerPixel: 277,
  rowsPerStrip: 278,
  stripByteCounts: 279,
  planarConfiguration: 284,
  t4Options: 292,
  t6Options: 293,
  predictor: 317,
  colorMap: 320,
  tileWidth: 322,
  tileLength: 323,
  tileOffsets: 324,
  tileByteCounts: 325,
  subDirectories: 330,
  extraSamples: 338,
  sampleFormat: 339,
  jpegTables: 347,
  jpegOffset: 513,
  jpegLength: 514,
  yCbCrSubsampling: 530,
  iccProfile: 34_675,
} as const;

/** The tags that determine how a part of the picture is decoded. */
const DECODING: readonly number[] = [
  ...[TAG.bitsPerSample, TAG.compression, TAG.photometric, TAG.fillOrder, TAG.samplesPerPixel],
  ...[TAG.t4Options, TAG.t6Options, TAG.predictor, TAG.colorMap, TAG.extraSamples, TAG.sampleFormat],
  ...[TAG.jpegTables, TAG.yCbCrSubsampling, TAG.iccProfile],
];

const BYTES_OF_TYPE: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 7: 1, 13: 4, 16: 8, 18: 8 };
const [SHORT, LONG, UNDEFINED] = [3, 4, 7];
/** No list of a real picture is longer; a strip for each row of 300 megapixels is the longest. */
const MOST_VALUES = 1_000_000;
const CLASSIC_HEADER_BYTES = 8;
/** Cameras write fewer than ten. */
const MOST_DIRECTORIES = 64;
/** What describes a picture is short; makers' notes and tables are not. */
const FEW_VALUES = 1_000;

/** A strip or tile of the picture, of one plane if the planes are separate. */
export interface TiffPiece {
  readonly offset: number;
  readonly length: number;
  readonly width: number;
  readonly height: number;
}

export class TiffDirectory {
  readonly bytes: Buffer;
  /** Offset of the directory in the file. */
  readonly start: number;
  readonly #little: boolean;
  readonly #nextAt: number;
  readonly #offsetBytes: number;
  readonly #values = new Map<number, readonly number[]>();

  /** Null if the bytes hold no readable directory. */
  static read(bytes: Buffer): TiffDirectory | null {
    try {
      const directory = new TiffDirectory(bytes);
      return directory.width > 0 && directory.height > 0 ? directory : null;
    } catch {
      // An offset leads out of the file.
      return null;
    }
  }

  /**
   * All directories that can be reached, with those below others (SubIFDs), whether or not they hold a picture: the first
   * one first. Bounded, however the offsets lead in circles.
   */
  static all(bytes: Buffer): TiffDirectory[] {
    const found = new Map<number, TiffDirectory>();
    // The header says where the first one is.
    const starts: (number | undefined)[] = [undefined];
    while (starts.length > 0 && found.size < MOST_DIRECTORIES) {
      const start = starts.shift();
      if (start === 0 || (start !== undefined && found.has(start))) continue;
      try {
        const directory = new TiffDirectory(bytes, start, FEW_VALUES);
        found.set(directory.start, directory);
        starts.push(...directory.#below, directory.#next());
      } catch {
        // The offset leads out of the file.
      }
    }
    return [...found.values()];
  }

  /**
   * @param at offset of the directory; the first one if omitted.
   * @param mostValues longer lists are left out.
   */
  private constructor(bytes: Buffer, at?: number, mostValues = MOST_VALUES) {
    this.bytes = bytes;
    this.#little = bytes[0] === 0x49;
    const big = this.#number(2, 2) === 43;
    const start = at ?? (big ? this.#number(8, 8) : this.#number(4, 4));
    this.start = start;
    const [countBytes, offsetBytes, entryBytes] = big ? [8, 8, 20] : [2, 4, 12];
    const entries = this.#number(start, countBytes);
    for (let index = 0; index < Math.min(entries, 0xffff); index++) {
      const at = start + countBytes + index * entryBytes;
      const size = BYTES_OF_TYPE[this.#number(at + 2, 2)];
      const count = this.#number(at + 4, offsetBytes);
      if (size === undefined || count > mostValues) continue;
      const inline = at + 4 + offsetBytes;
      const from = size * count <= offsetBytes ? inline : this.#number(inline, offsetBytes);
      if (from + size * count > bytes.length) continue;
      const values = Array.from({ length: count }, (_, value) => this.#number(from + value * size, size));
      this.#values.set(this.#number(at, 2), values);
    }
    this.#nextAt = start + countBytes + entries * entryBytes;
    this.#offsetBytes = offsetBytes;
  }

  get #below(): readonly number[] {
    return this.values(TAG.subDirectories).slice(0, MOST_DIRECTORIES);
  }

  /** Offset of the directory after this one; 0 if there is none. */
  #next(): number {
    return this.#nextAt + this.#offsetBytes <= this.bytes.length
      ? this.#number(this.#nextAt, this.#offsetBytes)
      : 0;
  }

  /** The values of a tag; empty if it is missing, beyond the end of the file, or of a type that no tag here has. */
  values(tag: number): readonly number[] {
    return this.#values.get(tag) ?? [];
  }

  /** The first value of a tag. */
  value(tag: number, otherwise = 0): number {
    return this.#values.get(tag)?.[0] ?? otherwise;
  }

  get width(): number {
    return this.value(TAG.width);
  }

  get height(): number {
    return this.value(TAG.height);
  }

  get samplesPerPixel(): number {
    return this.value(TAG.samplesPerPixel, 1);
  }

  get tiled(): boolean {
    return this.#values.has(TAG.tileOffsets) || this.#values.has(TAG.tileWidth);
  }

  /** Whether each sample has strips or tiles of its own. */
  get planar(): boolean {
    return this.value(TAG.planarConfiguration, 1) === 2 && this.samplesPerPixel > 1;
  }

  /** All strips or tiles, in the order of the file's lists. */
  pieces(): readonly TiffPiece[] {
    const { width, height } = this;
    const layout = this.#layout();
    const offsets = this.values(layout.offsets);
    const counts = this.values(layout.counts);
    const rows = Math.max(1, Math.min(height, this.value(TAG.rowsPerStrip, height)));
    const strips = Math.ceil(height / rows);
    return offsets.map((offset, index) => ({
      offset,
      // Old writers left out the length of the only strip.
      length: counts[index] ?? Math.max(0, this.bytes.length - offset),
      width: this.tiled ? this.value(TAG.tileWidth, width) : width,
      height: this.tiled
        ? this.value(TAG.tileLength, height)
        : Math.min(rows, height - (index % strips) * rows),
    }));
  }

  /** A file with one strip or tile as the whole picture. */
  pieceAlone(piece: TiffPiece): Buffer {
    const data = this.bytes.subarray(piece.offset, piece.offset + piece.length);
    return this.#write(data, [
      ...(this.planar ? this.#oneSample() : []),
      [TAG.width, [piece.width]],
      [TAG.height, [piece.height]],
      [TAG.rowsPerStrip, [piece.height]],
      [TAG.stripOffsets, [CLASSIC_HEADER_BYTES]],
      [TAG.stripByteCounts, [data.length]],
    ]);
  }

  /** A grey file of one sample of a picture whose planes are separate. */
  planeAlone(sample: number): Buffer {
    const of = <Value>(list: readonly Value[]): readonly Value[] => {
      const each = Math.floor(list.length / this.samplesPerPixel);
      return list.slice(sample * each, (sample + 1) * each);
    };
    const { offsets, counts, shape } = this.#layout();
    return this.#write(this.bytes, [
      ...this.#oneSample(),
      ...shape.map((tag): [number, readonly number[]] => [tag, this.values(tag)]),
      [offsets, of(this.values(offsets)).map((offset) => offset + CLASSIC_HEADER_BYTES)],
      [counts, of(this.values(counts))],
    ]);
  }

  /** A file that says that its samples are RGB, for colours that the decoder does not know. */
  asRgb(): Buffer {
    const { offsets, counts, shape } = this.#layout();
    return this.#write(this.bytes, [
      [TAG.photometric, [2]],
      [TAG.iccProfile, []],
      ...[TAG.planarConfiguration, counts, ...shape].map((tag): [number, readonly number[]] => [
        tag,
        this.values(tag),
      ]),
      [offsets, this.values(offsets).map((offset) => offset + CLASSIC_HEADER_BYTES)],
    ]);
  }

  /** A file of this size and orientation with other samples: 8-bit, interleaved, without compression. */
  uncompressed(data: Buffer, photometric: number, samples: number): Buffer {
    return this.#write(
      data,
      [
        [TAG.width, [this.width]],
        [TAG.height, [this.height]],
        [TAG.bitsPerSample, Array<number>(samples).fill(8)],
        [TAG.compression, [1]],
        [TAG.photometric, [photometric]],
        [TAG.orientation, this.values(TAG.orientation)],
        [TAG.samplesPerPixel, [samples]],
        [TAG.rowsPerStrip, [this.height]],
        [TAG.stripOffsets, [CLASSIC_HEADER_BYTES]],
        [TAG.stripByteCounts, [data.length]],
      ],
      [],
    );
  }

  /** The tags that say where the samples are. */
  #layout(): { offsets: number; counts: number; shape: readonly number[] } {
    const { width, height } = TAG;
    return this.tiled
      ? {
          offsets: TAG.tileOffsets,
          counts: TAG.tileByteCounts,
          shape: [width, height, TAG.tileWidth, TAG.tileLength],
        }
      : { offsets: TAG.stripOffsets, counts: TAG.stripByteCounts, shape: [width, height, TAG.rowsPerStrip] };
  }

  #oneSample(): [number, readonly number[]][] {
    return [
      [TAG.samplesPerPixel, [1]],
      [TAG.photometric, [1]],
      [TAG.bitsPerSample, this.values(TAG.bitsPerSample).slice(0, 1)],
      [TAG.sampleFormat, this.values(TAG.sampleFormat).slice(0, 1)],
      [TAG.extraSamples, []],
      [TAG.iccProfile, []],
    ];
  }

  /** Writes a file: header, data, then a directory of this picture's `kept` tags, changed by `tags`. */
  #write(
    data: Buffer,
    tags: readonly (readonly [number, readonly number[]])[],
    kept: readonly number[] = DECODING,
  ): Buffer {
    const all = new Map([...kept.map((tag) => [tag, this.values(tag)] as const), ...tags]);
    const entries = [...all].filter(([, values]) => values.length > 0).sort(([one], [other]) => one - other);
    const start = CLASSIC_HEADER_BYTES + data.length + (data.length % 2);
    const listBytes = 2 + entries.length * 12 + 4;
    const head = Buffer.alloc(CLASSIC_HEADER_BYTES);
    head.write(this.#little ? 'II' : 'MM', 'latin1');
    this.#put(head, 2, 42, 2);
    this.#put(head, 4, start, 4);
    const list = Buffer.alloc(listBytes);
    this.#put(list, 0, entries.length, 2);
    const outside: Buffer[] = [];
    let next = start + listBytes;
    for (const [index, [tag, values]] of entries.entries()) {
      const type = tag === TAG.jpegTables || tag === TAG.iccProfile ? UNDEFINED : isShort(tag) ? SHORT : LONG;
      const size = BYTES_OF_TYPE[type] ?? 1;
      const at = 2 + index * 12;
      this.#put(list, at, tag, 2);
      this.#put(list, at + 2, type, 2);
      this.#put(list, at + 4, values.length, 4);
      const packed = Buffer.alloc(Math.max(4, values.length * size));
      values.forEach((value, place) => this.#put(packed, place * size, value, size));
      if (packed.length === 4) packed.copy(list, at + 8);
      else {
        this.#put(list, at + 8, next, 4);
        outside.push(packed);
        next += packed.length;
      }
    }
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2), list, ...outside]);
  }

  #number(at: number, size: number): number {
    if (size === 8)
      return Number(this.#little ? this.bytes.readBigUInt64LE(at) : this.bytes.readBigUInt64BE(at));
    return this.#little ? this.bytes.readUIntLE(at, size) : this.bytes.readUIntBE(at, size);
  }

  #put(target: Buffer, at: number, value: number, size: number): void {
    if (this.#little) target.writeUIntLE(value, at, size);
    else target.writeUIntBE(value, at, size);
  }
}

const LONG_TAGS: ReadonlySet<number> = new Set([
  ...[TAG.width, TAG.height, TAG.stripOffsets, TAG.rowsPerStrip, TAG.stripByteCounts, TAG.tileWidth],
  ...[TAG.tileLength, TAG.tileOffsets, TAG.tileByteCounts, TAG.t4Options, TAG.t6Options],
]);

function isShort(tag: number): boolean {
  return !LONG_TAGS.has(tag);
}
