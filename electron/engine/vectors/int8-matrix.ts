/** Stores all vectors of one space as int8 rows by photo id, and scans them exhaustively. Runs in the scan worker. */
import { SightlineError } from '../../../shared/errors.ts';
import { paddedDimensions } from './block-layout.ts';
import { IdTable } from './id-table.ts';
import { quantiseQuery, quantiseRow } from './quantise.ts';
import { MAXIMUM_DIMENSIONS, Segment, segmentCapacity } from './segment.ts';
import { TopScores } from './top-scores.ts';

export interface ScanQuery {
  /** [dimensions]; any length. */
  readonly query: Float32Array;
  /** Weight of the hub correction: score = query · row − hubWeight × hub. */
  readonly hubWeight: number;
  /** How many candidates to return. */
  readonly count: number;
  /** Photo ids to include; null for all. Unknown ids are ignored. */
  readonly allowed: ArrayLike<number> | null;
  /** Photo ids to exclude. */
  readonly excluded: ArrayLike<number>;
}

/** The best rows by quantised score, best first; the three arrays are parallel. */
export interface Candidates {
  readonly ids: Float64Array<ArrayBuffer>;
  readonly scores: Float32Array<ArrayBuffer>;
  readonly hubs: Float32Array<ArrayBuffer>;
  /** Number of rows scanned. */
  readonly searched: number;
}

export class Int8Matrix {
  readonly dimensions: number;
  readonly padded: number;
  readonly #module: WebAssembly.Module;
  readonly #capacity: number;
  readonly #rowOf = new IdTable();
  readonly #values: Int8Array;
  #segments: Segment[] = [];
  #count = 0;

  /** @param capacity rows per segment, a multiple of 32; tests use small ones */
  constructor(module: WebAssembly.Module, dimensions: number, capacity?: number) {
    if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > MAXIMUM_DIMENSIONS) {
      throw new SightlineError(
        'model-invalid',
        `expected 1 to ${MAXIMUM_DIMENSIONS} dimensions, received ${dimensions}`,
      );
    }
    this.dimensions = dimensions;
    this.padded = paddedDimensions(dimensions);
    this.#module = module;
    this.#capacity = capacity ?? segmentCapacity(this.padded);
    this.#values = new Int8Array(this.padded);
  }

  get count(): number {
    return this.#count;
  }

  /** Bytes of WebAssembly memory, including reserved ones. */
  get bytes(): number {
    return this.#segments.reduce((sum, segment) => sum + segment.bytes, 0);
  }

  get segments(): readonly Segment[] {
    return this.#segments;
  }

  /** Appends the photo's row, or replaces it. A hub of NaN (no background yet) counts as 0. */
  put(id: number, embedding: Float32Array, hub: number): void {
    const known = this.#rowOf.get(id);
    const row = known === -1 ? this.#count : known;
    const scale = quantiseRow(embedding, this.#values);
    this.#segmentFor(row).write(row % this.#capacity, this.#values, scale, Number.isNaN(hub) ? 0 : hub, id);
    if (known === -1) {
      this.#rowOf.set(id, row);
      this.#count++;
    }
  }

  /** Removes a photo's row by moving the last one into its place; returns whether it existed. */
  remove(id: number): boolean {
    const row = this.#rowOf.get(id);
    if (row === -1) return false;
    const last = this.#count - 1;
    const lastSegment = this.#segmentFor(last);
    if (row !== last) {
      const moved = lastSegment.read(last % this.#capacity, this.#values);
      this.#segmentFor(row).write(row % this.#capacity, this.#values, moved.scale, moved.hub, moved.id);
      this.#rowOf.set(moved.id, row);
    }
    this.#rowOf.delete(id);
    this.#count = last;
    if (last % this.#capacity === 0) this.#segments.pop();
    else lastSegment.setRows(last % this.#capacity);
    return true;
  }

  /** Frees all memory. */
  clear(): void {
    this.#segments = [];
    this.#rowOf.clear();
    this.#count = 0;
  }

  scan(request: ScanQuery): Candidates {
    const best = new TopScores(Math.max(1, Math.min(request.count, this.#count)));
    const searched = this.#selectRows(request);
    if (searched > 0 && request.count > 0) {
      for (const [index, segment] of this.#segments.entries()) {
        const queryScale = quantiseQuery(request.query, segment.query());
        segment.scan(queryScale, request.hubWeight, best, index * this.#capacity);
      }
    }
    const { rows, scores } = best.sorted();
    const hubs = new Float32Array(rows.length);
    const ids = new Float64Array(rows.length);
    for (const [index, row] of rows.entries()) {
      const segment = this.#segmentFor(row);
      hubs[index] = segment.hub(row % this.#capacity);
      ids[index] = segment.id(row % this.#capacity);
    }
    return { ids, scores, hubs, searched };
  }

  /**
   * Drops all rows and reserves `rows` new ones for the caller to fill, segment by segment (from the cache file).
   * Call {@link takeIds} afterwards.
   */
  reserve(rows: number): readonly Segment[] {
    this.clear();
    for (let row = 0; row < rows; row += this.#capacity) {
      this.#addSegment().setRows(Math.min(this.#capacity, rows - row));
    }
    this.#count = rows;
    return this.#segments;
  }

  /** Reads the photo ids of rows that the caller filled; returns false if they can't be photo ids. */
  takeIds(): boolean {
    for (const [index, segment] of this.#segments.entries()) {
      for (let row = 0; row < segment.rows; row++) {
        const id = segment.id(row);
        if (!Number.isSafeInteger(id) || id < 1 || this.#rowOf.get(id) !== -1) return false;
        this.#rowOf.set(id, index * this.#capacity + row);
      }
    }
    return true;
  }

  /** Writes the bitmaps; returns how many rows to scan. */
  #selectRows({ allowed, excluded }: ScanQuery): number {
    // Create the views once: a filter may name a million photos.
    const bitmaps = this.#segments.map((segment) => segment.bitmap());
    let searched = allowed ? 0 : this.#count;
    for (const [index, bitmap] of bitmaps.entries()) {
      const rows = this.#segments[index]?.rows ?? 0;
      if (allowed) bitmap.fill(0, 0, Math.ceil(rows / 32));
      else setFirstBits(bitmap, rows);
    }
    if (allowed) {
      for (let index = 0; index < allowed.length; index++) {
        if (this.#setBit(bitmaps, allowed[index] ?? -1, true)) searched++;
      }
    }
    for (let index = 0; index < excluded.length; index++) {
      if (this.#setBit(bitmaps, excluded[index] ?? -1, false)) searched--;
    }
    return searched;
  }

  /** Returns whether the bit changed. */
  #setBit(bitmaps: readonly Uint32Array[], id: number, value: boolean): boolean {
    const row = this.#rowOf.get(id);
    const bitmap = bitmaps[Math.floor(row / this.#capacity)];
    if (row === -1 || !bitmap) return false;
    const inSegment = row % this.#capacity;
    const word = bitmap[inSegment >>> 5] ?? 0;
    const mask = 1 << (inSegment & 31);
    if (((word & mask) !== 0) === value) return false;
    bitmap[inSegment >>> 5] = word ^ mask;
    return true;
  }

  #segmentFor(row: number): Segment {
    return this.#segments[Math.floor(row / this.#capacity)] ?? this.#addSegment();
  }

  #addSegment(): Segment {
    const segment = new Segment(this.#module, this.padded, this.#capacity);
    this.#segments.push(segment);
    return segment;
  }
}

/** Sets the first `count` bits, and clears the rest of the last word. */
function setFirstBits(bitmap: Uint32Array, count: number): void {
  bitmap.fill(0xffff_ffff, 0, count >>> 5);
  if (count & 31) bitmap[count >>> 5] = 2 ** (count & 31) - 1;
}
