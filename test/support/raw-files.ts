/**
 * Files like those of cameras, with a JPEG preview and noise in place of the sensor's data: real ones are tens of
 * megabytes. The layouts follow the makers' files as ExifTool documents them.
 */

type Entry = readonly [
  tag: number,
  type: 'short' | 'long' | 'text' | 'rational',
  values: readonly number[] | string,
];

export interface RawShape {
  /** JPEG file. */
  readonly preview: Buffer;
  /** EXIF orientation of the sensor's picture; none if omitted. */
  readonly orientation?: number;
  /** Of the sensor. */
  readonly width?: number;
  readonly height?: number;
}

const SHORT_BYTES = 2;

/** A TIFF file, little-endian: a first directory, one below it (SubIFD), and data after both. */
function tiffOf(
  first: readonly Entry[],
  below: readonly Entry[],
  data: (offset: number) => Buffer,
  magic = 'II*\0',
): Buffer {
  const sizeOf = (entries: readonly Entry[]): number =>
    2 +
    entries.length * 12 +
    4 +
    entries.reduce((sum, [, type, values]) => sum + outside(type, values).length, 0);
  const firstAt = 8;
  const belowAt = firstAt + sizeOf([...first, [330, 'long', [0]]]);
  const dataAt = belowAt + sizeOf(below);
  const bytes = data(dataAt);
  const head = Buffer.alloc(8);
  head.write(magic, 'latin1');
  head.writeUInt32LE(firstAt, 4);
  return Buffer.concat([
    head,
    directory([...first, [330, 'long', [belowAt]]], firstAt),
    directory(
      below.map(([tag, type, values]) => [tag, type, values === 'data' ? [dataAt] : values]),
      belowAt,
    ),
    bytes,
  ]);
}

function packed(type: Entry[1], values: Entry[2]): Buffer {
  if (typeof values === 'string') return Buffer.from(`${values}\0`, 'latin1');
  const size = type === 'short' ? SHORT_BYTES : 4;
  const bytes = Buffer.alloc(values.length * size);
  values.forEach((value, index) => bytes.writeUIntLE(value, index * size, size));
  return bytes;
}

/** What does not fit into the entry itself. */
function outside(type: Entry[1], values: Entry[2]): Buffer {
  const bytes = packed(type, values);
  return bytes.length > 4 ? bytes : Buffer.alloc(0);
}

function directory(entries: readonly Entry[], at: number): Buffer {
  const sorted = [...entries].sort(([one], [other]) => one - other);
  const list = Buffer.alloc(2 + sorted.length * 12 + 4);
  list.writeUInt16LE(sorted.length);
  const tail: Buffer[] = [];
  let next = at + list.length;
  for (const [index, [tag, type, values]] of sorted.entries()) {
    const bytes = packed(type, values);
    const place = 2 + index * 12;
    list.writeUInt16LE(tag, place);
    list.writeUInt16LE({ text: 2, short: 3, long: 4, rational: 5 }[type], place + 2);
    list.writeUInt32LE(bytes.length / { text: 1, short: 2, long: 4, rational: 8 }[type], place + 4);
    if (bytes.length <= 4) bytes.copy(list, place + 8);
    else {
      list.writeUInt32LE(next, place + 8);
      tail.push(bytes);
      next += bytes.length;
    }
  }
  return Buffer.concat([list, ...tail]);
}

/** Bytes in which starts of JPEG files occur by chance, as in compressed data of a sensor. */
function sensorData(length = 50_000): Buffer {
  let state = 7;
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  Buffer.from('ffd8ffc4', 'hex').copy(bytes, 1_000);
  Buffer.from('ffd8ffffffd8ff', 'hex').copy(bytes, 2_000);
  return bytes;
}

const facts = ({ orientation }: RawShape): Entry[] => [
  [271, 'text', 'Acme'],
  [272, 'text', 'Acme RAW 1'],
  [306, 'text', '2021:05:14 10:11:12'],
  ...(orientation === undefined ? [] : [[274, 'short', [orientation]] as Entry]),
];

const sensor = ({ width = 6_000, height = 4_000 }: RawShape, compression: number): Entry[] => [
  [256, 'long', [width]],
  [257, 'long', [height]],
  [259, 'short', [compression]],
  [262, 'short', [32_803]],
];

const withPreview = ({ preview }: RawShape): Buffer => Buffer.concat([sensorData(), preview, sensorData()]);

/** Nikon, Sony, Pentax, Samsung, Hasselblad: TIFF with the sensor's picture below the first directory. */
export const nef = (shape: RawShape): Buffer =>
  tiffOf(facts(shape), sensor(shape, 34_713), () => withPreview(shape));

/** Adobe's own, and that of many phones. */
export const dng = (shape: RawShape): Buffer =>
  tiffOf([...facts(shape), [50_706, 'long', [0x0401]]], sensor(shape, 7), () => withPreview(shape));

/** Panasonic and Olympus: TIFF but for the magic number. */
export const rw2 = (shape: RawShape): Buffer =>
  tiffOf(facts(shape), sensor(shape, 1), () => withPreview(shape), 'IIU\0');
export const orf = (shape: RawShape): Buffer =>
  tiffOf(facts(shape), sensor(shape, 1), () => withPreview(shape), 'IIRO');

/** Canon, the older one: `CR` after the header. Every reader follows the offset of the first directory. */
export function cr2(shape: RawShape): Buffer {
  const file = nef(shape);
  const entries = file.subarray(8);
  const moved = Buffer.concat([
    file.subarray(0, 4),
    Buffer.from([16, 0, 0, 0]),
    Buffer.from('CR\x02\0\0\0\0\0', 'latin1'),
    entries,
  ]);
  return shifted(moved, file, 8);
}

/** Adds to the offsets in both directories of a file that has got more bytes before them. */
function shifted(moved: Buffer, original: Buffer, by: number): Buffer {
  const move = (at: number): void => {
    for (let index = 0; index < original.readUInt16LE(at); index++) {
      const entry = at + 2 + index * 12;
      const bytes =
        original.readUInt32LE(entry + 4) * ({ 2: 1, 3: 2, 4: 4 }[original.readUInt16LE(entry + 2)] ?? 1);
      const below = original.readUInt16LE(entry) === 330;
      if (bytes <= 4 && !below) continue;
      const offset = original.readUInt32LE(entry + 8);
      moved.writeUInt32LE(offset + by, entry + by + 8);
      if (below) move(offset);
    }
  };
  move(8);
  return moved;
}

/** Fujifilm: a header of its own, and a preview with all the facts. */
export const raf = ({ preview }: RawShape): Buffer =>
  Buffer.concat([
    Buffer.from('FUJIFILMCCD-RAW 0201FF389501X-T4'.padEnd(160, '\0'), 'latin1'),
    preview,
    sensorData(),
  ]);

/** 48° 30' north, 9° east. */
const POSITION: Entry[] = [
  [1, 'text', 'N'],
  [2, 'rational', [48, 1, 30, 1, 0, 1]],
  [3, 'text', 'E'],
  [4, 'rational', [9, 1, 0, 1, 0, 1]],
];

/** Canon, the newer one: boxes, with the directories of a TIFF file in one of them. */
export function cr3(shape: RawShape): Buffer {
  const box = (type: string, ...contents: Buffer[]): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(8 + contents.reduce((sum, { length }) => sum + length, 0));
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, ...contents]);
  };
  const header = (entries: readonly Entry[]): Buffer =>
    Buffer.concat([Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0]), directory(entries, 8)]);
  const canon = box(
    'uuid',
    Buffer.from('85c0b687820f11e08111f4ce462b6a48', 'hex'),
    // The date of the latest change, and not of the photo.
    box(
      'CMT1',
      header(facts(shape).map((entry) => (entry[0] === 306 ? [306, 'text', '2022:01:01 00:00:00'] : entry))),
    ),
    box('CMT2', header([[0x9003, 'text', '2021:05:14 10:11:12']])),
    box('CMT4', header(POSITION)),
  );
  return Buffer.concat([
    box('ftyp', Buffer.from('crx \0\0\0\x01crx isom', 'latin1')),
    box('moov', canon),
    box('mdat', withPreview(shape)),
  ]);
}
