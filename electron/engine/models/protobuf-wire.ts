/**
 * Walks the protocol buffer wire format in place, as far as ONNX files need it: fields and their byte offsets. Pure.
 */

export const WIRE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** A field of a message and its byte offsets in the file. */
export interface Field {
  readonly number: number;
  readonly wire: number;
  /** For a varint, its lowest 32 bits as a signed number; otherwise 0. */
  readonly value: number;
  /** First byte of the key. */
  readonly keyStart: number;
  /** First byte of the value; in length-delimited fields, the first byte after the length. */
  readonly start: number;
  readonly end: number;
}

/**
 * Yields the fields of the message in `bytes[start, end)`, in order.
 * @throws Error if the bytes are not a protocol buffer or end too early.
 */
export function* readFields(bytes: Uint8Array, start: number, end: number): Generator<Field> {
  let at = start;
  while (at < end) {
    const keyStart = at;
    const key = readVarint(bytes, at, end);
    const wire = key.value & 7;
    const number = key.value >>> 3;
    at = key.end;
    let value = 0;
    let from = at;
    if (wire === WIRE.varint) {
      const read = readVarint(bytes, at, end);
      value = read.value;
      at = read.end;
    } else if (wire === WIRE.bytes) {
      const length = readVarint(bytes, at, end);
      from = length.end;
      at = from + (length.value >>> 0);
    } else if (wire === WIRE.fixed32) {
      at += 4;
    } else if (wire === WIRE.fixed64) {
      at += 8;
    } else {
      throw new Error(`expected a protocol buffer, received wire type ${wire} at byte ${keyStart}`);
    }
    if (at > end) throw new Error(`expected ${at - end} more bytes after byte ${end}`);
    yield { number, wire, value, keyStart, start: from, end: at };
  }
}

/** Reads the varint at `at`: its lowest 32 bits as a signed number, and the index of the next byte. */
export function readVarint(bytes: Uint8Array, at: number, end: number): { value: number; end: number } {
  let value = 0;
  for (let index = 0; index < 10 && at + index < end; index += 1) {
    const byte = bytes[at + index]!;
    if (index < 5) value |= (byte & 0x7f) << (7 * index);
    if (byte < 0x80) return { value, end: at + index + 1 };
  }
  throw new Error(`expected a whole number at byte ${at}`);
}

/** Appends a varint; protocol buffers write negative numbers in ten bytes. */
export function pushVarint(target: number[], value: number): void {
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 0x7fn) {
    target.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  target.push(Number(rest));
}

/** A length-delimited field: its key and length, and its content. */
export function messageField(number: number, content: Uint8Array): Uint8Array[] {
  const header: number[] = [];
  pushVarint(header, (number << 3) | WIRE.bytes);
  pushVarint(header, content.length);
  return [Uint8Array.from(header), content];
}
