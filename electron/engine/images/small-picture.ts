/**
 * The small thumbnail of a photo and its average colour: cheaply from what was decoded for the model, or from the file.
 * Runs in the embedder process.
 */
import { THUMBNAIL_FORMATS } from '../files/thumbnail-files.ts';
import { profileFor, withProfile } from './colour-profile.ts';
import { drawRgb, type DecodeOptions, type PreparedImage, type RgbPicture } from './decode.ts';
import type { Size } from './preprocess-spec.ts';
import { perceptualHash } from './perceptual-hash.ts';
import sharp from './sharp.ts';

const LONGEST_EDGE = 320;
/** Pixels of the model are used if they reach this share of the thumbnail's size along both edges. */
const LEAST_SHARE = 0.625;
const QUALITY = 80;

export interface SmallPicture {
  /** A JPEG, complete with its colour profile if it needs one. */
  readonly file: Buffer;
  /** 0xRRGGBB. */
  readonly colour: number;
  /** Null for a picture without structure. */
  readonly perceptualHash: Uint8Array | null;
}

/** Decodes a photo for its small picture alone. @throws as `prepareImage` does. */
export async function drawSmallPicture(bytes: Buffer, options: DecodeOptions = {}): Promise<SmallPicture> {
  const picture = await drawRgb(bytes, LONGEST_EDGE, options);
  return { file: await encode(picture, picture), ...looksOf(picture) };
}

/**
 * Makes the thumbnail's file from what was prepared for the model, without decoding again; null if that does not serve:
 * it is a part of the photo, far smaller than a thumbnail, or its colours are in a profile that has to be applied.
 */
export async function reduceToThumbnail({ whole, metadata, profile }: PreparedImage): Promise<Buffer | null> {
  if (whole === null) return null;
  const needed = profileFor(profile ?? undefined, false);
  const size = smallSize(metadata, whole);
  if (needed === 'apply' || size === null) return null;
  const file = await encode(whole, size);
  return needed === 'none' ? file : withProfile(file, needed);
}

/** Average colour and perceptual hash of a whole picture. */
export function looksOf({
  pixels,
  width,
  height,
}: RgbPicture): Pick<SmallPicture, 'colour' | 'perceptualHash'> {
  return { colour: averageColour(pixels), perceptualHash: perceptualHash(pixels, width, height) };
}

/**
 * The size of a thumbnail of a photo, in the photo's proportions, made from pixels that may be squashed. No edge is
 * enlarged, which would take longer than everything else together. Null if it would be too small.
 */
export function smallSize(photo: Size, from: Size): Size | null {
  const scale = Math.min(1, LONGEST_EDGE / Math.max(photo.width, photo.height));
  const wanted = { width: photo.width * scale, height: photo.height * scale };
  const share = Math.min(1, from.width / wanted.width, from.height / wanted.height);
  if (share < LEAST_SHARE) return null;
  return {
    width: Math.max(1, Math.round(wanted.width * share)),
    height: Math.max(1, Math.round(wanted.height * share)),
  };
}

/** The mean of all pixels as 0xRRGGBB. @param pixels RGB, interleaved. */
export function averageColour(pixels: Uint8Array): number {
  let [red, green, blue] = [0, 0, 0];
  for (let at = 0; at < pixels.length; at += 3) {
    red += pixels[at]!;
    green += pixels[at + 1]!;
    blue += pixels[at + 2]!;
  }
  const mean = (sum: number): number => Math.round(sum / Math.max(1, pixels.length / 3));
  return (mean(red) << 16) | (mean(green) << 8) | mean(blue);
}

function encode({ pixels, width, height }: RgbPicture, size: Size): Promise<Buffer> {
  const image = sharp(pixels, { raw: { width, height, channels: 3 } });
  if (size.width !== width || size.height !== height)
    image.resize({ ...size, fit: 'fill', kernel: 'linear' });
  // Huffman tables of its own would save 3 % of the bytes and double the time.
  return image.toFormat(THUMBNAIL_FORMATS.small, { quality: QUALITY, optimiseCoding: false }).toBuffer();
}
