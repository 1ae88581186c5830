/** Translates the decoder's errors into reasons for the user. Runs in the embedder process. */
import { SightlineError, toSightlineError } from '../../../shared/errors.ts';
import { reasonText } from '../../../shared/reasons.ts';
import type { PhotoType } from '../../../shared/schemas.ts';
import { IMAGE_LIMITS } from './image-limits.ts';

/** Those of libjpeg's warnings that mean lost picture data; extra bytes and odd parameters are harmless. */
const JPEG_DAMAGE = /premature end|bad huffman|bad arithmetic|instead of RST/i;

/** What sharp says if libvips gave no reason. */
const SAYS_NOTHING = /^unknown error$|corrupt header:$/i;

/** How libxml says where in a document without a name it failed. */
const XML_PLACE = /error code=\d+ \(\d+\) in \(null\):(\d+):(\d+)/;

export const DAMAGED = reasonText('damaged');

/** Whether a JPEG warning means lost picture data. */
export function isDamage(error: unknown): boolean {
  return JPEG_DAMAGE.test(toSightlineError(error).message);
}

/** Whether the file is merely truncated. */
export function isCutOff(error: unknown): boolean {
  return /premature end of jpeg image/i.test(toSightlineError(error).message);
}

/** The warning for a truncated picture that is usable. @param share decoded part, 0 to 1. */
export function cutOff(share: number): string {
  return share < 1 ? reasonText('cutOff', Math.floor(share * 100)) : reasonText('cutOffCoarse');
}

/** The failure for a picture of which too little was decoded. @param share decoded part, 0 to 1. */
export function tooShort(share: number, cause: unknown): SightlineError {
  return new SightlineError('unreadable', reasonText('tooShort', Math.floor(share * 100)), { cause });
}

/** The refusal of a picture that takes too long. */
export function tooSlow(cause: unknown): SightlineError {
  return new SightlineError('too-large', reasonText('tooSlow', IMAGE_LIMITS.seconds), { cause });
}

/**
 * The error for a picture that can't be decoded, with the first line of the decoder's message that says something.
 * @param error thrown while nothing else was being decoded: libvips has one error text for all pictures.
 */
export function unreadable(error: unknown, type: PhotoType): SightlineError {
  if (error instanceof SightlineError) return error;
  const lines = toSightlineError(error)
    .message.split('\n')
    .map((line) => line.trim());
  if (lines.some((line) => /timeout/i.test(line))) return tooSlow(error);
  const line = lines.find((part) => part !== '' && !SAYS_NOTHING.test(part));
  const reason =
    line === undefined
      ? reasonText('invalidData', type.toUpperCase())
      : reasonText('undecodable', line.replace(XML_PLACE, 'line $1, column $2').slice(0, 200));
  return new SightlineError('unreadable', reason, { cause: error });
}
