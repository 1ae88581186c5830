/** Parses NumPy's .npy files of floats, in which models ship their calibration. Format: NEP 1. Pure. */

export interface FloatMatrix {
  readonly rows: number;
  readonly columns: number;
  /** Row after row, [rows × columns]. */
  readonly data: Float32Array;
}

/**
 * Parses a two-dimensional, C-ordered, little-endian float16, float32 or float64 array.
 * @throws Error stating what was expected and received; the caller adds the file's name.
 */
export function parseNpy(bytes: Buffer): FloatMatrix {
  if (bytes.length < 12 || bytes.toString('latin1', 0, 6) !== '\x93NUMPY') {
    throw new Error('expected a .npy file, received other content');
  }
  const wide = bytes[6]! >= 2;
  const start = wide ? 12 : 10;
  const end = start + (wide ? bytes.readUInt32LE(8) : bytes.readUInt16LE(8));
  const header = bytes.toString('latin1', start, end);
  const type = /'descr':\s*'([^']*)'/.exec(header)?.[1] ?? '';
  const shape = /'shape':\s*\((\d+),\s*(\d+),?\)/.exec(header);
  const width = ({ '<f2': 2, '<f4': 4, '<f8': 8 } as Record<string, number>)[type];
  if (width === undefined || shape === null || /'fortran_order':\s*True/.test(header)) {
    throw new Error(
      `expected a C-ordered matrix of little-endian floats, received the header ${header.trim()}`,
    );
  }
  const rows = Number(shape[1]);
  const columns = Number(shape[2]);
  const count = rows * columns;
  if (bytes.length !== end + count * width) {
    throw new Error(`expected ${end + count * width} bytes for ${rows} × ${columns}, received ${bytes.length}`);
  }
  const data = new Float32Array(count);
  const view = new DataView(bytes.buffer, bytes.byteOffset + end, count * width);
  for (let index = 0; index < count; index += 1) {
    data[index] =
      width === 2
        ? halfToNumber(view.getUint16(index * 2, true))
        : width === 4
          ? view.getFloat32(index * 4, true)
          : view.getFloat64(index * 8, true);
  }
  return { rows, columns, data };
}

/** IEEE 754 binary16 to a number. */
export function halfToNumber(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
