/**
 * Camera RAW files: the largest JPEG picture that the camera put into the file, and how it must be turned. RAW data are
 * not developed. Runs in the embedder and decoder processes.
 */
import type { Size } from '../foreign-decoder.ts';
import { isoBoxes } from '../iso-boxes.ts';
import { TAG, TiffDirectory } from '../tiff-directory.ts';
import { largestJpeg } from './embedded-jpegs.ts';

export interface RawPreview {
  /** The preview. Its own EXIF orientation counts only if `orientation` is null. */
  readonly jpeg: Buffer;
  /** How to turn the preview, as EXIF numbers it (1 to 8); null: as the preview itself says. */
  readonly orientation: number | null;
  /** TIFF structures with the camera's facts, the more exact ones first; null: they are in the preview. */
  readonly exif: readonly Buffer[] | null;
}

/** What a directory of RAW data says: a colour filter array, or linear data of a DNG (DNG 1.7, PhotometricInterpretation). */
const RAW_PHOTOMETRICS = [32_803, 34_892];
/** Compressions that are used for RAW data alone: Sony ARW, Nikon NEF, Samsung SRW, Pentax PEF. */
const RAW_COMPRESSIONS = [32_767, 34_713, 32_769, 32_770, 65_535];
const DNG_VERSION = 50_706;
const LONG = 4;

/** Whether a TIFF file is that of a camera: it has sensor data in one of its directories. */
export function isRawTiff(bytes: Buffer): boolean {
  return TiffDirectory.all(bytes).some(
    (directory) =>
      directory.values(DNG_VERSION).length > 0 ||
      RAW_PHOTOMETRICS.includes(directory.value(TAG.photometric)) ||
      RAW_COMPRESSIONS.includes(directory.value(TAG.compression)),
  );
}

/** Null if the file has no preview. */
export function rawPreview(bytes: Buffer): RawPreview | null {
  const found = largestJpeg(bytes);
  if (found === null) return null;
  const jpeg = bytes.subarray(found.start, found.end);
  const exif = structuresOf(bytes);
  if (exif === null) return { jpeg, orientation: null, exif };
  const directories = exif.flatMap((structure) => TiffDirectory.all(structure));
  const orientation =
    directories.map((directory) => directory.value(TAG.orientation)).find(isOrientation) ?? 1;
  return { jpeg, orientation: standsAlready(found, directories, orientation) ? 1 : orientation, exif };
}

function isOrientation(value: number): boolean {
  return value >= 1 && value <= 8;
}

/** Whether the camera has turned the preview itself: the sensor lies, and the preview stands. */
function standsAlready(preview: Size, directories: readonly TiffDirectory[], orientation: number): boolean {
  if (orientation < 5) return false;
  const sensor = directories.reduce<Size>(
    (largest, directory) =>
      directory.width * directory.height > largest.width * largest.height ? directory : largest,
    { width: 3, height: 2 },
  );
  return sensor.width > sensor.height !== preview.width > preview.height;
}

const TIFF_STARTS = ['II*\0', 'MM\0*', 'IIRO', 'IIRS', 'MMOR', 'IIU\0'];
/** The box of Canon's metadata in a CR3 file. */
const CANON_BOX = '85c0b687820f11e08111f4ce462b6a48';

/** The parts of it, in which each directory is a TIFF structure of its own, and the tags that point to such directories. */
const [EXIF_PART, MAIN_PART, GPS_PART] = ['CMT2', 'CMT1', 'CMT4'];
const [EXIF_POINTER, GPS_POINTER] = [0x8769, 0x8825];

/** TIFF structures with date, orientation, camera and position; null if the file has none of its own. */
function structuresOf(bytes: Buffer): readonly Buffer[] | null {
  if (TIFF_STARTS.includes(bytes.toString('latin1', 0, 4))) return [plainTiff(bytes)];
  if (bytes.toString('latin1', 4, 8) !== 'ftyp') return null;
  const moov = isoBoxes(bytes).find(({ type }) => type === 'moov');
  const canon =
    moov &&
    isoBoxes(bytes, moov.start, moov.end).find(
      ({ type, start }) => type === 'uuid' && bytes.toString('hex', start, start + 16) === CANON_BOX,
    );
  const parts = canon === undefined ? [] : isoBoxes(bytes, canon.start + 16, canon.end);
  const part = (name: string): Buffer[] =>
    parts.filter(({ type }) => type === name).map(({ start, end }) => bytes.subarray(start, end));
  const structures = [
    ...part(EXIF_PART).map((each) => belowPointer(each, EXIF_POINTER)),
    ...part(MAIN_PART),
    ...part(GPS_PART).map((each) => belowPointer(each, GPS_POINTER)),
  ];
  return structures.length === 0 ? null : structures;
}

/** The same structure with a first directory in front that only points to the one it has, as in a whole file. */
function belowPointer(structure: Buffer, tag: number): Buffer {
  if (structure.length < 8) return structure;
  const little = structure[0] === 0x49;
  const front = Buffer.alloc(18);
  const put = (target: Buffer, at: number, value: number, size: number): void => {
    if (little) target.writeUIntLE(value, at, size);
    else target.writeUIntBE(value, at, size);
  };
  put(front, 0, 1, 2);
  put(front, 2, tag, 2);
  put(front, 4, LONG, 2);
  put(front, 6, 1, 4);
  structure.copy(front, 10, 4, 8);
  const whole = Buffer.concat([structure, front]);
  put(whole, 4, structure.length, 4);
  return whole;
}

/** Readers of EXIF know only the ordinary magic number; Olympus and Panasonic have their own. */
function plainTiff(bytes: Buffer): Buffer {
  const little = bytes[0] === 0x49;
  const magic = Buffer.from(little ? 'II*\0' : 'MM\0*', 'latin1');
  if (bytes.subarray(0, 4).equals(magic)) return bytes;
  return Buffer.concat([magic, bytes.subarray(4)]);
}
