/**
 * Reads capture date, camera and position from EXIF. Never throws, however hostile the data: unreadable values are
 * null. Runs in the embedder process.
 */
import ExifReader from 'exifreader';
import type { PhotoMetadata } from '../api/embedder-api.ts';

export type ExifFacts = Pick<PhotoMetadata, 'takenAt' | 'camera' | 'latitude' | 'longitude'>;

const NOTHING: ExifFacts = { takenAt: null, camera: null, latitude: null, longitude: null };
const EXIF_HEADER = Buffer.from('Exif\0\0', 'latin1');

/** The tags to read; skips the rest of a block, above all makers' notes. */
const TAGS = {
  exif: [
    'Make',
    'Model',
    'DateTime',
    'DateTimeOriginal',
    'DateTimeDigitized',
    'GPSLatitude',
    'GPSLatitudeRef',
    'GPSLongitude',
    'GPSLongitudeRef',
  ],
  gps: ['Latitude', 'Longitude'],
};

interface ExifTags {
  exif?: Readonly<Record<string, { description?: unknown; value?: unknown } | undefined>>;
  gps?: { Latitude?: unknown; Longitude?: unknown };
}

/** Facts from several blocks: of each, the first that is there. */
export function readExifBlocks(blocks: readonly Uint8Array[]): ExifFacts {
  const all = blocks.map(readExif);
  const located = all.find(({ latitude }) => latitude !== null);
  return {
    takenAt: all.map(({ takenAt }) => takenAt).find((date) => date !== null) ?? null,
    camera: all.map(({ camera }) => camera).find((name) => name !== null) ?? null,
    latitude: located?.latitude ?? null,
    longitude: located?.longitude ?? null,
  };
}

/**
 * @param block an EXIF block from libvips (with or without its `Exif` header), which is a small TIFF file, or a whole
 *   TIFF file.
 */
export function readExif(block: Uint8Array | undefined): ExifFacts {
  if (block === undefined || block.length === 0) return NOTHING;
  const buffer = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  const tiff = buffer.subarray(0, 6).equals(EXIF_HEADER) ? buffer.subarray(6) : buffer;
  let tags: ExifTags;
  try {
    // `expanded` keeps groups apart, so that a forged tag can't pose as one of another group.
    tags = ExifReader.load(tiff, { expanded: true, includeTags: TAGS }) as unknown as ExifTags;
  } catch {
    return NOTHING;
  }
  const text = (name: string): string | null => {
    const description = tags.exif?.[name]?.description;
    if (typeof description !== 'string') return null;
    const clean = description.replace(/\0/g, '').trim();
    return clean === '' ? null : clean.slice(0, 200);
  };
  const coordinate = (value: unknown, limit: number): number | null =>
    typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= limit ? value : null;
  const latitude = coordinate(tags.gps?.Latitude, 90);
  const longitude = coordinate(tags.gps?.Longitude, 180);
  const located = latitude !== null && longitude !== null && (latitude !== 0 || longitude !== 0);
  return {
    takenAt:
      parseExifDate(text('DateTimeOriginal')) ??
      parseExifDate(text('DateTimeDigitized')) ??
      parseExifDate(text('DateTime')),
    camera: cameraName(text('Make'), text('Model')),
    latitude: located ? latitude : null,
    longitude: located ? longitude : null,
  };
}

/**
 * Parses `2024:05:01 12:34:56` to milliseconds since the epoch, treating local time as UTC: the app shows, filters
 * and groups dates as the camera recorded them, whether or not it also recorded an offset. According to the standard,
 * the date is local time and OffsetTimeOriginal holds its offset from UTC (CIPA DC-008-2019, "Exif 2.32"). Null if
 * the text is not a date, like the zeros of an unset clock.
 */
export function parseExifDate(date: string | null): number | null {
  const parts = /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?/.exec(date ?? '');
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(local);
  if (year < 1800 || back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return null;
  return hour > 23 || minute > 59 || second > 60 ? null : local;
}

/** Joins make and model, unless the model already contains the make. */
function cameraName(make: string | null, model: string | null): string | null {
  if (model === null || make === null) return model ?? make;
  const brand = make.split(' ')[0] ?? make;
  return model.toLowerCase().startsWith(brand.toLowerCase()) ? model : `${make} ${model}`;
}
