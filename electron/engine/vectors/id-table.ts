/**
 * Photo id → row. Ids are handed out in sequence, so pages of an array (4 bytes an id) are smaller and faster than
 * a Map (about 40 bytes) and still cope with gaps.
 */
const PAGE = 65_536;

export class IdTable {
  readonly #pages = new Map<number, Int32Array>();

  /** The row of a photo, or -1. */
  get(id: number): number {
    return (this.#pages.get(Math.floor(id / PAGE))?.[id % PAGE] ?? 0) - 1;
  }

  set(id: number, row: number): void {
    const number = Math.floor(id / PAGE);
    let page = this.#pages.get(number);
    if (!page) {
      page = new Int32Array(PAGE);
      this.#pages.set(number, page);
    }
    page[id % PAGE] = row + 1;
  }

  delete(id: number): void {
    const page = this.#pages.get(Math.floor(id / PAGE));
    if (page) page[id % PAGE] = 0;
  }

  clear(): void {
    this.#pages.clear();
  }
}
