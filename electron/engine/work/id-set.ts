/**
 * A set of row ids as bits: a million ids in 128 KB. A Set of as many numbers would block everything for a moment
 * whenever it grows. Runs in any process.
 */
export class IdSet {
  #bits = new Uint8Array(1024);
  #size = 0;

  /** How many ids the set contains. */
  get size(): number {
    return this.#size;
  }

  add(id: number): void {
    if (this.has(id)) return;
    const byte = id >>> 3;
    if (byte >= this.#bits.length) {
      const grown = new Uint8Array(Math.max(this.#bits.length * 2, byte + 1));
      grown.set(this.#bits);
      this.#bits = grown;
    }
    this.#bits[byte] = (this.#bits[byte] ?? 0) | (1 << (id & 7));
    this.#size++;
  }

  delete(id: number): void {
    if (!this.has(id)) return;
    this.#bits[id >>> 3]! &= ~(1 << (id & 7));
    this.#size--;
  }

  /** The ids, ascending. */
  *values(): Generator<number> {
    for (const [index, byte] of this.#bits.entries())
      for (let bit = 0; byte >>> bit > 0; bit++) if (byte & (1 << bit)) yield index * 8 + bit;
  }

  has(id: number): boolean {
    return ((this.#bits[id >>> 3] ?? 0) & (1 << (id & 7))) !== 0;
  }
}
