/**
 * Reads an ONNX file without its weights, by positioned reads: a tower of gigabytes costs a few milliseconds and some
 * hundred kilobytes. Reads at once, because waiting for a hundred small reads would take longer than they do. Runs in
 * the engine and embedder processes, when a model is opened.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { pushVarint, readVarint, WIRE } from './protobuf-wire.ts';

/** Weights up to this many bytes stay: small constants, such as shapes. */
const KEPT_BYTES = 1024;
const WINDOW_BYTES = 16 * 1024;
/** A key and a length take at most ten bytes each. */
const HEADER_BYTES = 20;

/** A field of the file's graph: where it lies in the file. */
export interface OnnxPiece {
  /** Field number in GraphProto or ModelProto. */
  readonly number: number;
  /** First byte of its key, and the byte after its content. */
  readonly start: number;
  readonly end: number;
}

export interface OnnxSkeleton {
  /** An ONNX model like the file, without the content of its big weights. */
  readonly bytes: Uint8Array;
  /** The model's fields other than the graph, and the graph's own, in the file's order. */
  readonly modelPieces: readonly OnnxPiece[];
  readonly graphPieces: readonly OnnxPiece[];
}

/** Thrown when a field reaches beyond the end of the file. */
export class CutOffError extends Error {
  /** Bytes that the file has, and at least how many it should have. */
  readonly size: number;
  readonly needed: number;

  constructor(size: number, needed: number) {
    super(`expected at least ${needed} bytes, received ${size}`);
    this.size = size;
    this.needed = needed;
  }
}

/** Which fields of a message are messages to look into, and which hold weights, by field number of onnx.proto. */
interface Rule {
  readonly messages: ReadonlyMap<number, () => Rule>;
  readonly weights: ReadonlySet<number>;
}

const NONE = new Set<number>();
const TENSOR: Rule = { messages: new Map(), weights: new Set([4, 5, 7, 9, 10, 11]) };
/** A tensor of the main graph, which may have its weights elsewhere. */
const INITIALIZER: Rule = { ...TENSOR };
/** Field number of TensorProto. */
const RAW_DATA = 9;
const ATTRIBUTE: Rule = {
  messages: new Map([
    [5, () => TENSOR],
    [10, () => TENSOR],
    [6, () => GRAPH],
    [11, () => GRAPH],
  ]),
  weights: NONE,
};
const NODE: Rule = { messages: new Map([[5, () => ATTRIBUTE]]), weights: NONE };
const GRAPH: Rule = {
  messages: new Map([
    [1, () => NODE],
    [5, () => TENSOR],
  ]),
  weights: NONE,
};
const MAIN_GRAPH: Rule = {
  messages: new Map([
    [1, () => NODE],
    [5, () => INITIALIZER],
  ]),
  weights: NONE,
};
const MODEL_GRAPH = 7;

/** What a model has in the place of big weights: nothing, the same, or other fields of its tensor. */
type Replace = (weights: {
  /** First byte of the content, and the byte after it. */
  readonly start: number;
  readonly end: number;
  /** Whether they are the raw bytes of a tensor of the main graph. */
  readonly movable: boolean;
}) => Uint8Array | null;

const DROP: Replace = () => new Uint8Array(0);

/**
 * @param file path of the ONNX file.
 * @throws CutOffError if the file ends too early; Error if it is not a protocol buffer.
 */
export function readOnnxSkeleton(file: string): OnnxSkeleton {
  return read(file, DROP);
}

/**
 * The model in `file` with other fields in the place of big weights.
 * @param replace returns null for weights that stay.
 * @throws as {@link readOnnxSkeleton}.
 */
export function replaceOnnxWeights(file: string, replace: Replace): Uint8Array {
  return read(file, replace).bytes;
}

function read(file: string, replace: Replace): OnnxSkeleton {
  const handle = openSync(file, 'r');
  try {
    return new SkeletonReader(handle, fstatSync(handle).size, replace).read();
  } finally {
    closeSync(handle);
  }
}

class SkeletonReader {
  readonly #handle: number;
  readonly #size: number;
  readonly #replace: Replace;
  #window = Buffer.alloc(0);
  #windowStart = 0;

  constructor(handle: number, size: number, replace: Replace) {
    this.#handle = handle;
    this.#size = size;
    this.#replace = replace;
  }

  read(): OnnxSkeleton {
    const parts: Uint8Array[] = [];
    const modelPieces: OnnxPiece[] = [];
    const graphPieces: OnnxPiece[] = [];
    for (let at = 0; at < this.#size; ) {
      const field = this.#field(at, this.#size);
      if (field.number === MODEL_GRAPH && field.wire === WIRE.bytes) {
        const inner = this.#message(field.start, field.end, MAIN_GRAPH, graphPieces);
        parts.push(header(field.key, inner.length), inner);
      } else {
        modelPieces.push({ number: field.number, start: at, end: field.end });
        if (field.end - at <= WINDOW_BYTES || this.#replace !== DROP) parts.push(this.#bytes(at, field.end));
      }
      at = field.end;
    }
    return { bytes: Buffer.concat(parts), modelPieces, graphPieces };
  }

  /** The message in `[start, end)` of the file, without its big weights. */
  #message(start: number, end: number, rule: Rule, pieces?: OnnxPiece[]): Buffer {
    const parts: Uint8Array[] = [];
    const last: Uint8Array[] = [];
    // Fields that stay as they are get copied together.
    let copied = start;
    const copyUntil = (at: number): void => {
      if (at > copied) parts.push(this.#bytes(copied, at));
    };
    for (let at = start; at < end; ) {
      const field = this.#field(at, end);
      pieces?.push({ number: field.number, start: at, end: field.end });
      const inside = field.wire === WIRE.bytes ? rule.messages.get(field.number) : undefined;
      const by = this.#instead(field, rule, inside);
      if (by !== null) {
        copyUntil(at);
        copied = field.end;
        // Of a field that stands there twice, the last one counts, and some exporters state that weights are inside.
        (inside === undefined ? last : parts).push(...by);
      }
      at = field.end;
    }
    copyUntil(end);
    return Buffer.concat([...parts, ...last]);
  }

  /** What stands in the place of a field; null for the field itself. */
  #instead(field: FieldInFile, rule: Rule, inside: (() => Rule) | undefined): Uint8Array[] | null {
    if (field.end - field.start <= KEPT_BYTES) return null;
    if (inside !== undefined) {
      const inner = this.#message(field.start, field.end, inside());
      return [header(field.key, inner.length), inner];
    }
    if (!rule.weights.has(field.number)) return null;
    const movable = rule === INITIALIZER && field.number === RAW_DATA;
    const by = this.#replace({ start: field.start, end: field.end, movable });
    return by === null ? null : [by];
  }

  #field(at: number, end: number): FieldInFile {
    const from = this.#seek(at, Math.min(HEADER_BYTES, this.#size - at));
    const limit = this.#window.length;
    const key = readVarint(this.#window, from, limit);
    const wire = key.value & 7;
    const number = key.value >>> 3;
    let start = at + (key.end - from);
    let stop: number;
    if (wire === WIRE.varint) {
      stop = start + (readVarint(this.#window, key.end, limit).end - key.end);
    } else if (wire === WIRE.bytes) {
      const length = readVarint(this.#window, key.end, limit);
      start += length.end - key.end;
      stop = start + (length.value >>> 0);
    } else if (wire === WIRE.fixed32) {
      stop = start + 4;
    } else if (wire === WIRE.fixed64) {
      stop = start + 8;
    } else {
      throw new Error(`expected a protocol buffer, received wire type ${wire} at byte ${at}`);
    }
    if (number === 0) throw new Error(`expected a protocol buffer, received field 0 at byte ${at}`);
    if (stop > this.#size) throw new CutOffError(this.#size, stop);
    if (stop > end) throw new Error(`expected a field to end by byte ${end}, received byte ${stop}`);
    return { key: key.value, number, wire, start, end: stop };
  }

  /** A copy of the file's bytes `[start, end)`. */
  #bytes(start: number, end: number): Buffer {
    if (end - start > WINDOW_BYTES) {
      const bytes = Buffer.alloc(end - start);
      this.#fill(bytes, start);
      return bytes;
    }
    const from = this.#seek(start, end - start);
    return Buffer.from(this.#window.subarray(from, from + end - start));
  }

  /** Index in the window of the file's byte `at`, with at least `length` bytes behind it. */
  #seek(at: number, length: number): number {
    const from = at - this.#windowStart;
    if (from >= 0 && from + length <= this.#window.length) return from;
    this.#window = Buffer.alloc(Math.min(WINDOW_BYTES, this.#size - at));
    this.#windowStart = at;
    this.#fill(this.#window, at);
    return 0;
  }

  #fill(target: Buffer, at: number): void {
    for (let filled = 0; filled < target.length; ) {
      const count = readSync(this.#handle, target, filled, target.length - filled, at + filled);
      if (count === 0) throw new CutOffError(at + filled, at + target.length);
      filled += count;
    }
  }
}

interface FieldInFile {
  readonly key: number;
  readonly number: number;
  readonly wire: number;
  readonly start: number;
  readonly end: number;
}

/** A field's key and length. */
function header(key: number, length: number): Uint8Array {
  const bytes: number[] = [];
  pushVarint(bytes, key);
  pushVarint(bytes, length);
  return Uint8Array.from(bytes);
}
