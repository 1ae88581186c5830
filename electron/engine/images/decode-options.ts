/** What can be asked of the decoder, and what it gives. Types only; used in the embedder and decoder processes. */
import type { PhotoMetadata } from '../api/embedder-api.ts';
import type { Shares } from './crop.ts';
import type { Size } from './preprocess-spec.ts';

/** Oriented, opaque pixels. */
export interface RgbPicture extends Size {
  /** RGB, interleaved. */
  readonly pixels: Uint8Array;
}

export interface PreparedImage {
  /** RGB, interleaved, of size `outputSize(spec, …)`. */
  readonly pixels: Uint8Array;
  /** The whole picture in the size that the model's was cropped from, perhaps squashed; null if it was not that large. */
  readonly whole: RgbPicture | null;
  /** The colour profile (ICC) that was not applied to the pixels, if the picture has one. */
  readonly profile: Buffer | null;
  readonly metadata: PhotoMetadata;
  /** What is wrong with an image that is usable nevertheless, or null. */
  readonly warning: string | null;
}

export interface DecodeOptions {
  /** Run before images that wait for memory, because a user is waiting for this one. */
  readonly ahead?: boolean;
}

export interface PrepareOptions extends DecodeOptions {
  /** Decode only this part of the oriented picture, as if it were the whole. */
  readonly region?: Shares;
}

export interface ThumbnailOptions extends DecodeOptions {
  /** WebP quality, 1 to 100. */
  readonly quality?: number;
  /** WebP effort, 0 (fastest) to 6 (smallest). */
  readonly effort?: number;
}
