/**
 * From the bytes of any supported image to the pixels that a model wants, and to thumbnails: the only importer of
 * sharp. Embedder process; a file that crashes the decoder takes only that process with it.
 */
import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';
import { SightlineError, toSightlineError } from '../../../shared/errors.ts';
import type { PhotoType } from '../../../shared/schemas.ts';
import type { PhotoMetadata } from '../processes/messages.ts';
import { formatOfContent, notSupportedYet } from './formats.ts';
import { IMAGE_LIMITS } from './image-limits.ts';
import { readExif } from './metadata.ts';
import { decodingBytes, PixelBudget } from './pixel-budget.ts';
import { outputSize, resizedSize, type PreprocessSpec, type Resample } from './preprocess-spec.ts';
import { decodedShareOfPng, decodedShareOfRows } from './truncated.ts';

// One thread a picture: several pictures at once keep the cores busier than several threads on one. No cache:
// every picture is seen once.
sharp.concurrency(1);
sharp.cache(false);

const KERNELS: Readonly<Record<Resample, 'nearest' | 'linear' | 'cubic' | 'lanczos3'>> = {
  nearest: 'nearest',
  bilinear: 'linear',
  bicubic: 'cubic',
  lanczos: 'lanczos3',
};

/** A cut-off picture is kept when at least this share of its rows is there. */
const LEAST_SHARE = 0.5;
/** Size of the look at a cut-off picture's rows. */
const LOOK = { width: 64, height: 200 };

const budget = new PixelBudget(IMAGE_LIMITS.decodingBytes);

export interface PreparedImage {
  /** RGB, interleaved, of the size that `outputSize(spec, …)` says. */
  readonly pixels: Uint8Array;
  readonly metadata: PhotoMetadata;
  /** What is wrong with a picture that could be used all the same, or null. */
  readonly warning: string | null;
}

interface Header {
  readonly type: PhotoType;
  readonly info: Metadata;
  /** After EXIF orientation. */
  readonly width: number;
  readonly height: number;
}

/**
 * Decodes, orients, resizes and crops as the model's preprocessing says, with the sizes that transformers computes.
 * Transparency is laid on white; CMYK is converted, other colour profiles are left alone as PIL leaves them.
 * @throws SightlineError `unreadable`, `unsupported` (a format for later), `too-large`.
 */
export async function prepareImage(bytes: Buffer, spec: PreprocessSpec): Promise<PreparedImage> {
  const header = await readHeader(bytes);
  return budget.use(estimate(header), async () => {
    const { value: pixels, warning } = await whole(bytes, header, (options) =>
      preparePixels(bytes, header, spec, options),
    );
    const { type, width, height } = header;
    return { pixels, metadata: { type, width, height, ...exifOf(bytes, header) }, warning };
  });
}

/**
 * A WebP of the picture with its longest edge at most `longestEdge` pixels, oriented; never enlarged.
 * @throws as {@link prepareImage}.
 */
export async function makeThumbnail(bytes: Buffer, longestEdge: number): Promise<Buffer> {
  const header = await readHeader(bytes);
  return budget.use(estimate(header), async () => {
    const { value } = await whole(bytes, header, (options) =>
      open(bytes, header, options)
        .resize({ width: longestEdge, height: longestEdge, fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 80, effort: 2 })
        .toBuffer(),
    );
    return value;
  });
}

async function readHeader(bytes: Buffer): Promise<Header> {
  const format = formatOfContent(bytes);
  if (format === null) {
    throw new SightlineError('unreadable', 'expected an image, the contents are of no known image format');
  }
  if (format.kind === 'unsupported') {
    throw new SightlineError('unsupported', notSupportedYet(format.label));
  }
  const info = await sharp(bytes, { limitInputPixels: false, failOn: 'none' })
    .metadata()
    .catch((error: unknown) => {
      throw unreadable(error);
    });
  // The first page: of an animation `height` is that of all frames together.
  const stored = { width: info.width, height: info.pageHeight ?? info.height };
  if (stored.width * stored.height > IMAGE_LIMITS.pixels) {
    throw new SightlineError(
      'too-large',
      `expected at most ${IMAGE_LIMITS.pixels / 1e6} megapixels, received ${stored.width} × ${stored.height}`,
    );
  }
  const turned = (info.orientation ?? 1) >= 5;
  return {
    type: format.type,
    info,
    width: turned ? stored.height : stored.width,
    height: turned ? stored.width : stored.height,
  };
}

function estimate({ type, info, width, height }: Header): number {
  return decodingBytes({ type, width, height, progressive: type === 'jpeg' && info.isProgressive === true });
}

/** The picture at full size, oriented, opaque, 8-bit RGB; what follows decides how much of it is really decoded. */
function open(bytes: Buffer, { info }: Header, options: SharpOptions): Sharp {
  return sharp(bytes, {
    ...options,
    limitInputPixels: IMAGE_LIMITS.pixels,
    // PIL looks at no profile either, and models are trained on what it gives. CMYK means nothing without one.
    ignoreIcc: info.space !== 'cmyk',
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
  options: SharpOptions,
): Promise<Uint8Array> {
  const { width, height } = header;
  const resized = resizedSize(spec, width, height);
  const output = outputSize(spec, width, height);
  const image = open(bytes, header, options).resize({
    ...resized,
    // `cover` would shift the crop by part of a pixel.
    fit: 'fill',
    kernel: KERNELS[spec.resample],
  });
  if (spec.crop !== null) {
    // A picture smaller than the crop is padded with black, as transformers does.
    const missing = {
      x: Math.max(0, output.width - resized.width),
      y: Math.max(0, output.height - resized.height),
    };
    if (missing.x > 0 || missing.y > 0) {
      image.extend({
        left: Math.floor(missing.x / 2),
        right: Math.ceil(missing.x / 2),
        top: Math.floor(missing.y / 2),
        bottom: Math.ceil(missing.y / 2),
        background: '#000',
      });
    }
    const left = Math.max(0, Math.floor((resized.width - output.width) / 2));
    const top = Math.max(0, Math.floor((resized.height - output.height) / 2));
    // sharp runs `extend` after `extract`; with a picture that needs both, the crop is a second pass.
    if ((missing.x > 0 || missing.y > 0) && (left > 0 || top > 0)) {
      const { data, info } = await image.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
      return rgb(
        sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } }).extract({
          left,
          top,
          ...output,
        }),
      );
    }
    if (missing.x === 0 && missing.y === 0) image.extract({ left, top, ...output });
  }
  return rgb(image);
}

async function rgb(image: Sharp): Promise<Uint8Array> {
  const { data, info } = await image.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  if (info.channels === 3) return data;
  const pixels = new Uint8Array(info.width * info.height * 3);
  for (let pixel = 0; pixel < info.width * info.height; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      pixels[pixel * 3 + channel] = data[pixel * info.channels + (info.channels > 3 ? channel : 0)]!;
    }
  }
  return pixels;
}

/** Runs `decode`; for a file that is cut off once more with what there is, if that is at least half. */
async function whole<Value>(
  bytes: Buffer,
  header: Header,
  decode: (options: SharpOptions) => Promise<Value>,
): Promise<{ value: Value; warning: string | null }> {
  let failure: unknown;
  try {
    return { value: await decode({ failOn: 'truncated' }), warning: null };
  } catch (error) {
    failure = error;
  }
  const share = await decodedShare(bytes, header).catch(() => 0);
  if (share < LEAST_SHARE) throw share > 0 ? tooShort(share, failure) : unreadable(failure);
  try {
    const value = await decode({ failOn: 'none' });
    const percent = Math.floor(share * 100);
    return {
      value,
      warning:
        share < 1
          ? `the file is cut off; about ${percent} % of the picture could be read`
          : 'the file is damaged; parts of the picture may be missing',
    };
  } catch {
    throw unreadable(failure);
  }
}

async function decodedShare(bytes: Buffer, { type, info }: Header): Promise<number> {
  if (type === 'png') return decodedShareOfPng(bytes);
  if (type !== 'jpeg' && type !== 'gif') return 0;
  const look = await sharp(bytes, {
    failOn: 'none',
    limitInputPixels: IMAGE_LIMITS.pixels,
    ignoreIcc: info.space !== 'cmyk',
  })
    .timeout({ seconds: IMAGE_LIMITS.seconds })
    .flatten()
    .toColourspace('srgb')
    .resize({ ...LOOK, fit: 'fill', kernel: 'nearest', fastShrinkOnLoad: false })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return decodedShareOfRows(look.data, LOOK.width, LOOK.height);
}

/** A TIFF file is itself what EXIF blocks are made like. */
function exifOf(bytes: Buffer, { type, info }: Header): ReturnType<typeof readExif> {
  return readExif(type === 'tiff' ? bytes : info.exif);
}

function tooShort(share: number, cause: unknown): SightlineError {
  return new SightlineError(
    'unreadable',
    `the file is cut off: expected at least half of the picture, found about ${Math.floor(share * 100)} %`,
    { cause },
  );
}

function unreadable(error: unknown): SightlineError {
  if (error instanceof SightlineError) return error;
  const { message } = toSightlineError(error);
  const line = message.split('\n').find((part) => part.trim() !== '') ?? 'unknown error';
  if (/timeout/i.test(line)) {
    return new SightlineError('too-large', `decoding took longer than ${IMAGE_LIMITS.seconds} seconds`, {
      cause: error,
    });
  }
  return new SightlineError('unreadable', `the image could not be decoded (${line.trim().slice(0, 200)})`, {
    cause: error,
  });
}
