/** Half-precision numbers (IEEE 754 binary16) as ONNX Runtime passes them: 16 bits each. Pure. */

const bits = new Uint32Array(1);
const float = new Float32Array(bits.buffer);

/** The nearest float16 of each number, ties to even; beyond 65,504 infinity. */
export function toHalf(numbers: Float32Array): Uint16Array {
  const halves = new Uint16Array(numbers.length);
  for (let index = 0; index < numbers.length; index += 1) {
    float[0] = numbers[index]!;
    const value = bits[0]!;
    const sign = (value >>> 16) & 0x8000;
    const magnitude = value & 0x7fffffff;
    halves[index] = sign | roundedMagnitude(magnitude);
  }
  return halves;
}

/** @param magnitude the bits of a float32 without its sign. */
function roundedMagnitude(magnitude: number): number {
  // NaN stays NaN.
  if (magnitude > 0x7f800000) return 0x7e00;
  if (magnitude >= 0x477ff000) return 0x7c00;
  // Below 2^-14 the steps are 2^-24 each: Math.fround's own rounding is to even, and so is this one's.
  if (magnitude < 0x38800000) {
    bits[0] = magnitude;
    const steps = float[0]! * 2 ** 24;
    const below = Math.floor(steps);
    const rest = steps - below;
    return below + (rest > 0.5 || (rest === 0.5 && (below & 1) === 1) ? 1 : 0);
  }
  const rounded = magnitude + 0xfff + ((magnitude >>> 13) & 1);
  return (rounded - 0x38000000) >>> 13;
}

/** The numbers that halves stand for. */
export function fromHalf(halves: Uint16Array): Float32Array {
  return Float32Array.from(halves, (half) => {
    const sign = half & 0x8000 ? -1 : 1;
    const exponent = (half >>> 10) & 0x1f;
    const fraction = half & 0x3ff;
    if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
    return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  });
}
