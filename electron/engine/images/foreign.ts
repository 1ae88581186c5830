/** Pictures of formats that sharp can't read, as ones that it reads. Runs in the embedder and decoder processes. */
import { readForeignRaster } from '../formats/foreign-picture.ts';
import { cutOff, tooShort } from './decode-errors.ts';
import { flatTiff } from './flat-tiff.ts';
import type { Picture } from './picture.ts';
import type { Size } from './preprocess-spec.ts';

/** Keep a picture if at least this share of it could be decoded, as of a truncated one (recover.ts). */
const LEAST_SHARE = 0.5;

/**
 * The picture itself if sharp reads it, else its pixels as a TIFF file without compression, perhaps smaller than the
 * picture, but no smaller than `need` (pixels along both edges).
 * @returns it, and what is wrong with the file, or null.
 * @throws SightlineError `unreadable`, `unsupported`, `too-large`.
 */
export async function readableBySharp(
  picture: Picture,
  need: Size,
  ahead: boolean | undefined,
): Promise<{ picture: Picture; warning: string | null }> {
  if (picture.foreign === null) return { picture, warning: null };
  const raster = await readForeignRaster(picture.bytes, picture.foreign, need, ahead);
  const { share, width, height, icc } = raster;
  if (share < LEAST_SHARE) throw tooShort(share, undefined);
  const readable: Picture = {
    ...picture,
    ...{ bytes: flatTiff(raster), type: 'tiff', foreign: null, width, height },
    icc: icc === null ? undefined : Buffer.from(icc),
  };
  return { picture: readable, warning: share < 1 ? cutOff(share) : null };
}
