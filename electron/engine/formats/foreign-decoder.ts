/**
 * What a decoder of a format that sharp can't read must offer. Each family of formats has a folder here; its decoder
 * runs in a worker thread (decode-worker.ts), which is ended when a file takes too long. Types only.
 */

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a file says about its picture before it is decoded. Sizes are as shown: turned and mirrored as the file asks. */
export interface ForeignHeader extends Size {
  readonly transparent: boolean;
  /** An EXIF block, as libvips gives it, too. Its orientation must not be applied again. */
  readonly exif: Uint8Array | null;
}

/** Decoded pixels, turned as the file asks: 8 bits a sample, interleaved. */
export interface Raster extends Size {
  readonly pixels: Uint8Array;
  /** RGB, or RGB with straight alpha. */
  readonly channels: 3 | 4;
  /** The colour profile of the pixels (ICC); null: sRGB. */
  readonly icc: Uint8Array | null;
  /** Share of the picture that could be decoded, 0 to 1; the rest is grey. */
  readonly share: number;
}

/** Decodes one family of formats. Throws plain errors with a sentence, or a SightlineError where it knows the reason. */
export interface ForeignDecoder {
  header(bytes: Uint8Array): ForeignHeader | Promise<ForeignHeader>;
  /**
   * @param need pixels that the caller can use along both edges: the raster has at least as many, unless the picture
   *   has fewer. It may have all.
   */
  raster(bytes: Uint8Array, need: Size): Raster | Promise<Raster>;
  /** Bytes of memory that the decoder holds, which it does not give back. */
  heapBytes(): number;
}
