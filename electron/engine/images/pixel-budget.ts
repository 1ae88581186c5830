/**
 * Bounds the memory of pictures that are being decoded at once, not just their number: a progressive JPEG or an AVIF
 * needs a hundred times what a baseline JPEG does, which libvips shrinks while it reads. Embedder process.
 */
import type { PhotoType } from '../../../shared/schemas.ts';

/** Bytes a pixel while decoding, measured on 12 megapixels: progressive JPEG 580 MB, AVIF 1.1 GB. */
const BYTES_PER_PIXEL: Readonly<Record<PhotoType, number>> = {
  jpeg: 1,
  png: 1,
  tiff: 4,
  webp: 8,
  gif: 8,
  svg: 8,
  avif: 90,
};
const PROGRESSIVE_BYTES_PER_PIXEL = 48;

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

/** A semaphore of bytes, first come first served. What is larger than the whole budget runs alone. */
export class PixelBudget {
  readonly #limit: number;
  #used = 0;
  readonly #waiting: { bytes: number; enter: () => void }[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Runs `work` when `bytes` are free. */
  async use<Result>(bytes: number, work: () => Promise<Result>): Promise<Result> {
    const wanted = Math.min(bytes, this.#limit);
    if (this.#waiting.length > 0 || this.#used + wanted > this.#limit) {
      await new Promise<void>((enter) => this.#waiting.push({ bytes: wanted, enter }));
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
    for (let next = this.#waiting[0]; next && this.#used + next.bytes <= this.#limit; next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#used += next.bytes;
      next.enter();
    }
  }
}
