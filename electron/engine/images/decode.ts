/**
 * From the bytes of any supported image to the pixels that a model wants, and to thumbnails. Runs in the embedder
 * process; a file that
 * crashes the decoder takes only that process with it.
 */
import { SightlineError } from '../../../shared/errors.ts';
import { reasonText } from '../../../shared/reasons.ts';
import type { PhotoType } from '../../../shared/schemas.ts';
import type { PhotoMetadata } from '../api/embedder-api.ts';
import { completePng } from './complete-png.ts';
import { cut, padTo, planCrop, regionOf, within, type Shares } from './crop.ts';
import { cutOff, DAMAGED, isCutOff, isDamage, tooShort, unreadable } from './decode-errors.ts';
import { enlarge } from './enlarge.ts';
import { formatOfContent, notSupportedYet } from '../files/formats.ts';
import { IMAGE_LIMITS } from './image-limits.ts';
import { readExif } from './metadata.ts';
import { decodingBytes, PixelBudget } from './pixel-budget.ts';
import { outputSize, type PreprocessSpec, type Resample } from './preprocess-spec.ts';
import sharp, { type Metadata, type Sharp, type SharpOptions } from './sharp.ts';
import { shareOfFlatRows, shareOfGifRows, shareOfJpegRows } from './truncated.ts';

const KERNELS: Readonly<Record<Resample, 'nearest' | 'linear' | 'cubic' | 'lanczos3'>> = {
  nearest: 'nearest',
  bilinear: 'linear',
  bicubic: 'cubic',
  lanczos: 'lanczos3',
};

/** A cut-off picture is kept when at least this share of it is there. */
const LEAST_SHARE = 0.5;
/** Size of the look at a cut-off picture's rows. */
const LOOK = { width: 64, height: 200 };
/** An SVG's own unit: what one dot an inch more or less scales. */
const SVG_DENSITY = { nominal: 72, least: 1, most: 100_000 };

/** Longest edge of an SVG that is drawn to look at a part of it: of the part, and of the whole at most. */
const SVG_REGION = { pixels: 512, most: 4_096 };

const budget = new PixelBudget(IMAGE_LIMITS.decodingBytes);

export interface PreparedImage {
  /** RGB, interleaved, of the size that `outputSize(spec, …)` says. */
  readonly pixels: Uint8Array;
  readonly metadata: PhotoMetadata;
  /** What is wrong with an image that was usable anyway, or null. */
  readonly warning: string | null;
}

export interface DecodeOptions {
  /** Ahead of images that wait for memory, because a user is waiting for this one. */
  readonly ahead?: boolean;
}

export interface PrepareOptions extends DecodeOptions {
  /** Only this part of the oriented picture, as if it were the whole. */
  readonly region?: Shares;
}

export interface ThumbnailOptions extends DecodeOptions {
  /** Of WebP, 1 to 100. */
  readonly quality?: number;
  /** Of WebP, 0 (quick) to 6 (small). */
  readonly effort?: number;
}

interface Header {
  readonly type: PhotoType;
  readonly info: Metadata;
  /** After EXIF orientation (CIPA DC-008, tag 274: 5 to 8 swap width and height). */
  readonly width: number;
  readonly height: number;
}

/** Turns bytes into a result, as strictly as `failOn` says. */
type Decode<Value> = (bytes: Buffer, failOn: NonNullable<SharpOptions['failOn']>) => Promise<Value>;

/**
 * Decodes, orients, resizes and crops as the model's preprocessing says, with the sizes that transformers computes.
 * Transparency is laid on white; CMYK is converted, other colour profiles are left alone as PIL leaves them.
 * @throws SightlineError `unreadable`, `unsupported` (a format for later), `too-large`.
 */
export async function prepareImage(
  bytes: Buffer,
  spec: PreprocessSpec,
  options: PrepareOptions = {},
): Promise<PreparedImage> {
  const header = await readHeader(bytes);
  const { type, width, height, info } = header;
  const work = async (): Promise<PreparedImage> => {
    const { value: pixels, warning } = await decodePartial(bytes, header, (part, failOn) =>
      preparePixels(part, header, spec, failOn, options.region),
    );
    // A TIFF file is itself what EXIF blocks are made like.
    const exif = readExif(type === 'tiff' ? bytes : info.exif);
    return { pixels, metadata: { type, width, height, ...exif }, warning };
  };
  return budget.use(memoryFor(header), work, options.ahead);
}

/**
 * A WebP of the picture with its longest edge at most `longestEdge` pixels, oriented, in sRGB; never enlarged (SVG is
 * drawn at that size).
 * @throws as {@link prepareImage}.
 */
export function makeThumbnail(
  bytes: Buffer,
  longestEdge: number,
  { ahead, quality = 80, effort = 2 }: ThumbnailOptions = {},
): Promise<Buffer> {
  return draw(bytes, longestEdge, (image) => image.webp({ quality, effort }), ahead);
}

/**
 * A PNG of the picture, for programs that want no other format (clipboard, drag); else as {@link makeThumbnail}.
 * @throws as {@link prepareImage}.
 */
export function makePng(bytes: Buffer, longestEdge: number, { ahead }: DecodeOptions = {}): Promise<Buffer> {
  return draw(bytes, longestEdge, (image) => image.png({ compressionLevel: 3 }), ahead);
}

async function draw(
  bytes: Buffer,
  longestEdge: number,
  encode: (image: Sharp) => Sharp,
  ahead: boolean | undefined,
): Promise<Buffer> {
  const header = await readHeader(bytes);
  const work = async (): Promise<Buffer> => {
    const { value } = await decodePartial(bytes, header, (part, failOn) =>
      encode(
        open(part, header, failOn, longestEdge / Math.max(header.width, header.height), true).resize({
          width: longestEdge,
          height: longestEdge,
          fit: 'inside',
          withoutEnlargement: true,
        }),
      ).toBuffer(),
    );
    return value;
  };
  return budget.use(memoryFor(header), work, ahead);
}

async function readHeader(bytes: Buffer): Promise<Header> {
  const format = formatOfContent(bytes);
  if (format === null) {
    throw new SightlineError('unreadable', reasonText('noImage'));
  }
  if (format.kind === 'unsupported') {
    throw new SightlineError('unsupported', notSupportedYet(format.label));
  }
  const { type } = format;
  const info = await sharp(bytes, { limitInputPixels: false, failOn: 'none' })
    .metadata()
    .catch((error: unknown) => {
      throw unreadable(error);
    });
  // The first page: of an animation `height` is that of all frames together.
  const stored = { width: info.width, height: info.pageHeight ?? info.height };
  // An SVG is drawn at whatever size is wanted.
  if (type !== 'svg' && stored.width * stored.height > IMAGE_LIMITS.pixels) {
    throw new SightlineError(
      'too-large',
      reasonText('tooManyPixels', IMAGE_LIMITS.pixels / 1e6, stored.width, stored.height),
    );
  }
  const turned = (info.orientation ?? 1) >= 5;
  return {
    type,
    info,
    width: turned ? stored.height : stored.width,
    height: turned ? stored.width : stored.height,
  };
}

/** Estimated memory of decoding, in bytes. @throws SightlineError `too-large`. */
function memoryFor({ type, info, width, height }: Header): number {
  if (type === 'svg') return 0;
  const wanted = decodingBytes({ type, width, height, progressive: info.isProgressive === true });
  if (wanted <= IMAGE_LIMITS.decodingBytesOfOne) return wanted;
  const megabytes = (value: number): number => Math.round(value / 2 ** 20);
  const most = megabytes(IMAGE_LIMITS.decodingBytesOfOne);
  throw new SightlineError(
    'too-large',
    reasonText('tooMuchMemory', most, type.toUpperCase(), width, height, megabytes(wanted)),
  );
}

/**
 * The picture at full size, oriented, opaque, 8-bit RGB; what follows decides how much of it is really decoded.
 * @param scale at which an SVG is drawn; of no meaning for pictures made of pixels.
 * @param profiles whether colour profiles count: for eyes they do. PIL looks at none, and models are trained on what
 *   it gives; but CMYK means nothing without one.
 */
function open(
  bytes: Buffer,
  { type, info }: Header,
  failOn: NonNullable<SharpOptions['failOn']>,
  scale: number,
  profiles: boolean,
): Sharp {
  const { nominal, least, most } = SVG_DENSITY;
  return sharp(bytes, {
    failOn,
    limitInputPixels: IMAGE_LIMITS.pixels,
    ignoreIcc: !profiles && info.space !== 'cmyk',
    ...(type === 'svg' ? { density: Math.min(most, Math.max(least, nominal * scale)) } : {}),
  })
    .timeout({ seconds: IMAGE_LIMITS.seconds })
    .autoOrient()
    .flatten({ background: '#fff' })
    .toColourspace('srgb');
}

async function preparePixels(
  bytes: Buffer,
  header: Header,
  spec: PreprocessSpec,
  failOn: NonNullable<SharpOptions['failOn']>,
  shares?: Shares,
): Promise<Uint8Array> {
  if (shares !== undefined && header.type === 'svg') {
    // Drawn whole, as its pixels have no place before that.
    const drawn = await drawSvg(bytes, header, shares);
    return preparePixels(drawn, await readHeader(drawn), spec, failOn, shares);
  }
  const part = shares === undefined ? null : regionOf(shares, header);
  const { width, height } = part ?? header;
  const { source, resized, kept } = planCrop(spec, width, height);
  const scale = Math.max(resized.width / width, resized.height / height);
  const image = open(bytes, header, failOn, scale, false);
  const extracted = source === null ? part : within(source, part);
  if (extracted !== null && header.type !== 'svg') image.extract(extracted);
  // Shrinking is for sharp, enlarging isn't (see enlarge.ts); an SVG is drawn large enough.
  const whole = header.type === 'svg' ? resized : (extracted ?? { width, height });
  const shrunk = {
    width: Math.min(whole.width, resized.width),
    height: Math.min(whole.height, resized.height),
  };
  const enlarged = shrunk.width < resized.width || shrunk.height < resized.height;
  // `cover` would shift the crop by part of a pixel.
  image.resize({ ...shrunk, fit: 'fill', kernel: KERNELS[spec.resample] });
  if (kept !== null && !enlarged) image.extract(kept);
  const { data, info } = await image.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const pixels = info.channels === 3 ? data : greyToRgb(data, info.channels);
  const output = outputSize(spec, width, height);
  // A picture smaller than the crop is padded with black, as transformers does.
  if (!enlarged) return padTo(pixels, info, output);
  const large = enlarge(pixels, info, resized, spec.resample);
  return kept === null ? padTo(large, resized, output) : padTo(cut(large, resized, kept), kept, output);
}

/** A PNG of an SVG, large enough for a look at a part of it. */
function drawSvg(bytes: Buffer, header: Header, { width, height }: Shares): Promise<Buffer> {
  const edge = Math.min(SVG_REGION.most, SVG_REGION.pixels / Math.max(width, height));
  return open(bytes, header, 'truncated', edge / Math.max(header.width, header.height), false)
    .resize({ width: Math.ceil(edge), height: Math.ceil(edge), fit: 'inside', withoutEnlargement: true })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

function greyToRgb(data: Uint8Array, channels: number): Uint8Array {
  const pixels = new Uint8Array((data.length / channels) * 3);
  for (let pixel = 0; pixel * channels < data.length; pixel++) {
    pixels.fill(data[pixel * channels]!, pixel * 3, pixel * 3 + 3);
  }
  return pixels;
}

/** Runs `decode`; on a file that is cut off or damaged once more, if at least half of the picture is there. */
async function decodePartial<Value>(
  bytes: Buffer,
  header: Header,
  decode: Decode<Value>,
): Promise<{ value: Value; warning: string | null }> {
  let failure: unknown;
  try {
    // Only JPEG's warnings tell of damage; the others are about harmless oddities.
    return { value: await decode(bytes, header.type === 'jpeg' ? 'warning' : 'truncated'), warning: null };
  } catch (error) {
    failure = error;
  }
  if (header.type === 'jpeg' && !isDamage(failure)) {
    try {
      return { value: await decode(bytes, 'truncated'), warning: null };
    } catch (error) {
      failure = error;
    }
  }
  const rest = await whatIsThere(bytes, header).catch(() => null);
  if (rest === null) throw unreadable(failure);
  if (rest.share < LEAST_SHARE) throw tooShort(rest.share, failure);
  const value = await decode(rest.bytes, 'none').catch(() => {
    throw unreadable(failure);
  });
  // A progressive JPEG without its last scans shows all of the picture, coarsely.
  return { value, warning: rest.share < 1 || isCutOff(failure) ? cutOff(rest.share) : DAMAGED };
}

/** The share of a damaged picture that can be decoded and the bytes to decode it from; null for none. */
async function whatIsThere(
  bytes: Buffer,
  { type, info }: Header,
): Promise<{ bytes: Buffer; share: number } | null> {
  if (type === 'png') return completePng(bytes);
  if (type !== 'jpeg' && type !== 'gif') return null;
  const image = sharp(bytes, { failOn: 'none', limitInputPixels: IMAGE_LIMITS.pixels, ignoreIcc: true })
    .timeout({ seconds: IMAGE_LIMITS.seconds })
    .resize({ ...LOOK, fit: 'fill', kernel: 'nearest' })
    .toColourspace('srgb');
  if (type === 'gif') image.ensureAlpha();
  const { data, info: look } = await image.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  if (type === 'gif') return { bytes, share: shareOfGifRows(data, LOOK.width, LOOK.height) };
  const rows = look.channels === 3 ? data : greyToRgb(data, look.channels);
  const share = info.space === 'cmyk' ? shareOfFlatRows : shareOfJpegRows;
  return { bytes, share: share(rows, LOOK.width, LOOK.height) };
}
