/**
 * Decodes any supported image to the pixels that a model expects, and to thumbnails. Runs in the embedder process, so
 * that a file which crashes the decoder takes only that process down.
 */
import { hereOrApart } from './apart.ts';
import { cut, padTo, planCrop, regionOf, within, type Shares } from './crop.ts';
import type {
  DecodeOptions,
  PreparedImage,
  PrepareOptions,
  RgbPicture,
  ThumbnailOptions,
} from './decode-options.ts';
import { enlarge } from './enlarge.ts';
import { IMAGE_LIMITS } from './image-limits.ts';
import { readExif } from './metadata.ts';
import { memoryFor, readPicture, type Picture } from './picture.ts';
import { PixelBudget } from './pixel-budget.ts';
import { outputSize, type PreprocessSpec, type Resample } from './preprocess-spec.ts';
import { decodePicture, greyToRgb, openPicture, type FailOn } from './recover.ts';
import sharp, { type Sharp } from './sharp.ts';

const KERNELS: Readonly<Record<Resample, 'nearest' | 'linear' | 'cubic' | 'lanczos3'>> = {
  nearest: 'nearest',
  bilinear: 'linear',
  bicubic: 'cubic',
  lanczos: 'lanczos3',
};

/** Dots per inch at which to draw an SVG: its nominal size, and the limits that sharp accepts. */
const SVG_DENSITY = { nominal: 72, least: 1, most: 100_000 };

/** Longest edge in pixels when drawing an SVG to crop a part: of the part, and at most of the whole. */
const SVG_REGION = { pixels: 512, most: 4_096 };

const budget = new PixelBudget(IMAGE_LIMITS.decodingBytes);

export type { DecodeOptions, PreparedImage, PrepareOptions, RgbPicture, ThumbnailOptions };

/**
 * Decodes, orients, resizes and crops according to the model's preprocessing, to the same sizes as transformers.
 * Flattens transparency onto white and converts CMYK; like PIL, ignores other colour profiles.
 * @throws SightlineError `unreadable`, `unsupported` (a format not supported yet), `too-large`.
 */
export function prepareImage(
  bytes: Buffer,
  spec: PreprocessSpec,
  options: PrepareOptions = {},
): Promise<PreparedImage> {
  return hereOrApart(
    bytes,
    () => prepareHere(bytes, spec, options),
    (apart) => apart.prepare(bytes, spec, options),
  );
}

async function prepareHere(
  bytes: Buffer,
  spec: PreprocessSpec,
  options: PrepareOptions,
): Promise<PreparedImage> {
  const picture = await openPicture(bytes);
  const { format, width, height, exif } = picture;
  const work = async (): Promise<PreparedImage> => {
    const { value, warning } = await decodePicture(picture, (part, failOn) =>
      preparePixels(part, picture, spec, failOn, options.region),
    );
    // CMYK was converted with it.
    const profile = picture.cmyk ? null : (picture.icc ?? null);
    return { ...value, profile, metadata: { type: format, width, height, ...readExif(exif) }, warning };
  };
  return budget.use(memoryFor(picture), work, options.ahead);
}

/**
 * Encodes the oriented picture as WebP in sRGB, with its longest edge at most `longestEdge` pixels. Never enlarges
 * it, but draws SVG at that size.
 * @throws as {@link prepareImage}.
 */
export function makeThumbnail(
  bytes: Buffer,
  longestEdge: number,
  options: ThumbnailOptions = {},
): Promise<Buffer> {
  const { ahead, quality = 80, effort = 2 } = options;
  return hereOrApart(
    bytes,
    () => draw(bytes, longestEdge, (image) => image.webp({ quality, effort }).toBuffer(), ahead),
    (apart) => apart.thumbnail(bytes, longestEdge, options),
  );
}

/**
 * Like {@link makeThumbnail}, but as PNG, for programs that accept nothing else (clipboard, drag).
 * @throws as {@link prepareImage}.
 */
export function makePng(bytes: Buffer, longestEdge: number, options: DecodeOptions = {}): Promise<Buffer> {
  return hereOrApart(
    bytes,
    () => draw(bytes, longestEdge, (image) => image.png({ compressionLevel: 3 }).toBuffer(), options.ahead),
    (apart) => apart.png(bytes, longestEdge, options),
  );
}

/**
 * Like {@link makeThumbnail}, but as pixels.
 * @throws as {@link prepareImage}.
 */
export function drawRgb(
  bytes: Buffer,
  longestEdge: number,
  options: DecodeOptions = {},
): Promise<RgbPicture> {
  return hereOrApart(
    bytes,
    () => draw(bytes, longestEdge, readRgb, options.ahead),
    (apart) => apart.rgb(bytes, longestEdge, options),
  );
}

async function draw<Value>(
  bytes: Buffer,
  longestEdge: number,
  finish: (image: Sharp) => Promise<Value>,
  ahead: boolean | undefined,
): Promise<Value> {
  const picture = await openPicture(bytes);
  const work = async (): Promise<Value> => {
    const { value } = await decodePicture(picture, (part, failOn) =>
      finish(
        open(part, picture, failOn, longestEdge / Math.max(picture.width, picture.height), true).resize({
          width: longestEdge,
          height: longestEdge,
          fit: 'inside',
          withoutEnlargement: true,
        }),
      ),
    );
    return value;
  };
  return budget.use(memoryFor(picture), work, ahead);
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
  { type, cmyk }: Picture,
  failOn: FailOn,
  scale: number,
  profiles: boolean,
): Sharp {
  const { nominal, least, most } = SVG_DENSITY;
  return sharp(bytes, {
    failOn,
    limitInputPixels: IMAGE_LIMITS.pixels,
    ignoreIcc: !profiles && !cmyk,
    ...(type === 'svg' ? { density: Math.min(most, Math.max(least, nominal * scale)) } : {}),
  })
    .timeout({ seconds: IMAGE_LIMITS.seconds })
    .autoOrient()
    .flatten({ background: '#fff' })
    .toColourspace('srgb');
}

async function preparePixels(
  bytes: Buffer,
  picture: Picture,
  spec: PreprocessSpec,
  failOn: FailOn,
  shares?: Shares,
): Promise<Pick<PreparedImage, 'pixels' | 'whole'>> {
  if (shares !== undefined && picture.type === 'svg') {
    // Draw the whole SVG first: before that, it has no pixels to crop.
    const drawn = await drawSvg(bytes, picture, shares);
    return preparePixels(drawn, await readPicture(drawn, true), spec, failOn, shares);
  }
  const part = shares === undefined ? null : regionOf(shares, picture);
  const { width, height } = part ?? picture;
  const { source, resized, kept } = planCrop(spec, width, height);
  const scale = Math.max(resized.width / width, resized.height / height);
  const image = open(bytes, picture, failOn, scale, false);
  const extracted = source === null ? part : within(source, part);
  if (extracted !== null && picture.type !== 'svg') image.extract(extracted);
  // sharp shrinks; enlarge.ts enlarges, and says why; an SVG is drawn large enough.
  const whole = picture.type === 'svg' ? resized : (extracted ?? { width, height });
  const shrunk = {
    width: Math.min(whole.width, resized.width),
    height: Math.min(whole.height, resized.height),
  };
  const enlarged = shrunk.width < resized.width || shrunk.height < resized.height;
  // `cover` would shift the crop by part of a pixel.
  image.resize({ ...shrunk, fit: 'fill', kernel: KERNELS[spec.resample] });
  const drawn = await readRgb(image);
  const all = enlarged ? { ...resized, pixels: enlarge(drawn.pixels, drawn, resized, spec.resample) } : drawn;
  // Like transformers, pad a picture that is smaller than the crop with black.
  const pixels = padTo(
    kept === null ? all.pixels : cut(all.pixels, all, kept),
    kept ?? all,
    outputSize(spec, width, height),
  );
  return { pixels, whole: enlarged || extracted !== null ? null : all };
}

async function readRgb(image: Sharp): Promise<RgbPicture> {
  const { data, info } = await image.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return { pixels: channels === 3 ? data : greyToRgb(data, channels), width, height };
}

/** Draws an SVG as PNG, large enough to crop a part. */
function drawSvg(bytes: Buffer, picture: Picture, { width, height }: Shares): Promise<Buffer> {
  const edge = Math.min(SVG_REGION.most, SVG_REGION.pixels / Math.max(width, height));
  return open(bytes, picture, 'truncated', edge / Math.max(picture.width, picture.height), false)
    .resize({ width: Math.ceil(edge), height: Math.ceil(edge), fit: 'inside', withoutEnlargement: true })
    .png({ compressionLevel: 1 })
    .toBuffer();
}
