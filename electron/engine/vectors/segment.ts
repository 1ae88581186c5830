/**
 * Up to a million rows in one WebAssembly memory, with the kernel instantiated for it. Layout of the memory: results
 * of a scan, the query (int16), the bitmap of rows to scan, then the blocks. Runs in the scan worker.
 */
import { SightlineError } from '../../../shared/errors.ts';
import { BLOCK_ROWS, blockBytes, blocksOf, placeInRow, rowOffsets } from './block-layout.ts';
import { instantiateKernel, type KernelExports } from './kernel.ts';
import type { TopScores } from './top-scores.ts';

const PAGE = 65_536;
const OUT = 0;
/** Room for 2,048 pairs: after at most that many, a scan returns so that its threshold can be raised. */
const OUT_END = 16_384;
const QUERY = OUT_END;
const BITMAP = 32_768;

/** Limited by the memory set aside for the query. */
export const MAXIMUM_DIMENSIONS = (BITMAP - QUERY) / 2;

const MOST_ROWS = 1 << 20;
/** A memory could be up to 4 GiB; smaller ones are easier to allocate. */
const MOST_BYTES = 2 ** 30;
const FIRST_BLOCKS = 64;

/** How many rows of `padded` dimensions a segment can hold: a multiple of 32. */
export function segmentCapacity(padded: number): number {
  const fitting = Math.floor(MOST_BYTES / blockBytes(padded)) * BLOCK_ROWS;
  return Math.min(MOST_ROWS, fitting - (fitting % 32));
}

export class Segment {
  readonly capacity: number;
  readonly #padded: number;
  readonly #memory: WebAssembly.Memory;
  readonly #kernel: KernelExports;
  readonly #blocks: number;
  #bytes: Int8Array<ArrayBuffer>;
  #view: DataView;
  #rows = 0;

  /** @param padded dimensions, a multiple of 16 */
  constructor(module: WebAssembly.Module, padded: number, capacity = segmentCapacity(padded)) {
    this.capacity = capacity;
    this.#padded = padded;
    this.#blocks = Math.ceil((BITMAP + capacity / 8) / PAGE) * PAGE;
    this.#memory = new WebAssembly.Memory({
      initial: this.#pagesFor(Math.min(FIRST_BLOCKS, blocksOf(capacity))),
      maximum: this.#pagesFor(blocksOf(capacity)),
    });
    this.#kernel = instantiateKernel(module, this.#memory);
    this.#bytes = new Int8Array(this.#memory.buffer);
    this.#view = new DataView(this.#memory.buffer);
  }

  get rows(): number {
    return this.#rows;
  }

  get bytes(): number {
    return this.#memory.buffer.byteLength;
  }

  /** Writes a row; `row` is at most `rows`, which appends. */
  write(row: number, values: Int8Array, scale: number, hub: number, id: number): void {
    this.setRows(Math.max(this.#rows, row + 1));
    const at = this.#offsets(row);
    for (let index = 0; index < this.#padded; index++) {
      this.#bytes[at.values + placeInRow(index)] = values[index] ?? 0;
    }
    this.#view.setFloat32(at.scale, scale, true);
    this.#view.setFloat32(at.hub, hub, true);
    this.#view.setFloat64(at.id, id, true);
  }

  /** Copies a row's values into `target` [padded] and returns its other fields. */
  read(row: number, target: Int8Array): { scale: number; hub: number; id: number } {
    const at = this.#offsets(row);
    for (let index = 0; index < this.#padded; index++) {
      target[index] = this.#bytes[at.values + placeInRow(index)] ?? 0;
    }
    return { scale: this.#view.getFloat32(at.scale, true), hub: this.hub(row), id: this.id(row) };
  }

  id(row: number): number {
    return this.#view.getFloat64(this.#offsets(row).id, true);
  }

  hub(row: number): number {
    return this.#view.getFloat32(this.#offsets(row).hub, true);
  }

  /**
   * Sets the number of rows and grows the memory; the content of new rows is undefined.
   * @throws SightlineError `unavailable` if the system is out of memory
   */
  setRows(rows: number): void {
    const needed = this.#pagesFor(blocksOf(rows));
    const has = this.#memory.buffer.byteLength / PAGE;
    if (needed > has) this.#grow(needed, has);
    this.#rows = rows;
  }

  /** All blocks with rows, as stored in the cache file. Valid until the memory grows. */
  content(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#memory.buffer, this.#blocks, blocksOf(this.#rows) * blockBytes(this.#padded));
  }

  /** The bitmap of rows to scan, 32 rows per word. Valid until the memory grows. */
  bitmap(): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.#memory.buffer, BITMAP, this.capacity / 32);
  }

  /** The quantised query, [padded], for the caller to fill. Valid until the memory grows. */
  query(): Int16Array<ArrayBuffer> {
    return new Int16Array(this.#memory.buffer, QUERY, this.#padded);
  }

  /** Scores the rows in the bitmap and offers those above the threshold to `best`, as `firstRow + row`. */
  scan(queryScale: number, hubWeight: number, best: TopScores, firstRow: number): void {
    const end = blocksOf(this.#rows);
    for (let block = 0; block < end;) {
      block = this.#kernel.scan(
        this.#blocks,
        this.#padded,
        block,
        end,
        QUERY,
        queryScale,
        BITMAP,
        hubWeight,
        best.threshold,
        OUT,
        OUT_END,
      );
      const emitted = this.#kernel.emitted.value as number;
      for (let at = OUT; at < OUT + 8 * emitted; at += 8) {
        best.offer(firstRow + this.#view.getInt32(at, true), this.#view.getFloat32(at + 4, true));
      }
    }
  }

  #offsets(row: number): ReturnType<typeof rowOffsets> {
    const at = rowOffsets(row, this.#padded);
    at.values += this.#blocks;
    at.scale += this.#blocks;
    at.hub += this.#blocks;
    at.id += this.#blocks;
    return at;
  }

  #pagesFor(blocks: number): number {
    return Math.ceil((this.#blocks + blocks * blockBytes(this.#padded)) / PAGE);
  }

  /**
   * Grows by at least an eighth, so that a million appends need only a few dozen steps; untouched pages cost nothing.
   */
  #grow(needed: number, has: number): void {
    const most = this.#pagesFor(blocksOf(this.capacity));
    const wanted = Math.min(most, Math.max(needed, has + Math.ceil(has / 8)));
    try {
      this.#memory.grow(wanted - has);
    } catch (error) {
      throw new SightlineError(
        'unavailable',
        `expected ${wanted * PAGE} bytes of memory for vectors, received none: the system is out of memory`,
        { cause: error },
      );
    }
    this.#bytes = new Int8Array(this.#memory.buffer);
    this.#view = new DataView(this.#memory.buffer);
  }
}
