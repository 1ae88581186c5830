/** Translates the decoder's errors into reasons for the user. Runs in the embedder process. */
import { SightlineError, toSightlineError } from '../../../shared/errors.ts';
import { reasonText } from '../../../shared/reasons.ts';
import { IMAGE_LIMITS } from './image-limits.ts';

/** Those of libjpeg's warnings that mean lost picture data; extra bytes and odd parameters are harmless. */
const JPEG_DAMAGE = /premature end|bad huffman|bad arithmetic|instead of RST/i;

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

/** The error for a picture that can't be decoded, with the first line of the decoder's message. */
export function unreadable(error: unknown): SightlineError {
  if (error instanceof SightlineError) return error;
  const { message } = toSightlineError(error);
  const line = message.split('\n').find((part) => part.trim() !== '') ?? 'unknown error';
  if (/timeout/i.test(line)) {
    return new SightlineError('too-large', reasonText('tooSlow', IMAGE_LIMITS.seconds), {
      cause: error,
    });
  }
  return new SightlineError('unreadable', reasonText('undecodable', line.trim().slice(0, 200)), {
    cause: error,
  });
}
