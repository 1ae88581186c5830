/** Bounds the memory of WebAssembly decoders: they are built to grow to two or four gigabytes. Runs in decode workers. */
import { SightlineError } from '../../../shared/errors.ts';
import { reasonText } from '../../../shared/reasons.ts';

/** What one decoder may hold. */
export const MOST_DECODER_BYTES = 512 * 2 ** 20;
const PAGE_BYTES = 65_536;

/** Of this thread, from now on: a decoder that wants more fails with a {@link SightlineError} `too-large`. */
export function limitWebAssemblyMemory(most = MOST_DECODER_BYTES): void {
  const { prototype } = WebAssembly.Memory;
  const grow: unknown = Object.getOwnPropertyDescriptor(prototype, 'grow')?.value;
  if (typeof grow !== 'function') throw new Error('WebAssembly memory cannot be bounded here');
  prototype.grow = function (pages) {
    if (this.buffer.byteLength + pages * PAGE_BYTES > most) throw tooHungry(most);
    return Reflect.apply(grow, this, [pages]) as number;
  };
}

/** The refusal of a picture that needs more memory than a decoder may have. */
export function tooHungry(most = MOST_DECODER_BYTES): SightlineError {
  return new SightlineError('too-large', reasonText('tooHungry', Math.round(most / 2 ** 20)));
}
