/** What decoders of simple bitmaps give. Types only. */
import type { Size } from '../foreign-decoder.ts';

export interface BitmapHeader extends Size {
  readonly transparent: boolean;
}

export interface Bitmap extends Size {
  /** 8 bits a sample, interleaved, from the top. */
  readonly data: Uint8Array;
  readonly channels: 3 | 4;
  /** Share of the rows that are there. */
  readonly share: number;
}
