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
import { readableBySharp } from './foreign.ts';
import { IMAGE_LIMITS } from './image-limits.ts';
import { readExifBlocks } from './metadata.ts';
import { memoryFor, readPicture, type Picture } from './picture.ts';
import { PixelBudget } from './pixel-budget.ts';
import { outputSize, type PreprocessSpec, type Resample, type Size } from './preprocess-spec.ts';
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

/** What transparency is laid on, and instead if the picture is too light to be seen there. */
const LIGHT = '#ffffff';
const DARK = '#404040';
const DARK_VALUE = 0x40;
/** A picture without a value below this can't be told from white. */
const ALMOST_WHITE = 235;
/** Longest edge in pixels at which to look whether something can be seen. */
const LOOK_EDGE = 64;

const budget = new PixelBudget(IMAGE_LIMITS.decodingBytes);

export type { DecodeOptions, PreparedImage, PrepareOptions, RgbPicture, ThumbnailOptions };

/**
 * Decodes, orients, resizes and crops according to the model's preprocessing, to the same sizes as transformers.
 * Lays transparency on white, or on a dark background if nothing could be seen there; converts CMYK; like PIL, ignores other colour profiles.
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
  const need = options.region === undefined ? planCrop(spec, width, height).resized : picture;
  const work = async (): Promise<PreparedImage> => {
    const { picture: readable, warning: found } = await readableBySharp(picture, need, options.ahead);
    const { value, warning } = await decodePicture(readable, (part, failOn) =>
      visibly(
        readable,
        (background) => preparePixels(part, readable, spec, { failOn, background, shares: options.region }),
        ({ pixels }) => pixels,
      ),
    );
    // CMYK was converted with it.
    const profile = readable.cmyk ? null : (readable.icc ?? null);
    const metadata = { type: format, width, height, ...readExifBlocks(exif) };
    return { ...value, profile, metadata, warning: found ?? warning };
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
  const opened = await openPicture(bytes);
  const work = async (): Promise<Value> => {
    const { picture } = await readableBySharp(opened, scaledTo(opened, longestEdge), ahead);
    const { value } = await decodePicture(picture, async (part, failOn) => {
      const at = (edge: number, background: string): Sharp =>
        open(part, picture, {
          ...{ failOn, background, profiles: true },
          scale: edge / Math.max(picture.width, picture.height),
        }).resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true });
      const look = async (background: string): Promise<{ background: string; pixels: Uint8Array }> => ({
        background,
        pixels: await at(LOOK_EDGE, background).raw({ depth: 'uchar' }).toBuffer(),
      });
      const { background } = picture.transparent
        ? await visibly(picture, look, ({ pixels }) => pixels)
        : { background: LIGHT };
      return finish(at(longestEdge, background));
    });
    return value;
  };
  return budget.use(memoryFor(opened), work, ahead);
}

/** The size of a picture whose longest edge is that long. */
function scaledTo({ width, height }: Size, longestEdge: number): Size {
  const scale = longestEdge / Math.max(width, height, 1);
  return { width: Math.ceil(width * scale), height: Math.ceil(height * scale) };
}

/**
 * Draws a picture on white; if nothing of it can be seen there, a white logo for instance, on a dark background.
 * @param pixelsOf RGB, of what was drawn.
 */
async function visibly<Drawn>(
  { transparent }: Picture,
  drawOn: (background: string) => Promise<Drawn>,
  pixelsOf: (drawn: Drawn) => Uint8Array,
): Promise<Drawn> {
  const light = await drawOn(LIGHT);
  if (!transparent || !pixelsOf(light).every((value) => value >= ALMOST_WHITE)) return light;
  const dark = await drawOn(DARK);
  // With nothing in the picture at all, white is as good.
  return pixelsOf(dark).every((value) => Math.abs(value - DARK_VALUE) <= 2) ? light : dark;
}

interface Opening {
  readonly failOn: FailOn;
  /** Colour behind transparency. */
  readonly background: string;
  /** At which to draw an SVG; ignored for raster images. */
  readonly scale: number;
  /**
   * Whether to apply colour profiles. They matter to human viewers, but PIL ignores them and models are trained on its
   * output; CMYK always needs one.
   */
  readonly profiles: boolean;
}

/**
 * A pipeline for the full-size picture, oriented, opaque, 8-bit RGB; the steps added to it determine how much is
 * really decoded.
 */
function open(
  bytes: Buffer,
  { type, cmyk }: Picture,
  { failOn, background, scale, profiles }: Opening,
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
    .flatten({ background })
    .toColourspace('srgb');
}

async function preparePixels(
  bytes: Buffer,
  picture: Picture,
  spec: PreprocessSpec,
  how: Pick<Opening, 'failOn' | 'background'> & { readonly shares: Shares | undefined },
): Promise<Pick<PreparedImage, 'pixels' | 'whole'>> {
  const { shares, ...opening } = how;
  if (shares !== undefined && picture.type === 'svg') {
    // Draw the whole SVG first: before that, it has no pixels to crop.
    const drawn = await drawSvg(bytes, picture, shares, how.background);
    return preparePixels(drawn, await readPicture(drawn, true), spec, how);
  }
  const part = shares === undefined ? null : regionOf(shares, picture);
  const { width, height } = part ?? picture;
  const { source, resized, kept } = planCrop(spec, width, height);
  const scale = Math.max(resized.width / width, resized.height / height);
  const image = open(bytes, picture, { ...opening, scale, profiles: false });
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
function drawSvg(
  bytes: Buffer,
  picture: Picture,
  { width, height }: Shares,
  background: string,
): Promise<Buffer> {
  const edge = Math.min(SVG_REGION.most, SVG_REGION.pixels / Math.max(width, height));
  const scale = edge / Math.max(picture.width, picture.height);
  return open(bytes, picture, { failOn: 'truncated', background, scale, profiles: false })
    .resize({ width: Math.ceil(edge), height: Math.ceil(edge), fit: 'inside', withoutEnlargement: true })
    .png({ compressionLevel: 1 })
    .toBuffer();
}
