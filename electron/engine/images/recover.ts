/**
 * Decodes a picture strictly; if that fails, finds out from this file alone what is wrong, and uses what exists of the
 * picture. Runs in the embedder process.
 */
import { SightlineError } from '../../../shared/errors.ts';
import { DoubtfulImage, isDecodedApart } from './apart.ts';
import { completePng } from './complete-png.ts';
import { cutOff, DAMAGED, isCutOff, isDamage, tooShort, tooSlow, unreadable } from './decode-errors.ts';
import { DecoderGate } from './decoder-gate.ts';
import { IMAGE_LIMITS } from './image-limits.ts';
import { readPicture, unsupportedTiff, type Picture } from './picture.ts';
import sharp, { type SharpOptions } from './sharp.ts';
import { TiffDirectory } from '../formats/tiff-directory.ts';
import { isComplete, tiffShare } from './tiff-share.ts';
import { shareOfFlatRows, shareOfGifRows, shareOfJpegRows } from './truncated.ts';
import { plainTiff, rareCompression } from './unusual-tiff.ts';

export type FailOn = NonNullable<SharpOptions['failOn']>;

/** Decodes bytes with the given strictness. It runs inside the gate, and must not enter it. */
export type Decode<Value> = (bytes: Buffer, failOn: FailOn) => Promise<Value>;

/** Keep a truncated picture if at least this share of it exists. */
const LEAST_SHARE = 0.5;
/** Size of the preview in which to count a damaged picture's rows. */
const LOOK = { width: 64, height: 200 };

/**
 * The strictness that catches every missing part. JPEG's warnings indicate damage; those of other formats concern
 * harmless oddities. libtiff reports missing strips as errors and missing tiles as warnings, and libvips leaves them
 * black below that level.
 */
function strictness({ type, directory }: Picture): FailOn {
  if (type === 'jpeg' || directory?.tiled === true) return 'warning';
  return type === 'tiff' ? 'error' : 'truncated';
}

const gate = new DecoderGate();

/** Reads what the file says about its picture. @throws SightlineError as {@link readPicture}. */
export async function openPicture(bytes: Buffer): Promise<Picture> {
  try {
    return await gate.beside(() => readPicture(bytes, false));
  } catch (error) {
    if (error instanceof SightlineError) throw error;
    return alone(bytes, () => readPicture(bytes, true));
  }
}

/**
 * Runs `decode`; if the file is truncated or damaged, retries leniently as long as half of the picture exists.
 * @returns the value, and what is wrong with the file, or null.
 * @throws SightlineError `unreadable`, `unsupported`, `too-large`.
 */
export async function decodePicture<Value>(
  picture: Picture,
  decode: Decode<Value>,
): Promise<{ value: Value; warning: string | null }> {
  const started = performance.now();
  try {
    const value = await gate.beside(() => strictly(picture, decode));
    return { value, warning: null };
  } catch (error) {
    if (error instanceof SightlineError) throw error;
    // Nothing would be different the next time.
    if (performance.now() - started >= IMAGE_LIMITS.seconds * 1_000) throw tooSlow(error);
  }
  return alone(picture.bytes, () => decodeDamaged(picture, decode));
}

/** Runs `work` while nothing else is decoded: in the decoder process if there is one, otherwise here. */
function alone<Result>(bytes: Buffer, work: () => Promise<Result>): Promise<Result> {
  if (isDecodedApart(bytes)) throw new DoubtfulImage();
  return gate.alone(work);
}

async function strictly<Value>(picture: Picture, decode: Decode<Value>): Promise<Value> {
  const { bytes, directory } = picture;
  if (directory !== null && !isComplete(directory)) throw new Error('strips or tiles are missing');
  return attempt(picture, bytes, strictness(picture), decode);
}

async function attempt<Value>(
  { bytes: own, unusual, directory: ownDirectory }: Picture,
  bytes: Buffer,
  failOn: FailOn,
  decode: Decode<Value>,
): Promise<Value> {
  if (unusual === null) return decode(bytes, failOn);
  const directory = bytes === own ? ownDirectory : TiffDirectory.read(bytes);
  return directory === null
    ? decode(bytes, failOn)
    : decode(await plainTiff(directory, unusual, failOn), failOn);
}

/** Runs while nothing else is decoded, so the words of an error are this file's. */
async function decodeDamaged<Value>(
  picture: Picture,
  decode: Decode<Value>,
): Promise<{ value: Value; warning: string | null }> {
  const { bytes, type, directory } = picture;
  let outcome = await strictly(picture, decode).catch(asError);
  if (type === 'jpeg' && outcome instanceof Error && !isDamage(outcome)) {
    outcome = await attempt(picture, bytes, 'truncated', decode).catch(asError);
  }
  if (!(outcome instanceof Error)) return { value: outcome, warning: null };
  const failure = outcome;
  if (failure instanceof SightlineError) throw failure;
  const rest = await whatExists(picture).catch(() => null);
  const rare = directory === null ? null : rareCompression(directory);
  if (rare !== null && rest?.decodable !== true) throw unsupportedTiff(rare);
  if (rest === null) throw unreadable(failure, type);
  if (rest.share < LEAST_SHARE) throw tooShort(rest.share, failure);
  const value = await attempt(picture, rest.bytes, 'none', decode).catch(() => {
    throw unreadable(failure, type);
  });
  if (rest.intact) return { value, warning: null };
  // A progressive JPEG without its last scans shows the whole picture, but coarsely.
  return { value, warning: rest.share < 1 || isCutOff(failure) ? cutOff(rest.share) : DAMAGED };
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

interface Rest {
  readonly bytes: Buffer;
  /** Share of the picture that can be decoded, 0 to 1. */
  readonly share: number;
  /** Whether a part of a TIFF file could be decoded. */
  readonly decodable?: boolean;
  /** Nothing is missing: what the decoder complained about is not the picture. */
  readonly intact?: boolean;
}

/** The share of a damaged picture that can be decoded, and the bytes to decode; null if nothing can. */
async function whatExists({ bytes, type, cmyk, directory }: Picture): Promise<Rest | null> {
  if (type === 'png') return completePng(bytes);
  if (type === 'tiff') {
    const rest = directory === null ? null : await tiffShare(directory, decodesStrictly);
    return rest === null ? null : { ...rest, intact: rest.share === 1 && rest.certain };
  }
  if (type !== 'jpeg' && type !== 'gif') return null;
  const image = sharp(bytes, { failOn: 'none', limitInputPixels: IMAGE_LIMITS.pixels, ignoreIcc: true })
    .timeout({ seconds: IMAGE_LIMITS.seconds })
    .resize({ ...LOOK, fit: 'fill', kernel: 'nearest' })
    .toColourspace('srgb');
  if (type === 'gif') image.ensureAlpha();
  const { data, info: look } = await image.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  if (type === 'gif') return { bytes, share: shareOfGifRows(data, LOOK.width, LOOK.height) };
  const rows = look.channels === 3 ? data : greyToRgb(data, look.channels);
  const share = cmyk ? shareOfFlatRows : shareOfJpegRows;
  return { bytes, share: share(rows, LOOK.width, LOOK.height) };
}

function decodesStrictly(bytes: Buffer): Promise<boolean> {
  return sharp(bytes, { failOn: 'error', limitInputPixels: IMAGE_LIMITS.pixels, limitInputChannels: 0 })
    .timeout({ seconds: IMAGE_LIMITS.seconds })
    .stats()
    .then(
      () => true,
      () => false,
    );
}

/** Repeats the first channel of grey pixels, with or without alpha. @returns RGB, interleaved. */
export function greyToRgb(data: Uint8Array, channels: number): Uint8Array {
  const pixels = new Uint8Array((data.length / channels) * 3);
  for (let pixel = 0; pixel * channels < data.length; pixel++) {
    pixels.fill(data[pixel * channels]!, pixel * 3, pixel * 3 + 3);
  }
  return pixels;
}
