/**
 * The columns of `photos.index` (shared/schemas/photos.ts): decodes them, joins parts, and divides them into months.
 * Pure.
 */
import type { GridSection, GridSource } from './grid-source.ts';
import type { Picked } from './picked.ts';
import { flagsOf, isFavourite, ratingOf } from './grid-source.ts';

const BYTES_PER_PHOTO = 13;
const UNKNOWN_DAY = -2_147_483_648;

/** Columns with room for every photo of a listing, filled from the beginning as parts arrive. */
export class PhotoColumns {
  /** How many photos have arrived; the columns are zero after them. */
  loaded = 0;
  ids: Uint32Array;
  /** Days since the epoch, UTC. */
  days: Int32Array;
  /** Width / height × 1000. */
  ratios: Uint16Array;
  /** 5 bits red, 6 green, 5 blue; 0 when unknown. */
  colours: Uint16Array;
  flags: Uint8Array;

  constructor(count: number) {
    this.ids = new Uint32Array(count);
    this.days = new Int32Array(count);
    this.ratios = new Uint16Array(count);
    this.colours = new Uint16Array(count);
    this.flags = new Uint8Array(count);
  }

  /** Appends a part. @throws RangeError when the size of its data does not match `count` */
  append(columns: string, count: number): void {
    const bytes = bytesOf(columns);
    if (bytes.length !== count * BYTES_PER_PHOTO) {
      throw new RangeError(`expected ${count * BYTES_PER_PHOTO} bytes of columns, received ${bytes.length}`);
    }
    if (this.loaded + count > this.ids.length) this.resize(this.loaded + count);
    const { buffer } = bytes;
    this.ids.set(new Uint32Array(buffer, 0, count), this.loaded);
    this.days.set(new Int32Array(buffer, count * 4, count), this.loaded);
    this.ratios.set(new Uint16Array(buffer, count * 8, count), this.loaded);
    this.colours.set(new Uint16Array(buffer, count * 10, count), this.loaded);
    this.flags.set(bytes.subarray(count * 12), this.loaded);
    this.loaded += count;
  }

  /** Grows or truncates the columns to `count` photos. */
  resize(count: number): void {
    if (count === this.ids.length) return;
    const { ids, days, ratios, colours, flags } = this;
    this.ids = new Uint32Array(count);
    this.days = new Int32Array(count);
    this.ratios = new Uint16Array(count);
    this.colours = new Uint16Array(count);
    this.flags = new Uint8Array(count);
    this.ids.set(ids.subarray(0, count));
    this.days.set(days.subarray(0, count));
    this.ratios.set(ratios.subarray(0, count));
    this.colours.set(colours.subarray(0, count));
    this.flags.set(flags.subarray(0, count));
    this.loaded = Math.min(this.loaded, count);
  }

  /** Sets marks of the picked photos; undefined leaves a mark unchanged. */
  markAll(picked: Picked, favourite: boolean | undefined, rating: number | undefined): void {
    for (const index of indexesOf(picked, this.ids)) {
      const flags = this.flags[index] ?? 0;
      this.flags[index] = flagsOf(favourite ?? isFavourite(flags), rating ?? ratingOf(flags));
    }
  }
}

/** Up to this many photos are looked up one by one; for more, a single pass over the list is cheaper. */
const MAX_LOOKUPS = 16;

function* indexesOf(picked: Picked, ids: Uint32Array): Generator<number> {
  const named = picked.ids;
  if (named && named.length <= MAX_LOOKUPS) {
    for (const id of named) {
      const index = ids.indexOf(id);
      if (index !== -1) yield index;
    }
    return;
  }
  for (let index = 0; index < ids.length; index += 1) if (picked.has(ids[index] ?? 0)) yield index;
}

/** Decodes Base64. Typed arrays use the machine's byte order, which is little-endian wherever a browser runs. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

export interface Month {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
}

/** The months of photos sorted by day, ascending or descending, with the index at which each begins. */
export function monthStarts(
  days: Int32Array,
  loaded: number,
): { readonly starts: number[]; readonly months: Month[] } {
  const starts: number[] = [];
  const months: Month[] = [];
  let day = UNKNOWN_DAY;
  let last = -1;
  for (let index = 0; index < loaded; index += 1) {
    const next = days[index] ?? 0;
    if (next === day) continue;
    day = next;
    const date = new Date(day * 86_400_000);
    const year = date.getUTCFullYear();
    const month = date.getUTCMonth();
    if (year * 12 + month === last) continue;
    last = year * 12 + month;
    starts.push(index);
    months.push({ year, month: month + 1 });
  }
  return { starts, months };
}

/** A snapshot of the columns for a grid; parts that arrive later need a new one. */
export class PhotoListing implements GridSource {
  readonly count: number;
  readonly loaded: number;
  readonly sections: readonly GridSection[];
  /** One per section in listings by date; empty in others. */
  readonly months: readonly Month[];
  readonly lineage: PhotoColumns;
  readonly #columns: PhotoColumns;

  /** @param monthLabel formats a month; null for a listing that is not by date */
  constructor(columns: PhotoColumns, monthLabel: ((month: Month) => string) | null) {
    this.#columns = columns;
    this.lineage = columns;
    this.count = columns.ids.length;
    this.loaded = columns.loaded;
    const { starts, months } = monthLabel
      ? monthStarts(columns.days, columns.loaded)
      : { starts: [], months: [] };
    this.months = months;
    this.sections =
      monthLabel && months.length > 0
        ? months.map((month, at) => ({ start: starts[at] ?? 0, label: monthLabel(month) }))
        : this.count === 0
          ? []
          : [{ start: 0, label: null }];
  }

  idAt(index: number): number {
    return this.#columns.ids[index] ?? 0;
  }

  ratioAt(index: number): number {
    return (this.#columns.ratios[index] ?? 0) / 1000;
  }

  colourAt(index: number): number {
    return this.#columns.colours[index] ?? 0;
  }

  flagsAt(index: number): number {
    return this.#columns.flags[index] ?? 0;
  }

  indexOf(id: number): number {
    return id === 0 ? -1 : this.#columns.ids.indexOf(id);
  }
}
