import { describe, expect, it } from 'vitest';
import { halfToNumber, parseNpy } from '../../../electron/engine/models/npy.ts';

function npy(descr: string, shape: string, data: Uint8Array, fortran = 'False'): Buffer {
  const header = `{'descr': '${descr}', 'fortran_order': ${fortran}, 'shape': ${shape}, }`.padEnd(117) + '\n';
  const start = Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, header.length, 0]);
  return Buffer.concat([start, Buffer.from(header, 'latin1'), data]);
}
const bytesOf = (values: Float32Array | Float64Array | Uint16Array): Uint8Array =>
  new Uint8Array(values.buffer);

describe('parseNpy', () => {
  it.each([
    ['<f2', bytesOf(Uint16Array.of(0x3c00, 0xc000, 0x3800, 0))],
    ['<f4', bytesOf(Float32Array.of(1, -2, 0.5, 0))],
    ['<f8', bytesOf(Float64Array.of(1, -2, 0.5, 0))],
  ])('parseNpy reads %s', (descr, data) => {
    expect(parseNpy(npy(descr, '(2, 2)', data))).toEqual({
      rows: 2,
      columns: 2,
      data: Float32Array.of(1, -2, 0.5, 0),
    });
  });

  it.each([
    ['text', Buffer.from('hello, this is no array'), /expected a \.npy file/],
    ['integers', npy('<i4', '(1, 1)', new Uint8Array(4)), /expected a C-ordered matrix of little-endian floats/],
    ['a column-major array', npy('<f4', '(1, 1)', new Uint8Array(4), 'True'), /expected a C-ordered matrix/],
    ['a vector', npy('<f4', '(1,)', new Uint8Array(4)), /expected a C-ordered matrix/],
    ['a short file', npy('<f4', '(2, 2)', new Uint8Array(12)), /for 2 × 2, received/],
  ])('parseNpy refuses %s', (_, bytes, message) => {
    expect(() => parseNpy(bytes)).toThrow(message);
  });
});

describe('halfToNumber', () => {
  it.each([
    [0x0001, 2 ** -24],
    [0x03ff, 1023 * 2 ** -24],
    [0x0400, 2 ** -14],
    [0x7bff, 65504],
    [0xfc00, -Infinity],
    [0x7e00, NaN],
    [0x3555, 0.333251953125],
  ])('halfToNumber reads the half 0x%s', (half, value) => {
    expect(halfToNumber(half)).toBe(value);
  });
});
