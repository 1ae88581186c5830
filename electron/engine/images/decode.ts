/**
 * Decodes any supported image to the pixels that a model expects, and to thumbnails. Runs in the embedder process, so
 * that a file which crashes the decoder takes only that process down.
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

/** Keep a truncated picture if at least this share of it exists. */
const LEAST_SHARE = 0.5;
/** Size of the preview in which to count a damaged picture's rows. */
const LOOK = { width: 64, height: 200 };
/** Dots per inch at which to draw an SVG: its nominal size, and the limits that sharp accepts. */
const SVG_DENSITY = { nominal: 72, least: 1, most: 100_000 };

/** Longest edge in pixels when drawing an SVG to crop a part: of the part, and at most of the whole. */
const SVG_REGION = { pixels: 512, most: 4_096 };

const budget = new PixelBudget(IMAGE_LIMITS.decodingBytes);

export interface PreparedImage {
  /** RGB, interleaved, of size `outputSize(spec, …)`. */
  readonly pixels: Uint8Array;
  readonly metadata: PhotoMetadata;
  /** What is wrong with an image that is usable nevertheless, or null. */
  readonly warning: string | null;
}

export interface DecodeOptions {
  /** Run before images that wait for memory, because a user is waiting for this one. */
  readonly ahead?: boolean;
}

export interface PrepareOptions extends DecodeOptions {
  /** Decode only this part of the oriented picture, as if it were the whole. */
  readonly region?: Shares;
}

export interface ThumbnailOptions extends DecodeOptions {
  readonly format?: 'jpeg' | 'webp';
  /** Quality of the encoder, 1 to 100. */
  readonly quality?: number;
  /** WebP effort, 0 (fastest) to 6 (smallest). */
  readonly effort?: number;
}

interface Header {
  readonly type: PhotoType;
  readonly info: Metadata;
  /** After EXIF orientation (CIPA DC-008, tag 274: 5 to 8 swap width and height). */
  readonly width: number;
  readonly height: number;
}

/** Decodes bytes with the given strictness. */
type Decode<Value> = (bytes: Buffer, failOn: NonNullable<SharpOptions['failOn']>) => Promise<Value>;

/**
 * Decodes, orients, resizes and crops according to the model's preprocessing, to the same sizes as transformers.
 * Flattens transparency onto white and converts CMYK; like PIL, ignores other colour profiles.
 * @throws SightlineError `unreadable`, `unsupported` (a format not supported yet), `too-large`.
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
    // An EXIF block has the structure of a TIFF file, so a TIFF file serves as its own.
    const exif = readExif(type === 'tiff' ? bytes : info.exif);
    return { pixels, metadata: { type, width, height, ...exif }, warning };
  };
  return budget.use(memoryFor(header), work, options.ahead);
}

/**
 * Encodes the oriented picture as WebP or JPEG in sRGB, with its longest edge at most `longestEdge` pixels. Never enlarges
 * it, but draws SVG at that size.
 * @throws as {@link prepareImage}.
 */
export function makeThumbnail(
  bytes: Buffer,
  longestEdge: number,
  { ahead, format = 'webp', quality = 80, effort = 2 }: ThumbnailOptions = {},
): Promise<Buffer> {
  const encode = (image: Sharp): Sharp =>
    // Huffman tables of its own would save 3 % of a JPEG's bytes and take as long again.
    format === 'jpeg' ? image.jpeg({ quality, optimiseCoding: false }) : image.webp({ quality, effort });
  return draw(bytes, longestEdge, encode, ahead);
}

/**
 * Like {@link makeThumbnail}, but as PNG, for programs that accept nothing else (clipboard, drag).
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
  // Use the first page: in an animation, `height` is that of all frames together.
  const stored = { width: info.width, height: info.pageHeight ?? info.height };
  // An SVG has no fixed number of pixels: it is drawn at the requested size.
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
 * A pipeline for the full-size picture, oriented, opaque, 8-bit RGB; the steps added to it determine how much is
 * really decoded.
 * @param scale at which to draw an SVG; ignored for raster images.
 * @param profiles whether to apply colour profiles. They matter to human viewers, but PIL ignores them and models are
 *   trained on its output; CMYK always needs one.
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
    // Draw the whole SVG first: before that, it has no pixels to crop.
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
  // sharp shrinks; enlarge.ts enlarges, and says why; an SVG is drawn large enough.
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
  // Like transformers, pad a picture that is smaller than the crop with black.
  if (!enlarged) return padTo(pixels, info, output);
  const large = enlarge(pixels, info, resized, spec.resample);
  return kept === null ? padTo(large, resized, output) : padTo(cut(large, resized, kept), kept, output);
}

/** Draws an SVG as PNG, large enough to crop a part. */
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

/** Runs `decode`; if the file is truncated or damaged, retries leniently as long as half of the picture exists. */
async function decodePartial<Value>(
  bytes: Buffer,
  header: Header,
  decode: Decode<Value>,
): Promise<{ value: Value; warning: string | null }> {
  let failure: unknown;
  try {
    // Only JPEG's warnings indicate damage; those of other formats concern harmless oddities.
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
  // A progressive JPEG without its last scans shows the whole picture, but coarsely.
  return { value, warning: rest.share < 1 || isCutOff(failure) ? cutOff(rest.share) : DAMAGED };
}

/** The share of a damaged picture that can be decoded, and the bytes to decode; null if nothing can. */
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
