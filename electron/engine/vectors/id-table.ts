/**
 * Maps photo ids to rows. Ids are issued in sequence, so arrays in pages (4 bytes per id) are smaller and faster than
 * a Map (about 40 bytes) and still handle gaps. Pure.
 */
const PAGE = 65_536;

export class IdTable {
  readonly #pages = new Map<number, Int32Array>();

  /** A photo's row, or -1. */
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
