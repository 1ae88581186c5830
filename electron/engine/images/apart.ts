/**
 * Where to decode files that may hang or crash the decoder, or take all memory: in a process of their own, if there is
 * one. The embedder's entry point sets it; the decoder process itself and unit tests decode everything where they are.
 * Runs in the embedder and decoder processes.
 */
import { SightlineError } from '../../../shared/errors.ts';
import { reasonText } from '../../../shared/reasons.ts';
import { formatOfContent } from '../files/formats.ts';
import type {
  DecodeOptions,
  PreparedImage,
  PrepareOptions,
  RgbPicture,
  ThumbnailOptions,
} from './decode-options.ts';
import type { PreprocessSpec } from './preprocess-spec.ts';

/** The decoder process. Its methods are those of decode.ts, and throw the same. */
export interface Apart {
  prepare(bytes: Buffer, spec: PreprocessSpec, options: PrepareOptions): Promise<PreparedImage>;
  thumbnail(bytes: Buffer, longestEdge: number, options: ThumbnailOptions): Promise<Buffer>;
  png(bytes: Buffer, longestEdge: number, options: DecodeOptions): Promise<Buffer>;
  rgb(bytes: Buffer, longestEdge: number, options: DecodeOptions): Promise<RgbPicture>;
}

/** Larger files are not copied to another process. No drawing is that large. */
const MOST_BYTES = 64 * 2 ** 20;

let apart: Apart | null = null;

/** Decodes doubtful files in that process from now on. */
export function decodeApart(process: Apart): void {
  apart = process;
}

/** A file that can't be decoded strictly: what is wrong with it is found out apart. */
export class DoubtfulImage extends Error {}

/** Whether the file must be decoded apart if it is doubtful. */
export function isDecodedApart(bytes: Buffer): boolean {
  return apart !== null && bytes.length <= MOST_BYTES;
}

/**
 * Runs `here`; for a drawing, or if that throws a {@link DoubtfulImage}, runs `there` in its place.
 * @throws SightlineError `too-large` for a drawing of more than 64 MB; what `here` or `there` throw.
 */
export async function hereOrApart<Result>(
  bytes: Buffer,
  here: () => Promise<Result>,
  there: (process: Apart) => Promise<Result>,
): Promise<Result> {
  const process = apart;
  if (process === null) return here();
  const format = formatOfContent(bytes);
  if (format?.kind === 'photo' && format.type === 'svg') {
    if (bytes.length <= MOST_BYTES) return there(process);
    const megabytes = Math.round(bytes.length / 2 ** 20);
    throw new SightlineError('too-large', reasonText('fileTooLarge', MOST_BYTES / 2 ** 20, megabytes));
  }
  try {
    return await here();
  } catch (error) {
    if (error instanceof DoubtfulImage) return there(process);
    throw error;
  }
}
