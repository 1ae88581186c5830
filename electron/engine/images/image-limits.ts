/** How large an image may be. A decoder meets hostile files; each bound has a clear refusal. Runs in the embedder process. */
export const IMAGE_LIMITS = {
  /** Pixels of the whole picture, read from the header: a 30,000 × 30,000 bomb is refused before it is decoded. */
  pixels: 300_000_000,
  /** Bytes of the file, which is read into memory. */
  fileBytes: 512 * 1024 * 1024,
  /** Bytes of all files that are in memory at once; one is always let in. */
  fileBytesInFlight: 128 * 1024 * 1024,
  /** Memory that decoding one picture may take, as estimated by pixel-budget.ts: 160 megapixels of AVIF. */
  decodingBytesOfOne: 4 * 1024 * 1024 * 1024,
  /** Seconds that decoding and resizing one picture may take. */
  seconds: 60,
  /** Memory of all pictures that are being decoded at once, as estimated by pixel-budget.ts; one is always let in. */
  decodingBytes: 256 * 1024 * 1024,
} as const;
