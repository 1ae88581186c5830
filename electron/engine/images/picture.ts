/** What a file says about its picture before it is decoded, and the limits that it must keep. Runs in the embedder process. */
import { SightlineError } from '../../../shared/errors.ts';
import { reasonText } from '../../../shared/reasons.ts';
import type { PhotoType } from '../../../shared/schemas.ts';
import { formatOfContent, notSupportedYet } from '../files/formats.ts';
import { unreadable } from './decode-errors.ts';
import { plainSvg } from './plain-svg.ts';
import { IMAGE_LIMITS } from './image-limits.ts';
import { largestIcon } from '../formats/bitmaps/ico.ts';
import type { ForeignType } from '../formats/foreign-types.ts';
import { isForeign } from '../formats/foreign-types.ts';
import { readForeignHeader } from '../formats/foreign-picture.ts';
import { withOrientation } from '../formats/raw/oriented-jpeg.ts';
import { isRawTiff, rawPreview } from '../formats/raw/raw-preview.ts';
import { decodingBytes } from './pixel-budget.ts';
import sharp, { type Metadata } from './sharp.ts';
import { TAG, TiffDirectory } from '../formats/tiff-directory.ts';
import { jpegInside, rareCompression, unusualTiff, type UnusualTiff } from './unusual-tiff.ts';

export interface Picture {
  /** The file, or the JPEG file inside it. */
  readonly bytes: Buffer;
  /** How to decode it. */
  readonly type: PhotoType;
  /** The format of the file. */
  readonly format: PhotoType;
  /** Oriented: EXIF orientation 5 to 8 swaps width and height (CIPA DC-008, tag 274). */
  readonly width: number;
  readonly height: number;
  /** Whether it may be transparent in places. */
  readonly transparent: boolean;
  readonly cmyk: boolean;
  /** The colour profile. */
  readonly icc: Buffer | undefined;
  readonly progressive: boolean;
  /** EXIF blocks, or TIFF files, which have the same structure: the more exact ones first. */
  readonly exif: readonly Uint8Array[];
  /** The directory of a TIFF file. */
  readonly directory: TiffDirectory | null;
  /** What must be done to a TIFF file before libvips can read it. */
  readonly unusual: Exclude<UnusualTiff, 'jpeg'> | null;
  /** The format, if sharp can't read it: its decoder gives pixels (foreign.ts). */
  readonly foreign: ForeignType | null;
}

/**
 * @param alone whether nothing else is being decoded, so that the words of an error are this file's.
 * @throws SightlineError `unreadable`, `unsupported`, `too-large`; what the decoder throws if not `alone`.
 */
export async function readPicture(file: Buffer, alone: boolean): Promise<Picture> {
  const format = formatOfContent(file);
  if (format === null) {
    throw new SightlineError('unreadable', reasonText('noImage'));
  }
  if (format.kind === 'unsupported') {
    throw new SightlineError('unsupported', notSupportedYet(format.label));
  }
  const { type } = format;
  if (type === 'ico') return readIcon(file, alone);
  if (isForeign(type)) return describeForeign(file, type);
  if (type === 'raw' || (type === 'tiff' && isRawTiff(file))) return readRaw(file, alone);
  const bytes = recognisable(file, type);
  const directory = type === 'tiff' ? TiffDirectory.read(bytes) : null;
  if (directory !== null) {
    const unusual = unusualTiff(directory);
    if (unusual === 'jpeg') {
      const inside = await readPicture(jpegInside(directory) ?? bytes, alone);
      return { ...inside, format: type, exif: [bytes] };
    }
    if (unusual !== null) return describe({ bytes, type, directory, unusual });
  }
  try {
    const info = await sharp(bytes, { limitInputPixels: false, failOn: 'none' }).metadata();
    return describe({ bytes, type, directory, unusual: null, info });
  } catch (error) {
    if (!alone || error instanceof SightlineError) throw error;
    const rare = directory === null ? null : rareCompression(directory);
    throw rare === null ? unreadable(error, type) : unsupportedTiff(rare);
  }
}

/** @throws SightlineError as {@link readForeignHeader}. */
async function describeForeign(bytes: Buffer, type: ForeignType): Promise<Picture> {
  const { width, height, transparent, exif } = await readForeignHeader(bytes, type);
  checkPixels(width, height);
  return {
    ...{
      bytes,
      type,
      format: type,
      width,
      height,
      transparent,
      exif: exif === null ? [] : [exif],
      foreign: type,
    },
    ...{ cmyk: false, icc: undefined, progressive: false, directory: null, unusual: null },
  };
}

/** The largest picture in an icon. */
async function readIcon(file: Buffer, alone: boolean): Promise<Picture> {
  const icon = largestIcon(file);
  if (icon === null) throw new SightlineError('unreadable', reasonText('invalidData', 'ICO'));
  const picture = await (icon.png ? readPicture(icon.file, alone) : describeForeign(icon.file, 'ico'));
  return { ...picture, format: 'ico' };
}

/** The preview that the camera put into a RAW file. */
async function readRaw(file: Buffer, alone: boolean): Promise<Picture> {
  const preview = rawPreview(file);
  if (preview === null) throw new SightlineError('unsupported', reasonText('noPreview'));
  const { jpeg, orientation, exif } = preview;
  const picture = await readPicture(orientation === null ? jpeg : withOrientation(jpeg, orientation), alone);
  return { ...picture, format: 'raw', exif: exif ?? picture.exif };
}

/** The file as libvips recognises it. */
function recognisable(file: Buffer, type: PhotoType): Buffer {
  if (type === 'svg') {
    try {
      return plainSvg(file);
    } catch (error) {
      throw unreadable(error, type);
    }
  }
  // Of an animation, the brand of a picture gives the first frame.
  if (type !== 'avif' || file.toString('latin1', 8, 12) !== 'avis') return file;
  const first = Buffer.from(file);
  first.write('avif', 8, 'latin1');
  return first;
}

/** The refusal of a TIFF file whose compression can't be read. */
export function unsupportedTiff(compression: string): SightlineError {
  return new SightlineError('unsupported', notSupportedYet(`TIFF, ${compression}`));
}

function describe({
  info,
  ...picture
}: Pick<Picture, 'bytes' | 'type' | 'directory' | 'unusual'> & { info?: Metadata }): Picture {
  const { type, bytes, directory } = picture;
  // Use the first page: in an animation, `height` is that of all frames together.
  const width = info?.width ?? directory?.width ?? 0;
  const height = info?.pageHeight ?? info?.height ?? directory?.height ?? 0;
  const orientation = info ? info.orientation : directory?.value(TAG.orientation, 1);
  // An SVG has no fixed number of pixels: it is drawn at the requested size.
  if (type !== 'svg') checkPixels(width, height);
  const turned = (orientation ?? 1) >= 5 && (orientation ?? 1) <= 8;
  return {
    ...picture,
    format: type,
    foreign: null,
    width: turned ? height : width,
    height: turned ? width : height,
    transparent: info?.hasAlpha === true,
    cmyk: info?.space === 'cmyk',
    icc: info?.icc,
    progressive: info?.isProgressive === true,
    exif: type === 'tiff' ? [bytes] : info?.exif === undefined ? [] : [info.exif],
  };
}

/** @throws SightlineError `too-large`. */
function checkPixels(width: number, height: number): void {
  if (width * height <= IMAGE_LIMITS.pixels) return;
  throw new SightlineError(
    'too-large',
    reasonText('tooManyPixels', IMAGE_LIMITS.pixels / 1e6, width, height),
  );
}

/** Bytes of memory per pixel to rewrite an unusual TIFF file: all its samples, and two copies of the result. */
const REWRITING_BYTES_PER_PIXEL = 16;

/** Estimated memory of decoding, in bytes. @throws SightlineError `too-large`. */
export function memoryFor({ type, width, height, progressive, unusual }: Picture): number {
  if (type === 'svg') return 0;
  const wanted =
    unusual === null
      ? decodingBytes({ type, width, height, progressive })
      : width * height * REWRITING_BYTES_PER_PIXEL;
  if (wanted <= IMAGE_LIMITS.decodingBytesOfOne) return wanted;
  const megabytes = (value: number): number => Math.round(value / 2 ** 20);
  const most = megabytes(IMAGE_LIMITS.decodingBytesOfOne);
  throw new SightlineError(
    'too-large',
    reasonText('tooMuchMemory', most, type.toUpperCase(), width, height, megabytes(wanted)),
  );
}
