/**
 * Limits the memory of concurrent decodes, not just their number: an AVIF needs dozens of times as much as a baseline
 * JPEG, which libvips shrinks while reading. Runs in the embedder process.
 */
import type { PhotoType } from '../../../shared/schemas.ts';

/**
 * Peak bytes per pixel while decoding, rounded up from measurements at 12 megapixels: baseline JPEG 0.5, progressive
 * 6.2, PNG 3.3 (16-bit) and 4.2 (interlaced), TIFF 2.1, lossless WebP 4.1, GIF 5.8, AVIF 20.
 */
const BYTES_PER_PIXEL: Readonly<Record<PhotoType, number>> = {
  jpeg: 1,
  png: 4,
  tiff: 4,
  webp: 6,
  gif: 8,
  svg: 8,
  avif: 24,
  heic: 9,
  raw: 1,
  jxl: 40,
  bmp: 8,
  ico: 8,
  tga: 8,
  pnm: 8,
};
/** Decoders hold progressive JPEG and interlaced PNG in memory as a whole. */
const PROGRESSIVE_BYTES_PER_PIXEL = 8;

/** Estimated peak memory of decoding, in bytes. */
export function decodingBytes(picture: {
  type: PhotoType;
  width: number;
  height: number;
  progressive: boolean;
}): number {
  const perPixel = picture.progressive ? PROGRESSIVE_BYTES_PER_PIXEL : BYTES_PER_PIXEL[picture.type];
  return picture.width * picture.height * perPixel;
}

/** A first-come-first-served semaphore of bytes. Work larger than the whole budget runs alone. */
export class PixelBudget {
  readonly #limit: number;
  #used = 0;
  readonly #waiting: { bytes: number; enter: () => void }[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * Runs `work` once `bytes` are free.
   * @param ahead runs before waiting requests, because a user is waiting.
   */
  async use<Result>(bytes: number, work: () => Promise<Result>, ahead = false): Promise<Result> {
    const wanted = Math.min(bytes, this.#limit);
    if ((this.#waiting.length > 0 && !ahead) || this.#used + wanted > this.#limit) {
      await new Promise<void>((enter) => {
        if (ahead) this.#waiting.unshift({ bytes: wanted, enter });
        else this.#waiting.push({ bytes: wanted, enter });
      });
    } else {
      this.#used += wanted;
    }
    try {
      return await work();
    } finally {
      this.#used -= wanted;
      this.#admit();
    }
  }

  #admit(): void {
    for (
      let next = this.#waiting[0];
      next && this.#used + next.bytes <= this.#limit;
      next = this.#waiting[0]
    ) {
      this.#waiting.shift();
      this.#used += next.bytes;
      next.enter();
    }
  }
}
