/** Protocol-buffer wire encoding, as much as ONNX files need. Test and bench support only. */

const WIRE_VARINT = 0;
const WIRE_BYTES = 2;
const WIRE_FLOAT = 5;

function varint(value: number | bigint): Uint8Array {
  // Negative int64 are ten bytes of two's complement.
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}

const key = (field: number, wire: number): Uint8Array => varint((field << 3) | wire);

/** An int32, int64, bool or enum field. */
export function integer(field: number, value: number | bigint): Uint8Array {
  return Buffer.concat([key(field, WIRE_VARINT), varint(value)]);
}

/** A 32-bit float field. */
export function float(field: number, value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return Buffer.concat([key(field, WIRE_FLOAT), bytes]);
}

/** A string field. */
export function text(field: number, value: string): Uint8Array {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([bytesHeader(field, bytes.length), bytes]);
}

/** An embedded message made of its encoded fields. */
export function message(field: number, ...fields: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(fields);
  return Buffer.concat([bytesHeader(field, body.length), body]);
}

/** What goes before `length` bytes of a string, bytes or message field that is written separately. */
export function bytesHeader(field: number, length: number): Uint8Array {
  return Buffer.concat([key(field, WIRE_BYTES), varint(length)]);
}
