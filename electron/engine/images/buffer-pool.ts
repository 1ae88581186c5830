/**
 * Memory for file contents that is used again. A fresh buffer for each photo would stay until the garbage collector
 * looks, and some 100 MB of them lay about while 12-megapixel photos were indexed. Embedder process.
 */

const MEGABYTE = 1024 * 1024;
/** What is kept for later: buffers, and bytes in all. */
const MOST_BUFFERS = 16;
const MOST_BYTES = 64 * MEGABYTE;

export class BufferPool {
  readonly #free: Buffer[] = [];

  /** Lends at least `size` bytes, with whatever was in them before, until `work` has settled. */
  async lend<Result>(size: number, work: (buffer: Buffer) => Promise<Result>): Promise<Result> {
    const buffer = this.#take(size);
    try {
      return await work(buffer);
    } finally {
      this.#giveBack(buffer);
    }
  }

  /** The smallest free buffer that is large enough, or a new one. */
  #take(size: number): Buffer {
    let best = -1;
    for (const [index, { length }] of this.#free.entries()) {
      if (length >= size && length < (this.#free[best]?.length ?? Infinity)) best = index;
    }
    const [buffer] = best < 0 ? [] : this.#free.splice(best, 1);
    return buffer ?? Buffer.allocUnsafeSlow(Math.ceil(size / MEGABYTE) * MEGABYTE);
  }

  #giveBack(buffer: Buffer): void {
    this.#free.push(buffer);
    const kept = (): number => this.#free.reduce((sum, { length }) => sum + length, 0);
    // The oldest go first: the photos of now are more like the next ones.
    while (this.#free.length > MOST_BUFFERS || kept() > MOST_BYTES) this.#free.shift();
  }
}
