/**
 * Limits on the size of images, because files may be hostile. Exceeding one yields a clear refusal. Runs in the
 * embedder process.
 */
export const IMAGE_LIMITS = {
  /** Pixels of the whole picture according to its header, so that a 30,000 × 30,000 bomb is refused before decoding. */
  pixels: 300_000_000,
  /** Bytes of the file, which is read into memory. */
  fileBytes: 512 * 1024 * 1024,
  /** Bytes of all files in memory at once; a single larger file is still admitted. */
  fileBytesInFlight: 128 * 1024 * 1024,
  /** Bytes of memory for decoding one picture, as estimated by pixel-budget.ts: enough for 160 megapixels of AVIF. */
  decodingBytesOfOne: 4 * 1024 * 1024 * 1024,
  /** Seconds that decoding and resizing one picture may take. */
  seconds: 60,
  /**
   * Bytes of memory for all pictures being decoded, as estimated by pixel-budget.ts; a single larger one is still
   * admitted.
   */
  decodingBytes: 256 * 1024 * 1024,
} as const;
