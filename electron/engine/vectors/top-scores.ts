/**
 * Keeps the best `size` of a stream of (row, score) pairs in a binary heap with the worst on top: O(log size) for an
 * accepted pair, one comparison for any other (Sedgewick and Wayne, "Algorithms", section 2.4). Pure.
 */
export class TopScores {
  readonly #rows: Int32Array;
  readonly #scores: Float32Array;
  #count = 0;

  /** @param size at least 1 */
  constructor(size: number) {
    this.#rows = new Int32Array(size);
    this.#scores = new Float32Array(size);
  }

  /** Only scores above this are accepted. */
  get threshold(): number {
    return this.#count < this.#scores.length ? -Infinity : this.#score(0);
  }

  offer(row: number, score: number): void {
    if (this.#count < this.#scores.length) {
      this.#siftUp(this.#count++, row, score);
    } else if (score > this.#score(0)) {
      this.#siftDown(row, score);
    }
  }

  /** Best first; equal scores by ascending row. */
  sorted(): { rows: Int32Array<ArrayBuffer>; scores: Float32Array<ArrayBuffer> } {
    const order = Array.from({ length: this.#count }, (_, index) => index).sort(
      (a, b) => this.#score(b) - this.#score(a) || this.#row(a) - this.#row(b),
    );
    return {
      rows: Int32Array.from(order, (index) => this.#row(index)),
      scores: Float32Array.from(order, (index) => this.#score(index)),
    };
  }

  #siftUp(start: number, row: number, score: number): void {
    let index = start;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.#score(parent) <= score) break;
      this.#set(index, this.#row(parent), this.#score(parent));
      index = parent;
    }
    this.#set(index, row, score);
  }

  /** Replaces the worst pair. */
  #siftDown(row: number, score: number): void {
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= this.#count) break;
      if (child + 1 < this.#count && this.#score(child + 1) < this.#score(child)) child++;
      if (score <= this.#score(child)) break;
      this.#set(index, this.#row(child), this.#score(child));
      index = child;
    }
    this.#set(index, row, score);
  }

  #set(index: number, row: number, score: number): void {
    this.#rows[index] = row;
    this.#scores[index] = score;
  }

  #row(index: number): number {
    return this.#rows[index] ?? -1;
  }

  #score(index: number): number {
    return this.#scores[index] ?? -Infinity;
  }
}
