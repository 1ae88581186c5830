/**
 * HEIC files as phones write them, put together from small ones of a picture each (test/fixtures/heif/): a grid of tiles,
 * a thumbnail, rotation and mirroring. ISO/IEC 14496-12 and 23008-12.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isoBoxes, type IsoBox } from '../../electron/engine/formats/iso-boxes.ts';

/** A coded picture: its bytes, and the box that says how they are coded. */
export interface HevcPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
  readonly hvcC: Buffer;
}

export interface GridShape {
  /** By rows. All of the same size. */
  readonly tiles: readonly HevcPicture[];
  readonly columns: number;
  /** As coded, before turning; the tiles together if omitted. */
  readonly width?: number;
  readonly height?: number;
  readonly thumbnail?: HevcPicture;
  /** Quarter turns anticlockwise (`irot`). */
  readonly turns?: number;
  /** `imir`: 0 top to bottom, 1 left to right. */
  readonly mirror?: 0 | 1;
  /** A TIFF structure. */
  readonly exif?: Buffer;
}

const fixtures = path.join(import.meta.dirname, '../fixtures/heif');

/** A file of the fixtures. */
export function heifFixture(name: string): Buffer {
  return readFileSync(path.join(fixtures, `${name}.heic`));
}

/** The picture in a file of heif-enc. */
export function hevcPicture(file: Buffer): HevcPicture {
  const inside = (box: IsoBox | undefined, type: string, skip = 0): IsoBox => {
    const found = isoBoxes(file, (box?.start ?? 0) + skip, box?.end ?? file.length).find(
      (each) => each.type === type,
    );
    if (found === undefined) throw new Error(`expected a box ${type}`);
    return found;
  };
  const meta = inside(undefined, 'meta');
  const properties = inside(inside(meta, 'iprp', 4), 'ipco');
  const whole = (box: IsoBox): Buffer => file.subarray(box.start - 8, box.end);
  const ispe = inside(properties, 'ispe');
  const iloc = inside(meta, 'iloc', 4);
  // Version 0 or 1, with 4 bytes for offset and length, and the first item, as heif-enc writes it.
  const version = file[iloc.start]!;
  const baseBytes = file[iloc.start + 5]! >> 4;
  const item = iloc.start + 8;
  const extent = item + 2 + (version === 0 ? 0 : 2) + 2 + baseBytes + 2;
  const base = baseBytes === 0 ? 0 : file.readUIntBE(extent - 2 - baseBytes, baseBytes);
  const offset = base + file.readUInt32BE(extent);
  return {
    width: file.readUInt32BE(ispe.start + 4),
    height: file.readUInt32BE(ispe.start + 8),
    data: file.subarray(offset, offset + file.readUInt32BE(extent + 4)),
    hvcC: whole(inside(properties, 'hvcC')),
  };
}

const u16 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16BE(value, index * 2));
  return bytes;
};
const u32 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4));
  return bytes;
};
const box = (type: string, ...contents: Buffer[]): Buffer => {
  const body = Buffer.concat(contents);
  return Buffer.concat([u32(8 + body.length), Buffer.from(type, 'latin1'), body]);
};
const fullBox = (type: string, version: number, flags: number, ...contents: Buffer[]): Buffer =>
  box(type, u32((version << 24) | flags), ...contents);

interface Item {
  readonly type: string;
  readonly data: Buffer;
  /** Numbers of properties, from 1. */
  readonly properties: readonly number[];
}

/** A file whose picture is a grid. */
export function heifGrid(shape: GridShape): Buffer {
  const { tiles, columns, thumbnail, exif } = shape;
  const [first] = tiles;
  if (first === undefined) throw new Error('expected tiles');
  const rows = tiles.length / columns;
  const width = shape.width ?? columns * first.width;
  const height = shape.height ?? rows * first.height;
  const properties: Buffer[] = [];
  const property = (bytes: Buffer): number => {
    const known = properties.findIndex((each) => each.equals(bytes));
    return known >= 0 ? known + 1 : properties.push(bytes);
  };
  const size = (one: { width: number; height: number }): number =>
    property(fullBox('ispe', 0, 0, u32(one.width, one.height)));
  const turning = [
    ...(shape.turns === undefined ? [] : [property(box('irot', Buffer.of(shape.turns)))]),
    ...(shape.mirror === undefined ? [] : [property(box('imir', Buffer.of(shape.mirror)))]),
  ];
  const coded = (picture: HevcPicture, ...more: number[]): Item => ({
    type: 'hvc1',
    data: picture.data,
    properties: [property(picture.hvcC), size(picture), ...more],
  });
  const large = width > 0xffff || height > 0xffff;
  const items: Item[] = [
    ...tiles.map((tile) => coded(tile)),
    {
      type: 'grid',
      data: Buffer.concat([
        Buffer.of(0, large ? 1 : 0, rows - 1, columns - 1),
        large ? u32(width, height) : u16(width, height),
      ]),
      properties: [size({ width, height }), ...turning],
    },
    ...(thumbnail === undefined ? [] : [coded(thumbnail, ...turning)]),
    ...(exif === undefined ? [] : [{ type: 'Exif', data: Buffer.concat([u32(0), exif]), properties: [] }]),
  ];
  const grid = tiles.length + 1;
  const references = [
    box('dimg', u16(grid, tiles.length, ...tiles.map((_, index) => index + 1))),
    ...(thumbnail === undefined ? [] : [box('thmb', u16(grid + 1, 1, grid))]),
    ...(exif === undefined ? [] : [box('cdsc', u16(items.length, 1, grid))]),
  ];
  // The small ones first, as phones do: a file that is cut off loses tiles.
  const ordered = [...items.slice(tiles.length), ...items.slice(0, tiles.length)];
  const ftyp = box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1'));
  const locations = (start: number): Buffer => {
    let at = start;
    const entries = ordered.map((item) => {
      const entry = Buffer.concat([u16(items.indexOf(item) + 1, 0, 1), u32(at, item.data.length)]);
      at += item.data.length;
      return entry;
    });
    return fullBox('iloc', 0, 0, u16(0x4400, items.length), ...entries);
  };
  const meta = (start: number): Buffer =>
    fullBox(
      'meta',
      0,
      0,
      fullBox('hdlr', 0, 0, u32(0), Buffer.from('pict', 'latin1'), Buffer.alloc(13)),
      fullBox('pitm', 0, 0, u16(grid)),
      fullBox(
        'iinf',
        0,
        0,
        u16(items.length),
        ...items.map(({ type }, index) =>
          // Tiles and thumbnails are hidden.
          fullBox(
            'infe',
            2,
            index + 1 === grid ? 0 : 1,
            u16(index + 1, 0),
            Buffer.from(`${type}\0`, 'latin1'),
          ),
        ),
      ),
      fullBox('iref', 0, 0, ...references),
      box(
        'iprp',
        box('ipco', ...properties),
        fullBox(
          'ipma',
          0,
          0,
          u32(items.filter((item) => item.properties.length > 0).length),
          ...items.flatMap((item, index) =>
            item.properties.length === 0
              ? []
              : [Buffer.concat([u16(index + 1), Buffer.of(item.properties.length, ...item.properties)])],
          ),
        ),
      ),
      locations(start),
    );
  const dataAt = ftyp.length + meta(0).length + 8;
  return Buffer.concat([ftyp, meta(dataAt), box('mdat', ...ordered.map(({ data }) => data))]);
}
