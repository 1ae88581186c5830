/**
 * The states of many photos with regard to one tag, in columns compact enough to remember a million of them. Pure.
 */
import type { TagSource } from '../../../shared/schemas.ts';

/** A tag as a photo carries it. */
export interface GivenTag {
  readonly source: TagSource;
  /** For a model's tag: match strength, 0 to 1. */
  readonly strength: number | null;
  /** For a model's tag: the vector space in which the strength was measured. */
  readonly spaceKey: string | null;
  /** Milliseconds since the epoch. */
  readonly taggedAt: number;
}

/** A photo and how it carries a tag; null if it doesn't. */
export interface TagState {
  readonly photoId: number;
  readonly given: GivenTag | null;
}

const SOURCES = ['person', 'model'] as const satisfies readonly TagSource[];
/** In the column of sources: the photo does not carry the tag. */
const NONE = 255;
const BYTES_OF_ROW = 4 + 8 + 8 + 1 + 1;

export class TagStates {
  #photoIds = new Uint32Array(64);
  #taggedAt = new Float64Array(64);
  /** NaN for null. */
  #strengths = new Float64Array(64);
  #sources = new Uint8Array(64);
  #spaces = new Uint8Array(64);
  readonly #spaceKeys: (string | null)[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Memory used, bytes. */
  get bytes(): number {
    return this.#photoIds.length * BYTES_OF_ROW;
  }

  add(states: readonly TagState[]): void {
    this.#reserve(this.#length + states.length);
    for (const { photoId, given } of states) {
      const row = this.#length++;
      this.#photoIds[row] = photoId;
      this.#sources[row] = given === null ? NONE : SOURCES.indexOf(given.source);
      this.#strengths[row] = given?.strength ?? Number.NaN;
      this.#taggedAt[row] = given?.taggedAt ?? 0;
      this.#spaces[row] = this.#spaceOf(given?.spaceKey ?? null);
    }
  }

  photoIds(): Uint32Array {
    return this.#photoIds.subarray(0, this.#length);
  }

  /** The state in a row; rows are in the order they were added. */
  at(row: number): GivenTag | null {
    const source = SOURCES[this.#sources[row] ?? NONE];
    if (source === undefined) return null;
    const strength = this.#strengths[row] ?? Number.NaN;
    return {
      source,
      strength: Number.isNaN(strength) ? null : strength,
      spaceKey: this.#spaceKeys[this.#spaces[row] ?? 0] ?? null,
      taggedAt: this.#taggedAt[row] ?? 0,
    };
  }

  /** A library has a few spaces, one per model; beyond 255 the name is lost. */
  #spaceOf(key: string | null): number {
    const known = this.#spaceKeys.indexOf(key);
    if (known !== -1) return known;
    return this.#spaceKeys.length < 255 ? this.#spaceKeys.push(key) - 1 : 255;
  }

  #reserve(rows: number): void {
    if (rows <= this.#photoIds.length) return;
    const size = Math.max(rows, 2 * this.#photoIds.length);
    const grown = <Column extends Uint32Array | Float64Array | Uint8Array>(
      from: Column,
      to: Column,
    ): Column => {
      to.set(from);
      return to;
    };
    this.#photoIds = grown(this.#photoIds, new Uint32Array(size));
    this.#taggedAt = grown(this.#taggedAt, new Float64Array(size));
    this.#strengths = grown(this.#strengths, new Float64Array(size));
    this.#sources = grown(this.#sources, new Uint8Array(size));
    this.#spaces = grown(this.#spaces, new Uint8Array(size));
  }
}
