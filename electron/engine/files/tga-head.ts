/** Recognises TGA files, which have no signature. Pure. */

const HEADER_BYTES = 18;
const [PALETTE, COLOUR, GREY] = [1, 2, 3];
const DEPTHS = [15, 16, 24, 32];

/** Whether the first bytes are those of a TGA file, which has no signature: every field must make sense. */
export function isTga(bytes: Uint8Array): boolean {
  if (bytes.length < HEADER_BYTES) return false;
  const [mapped, type, mapBits, bits] = [1, 2, 7, 16].map((at) => bytes[at]!) as [
    number,
    number,
    number,
    number,
  ];
  const kind = type & 7;
  return (
    [1, 2, 3, 9, 10, 11].includes(type) &&
    (kind === PALETTE ? mapped === 1 && DEPTHS.includes(mapBits) && bits === 8 : mapped <= 1) &&
    (kind !== COLOUR || DEPTHS.includes(bits)) &&
    (kind !== GREY || bits === 8) &&
    (bytes[17]! & 0xc0) === 0 &&
    bytes[12]! + bytes[13]! > 0 &&
    bytes[14]! + bytes[15]! > 0
  );
}
