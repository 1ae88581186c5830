/** ONNX files of a few bytes, field by field, for tests of the rewriting of 8-bit weights. */
import { bytesHeader, integer, message, text } from './onnx/protobuf.ts';

export const UINT8 = 2;
export const INT8 = 3;

/** TensorProto with raw_data, or with int32_data packed or one field a number. */
export function tensor(
  name: string,
  type: number,
  dims: number[],
  values: number[],
  storage: 'raw' | 'packed' | 'unpacked' = 'raw',
): Uint8Array {
  const data =
    storage === 'raw'
      ? [bytesHeader(9, values.length), Uint8Array.from(values, (each) => each & 0xff)]
      : storage === 'unpacked'
        ? values.map((value) => integer(5, value))
        : [message(5, ...values.map((value) => integer(0, value).subarray(1)))];
  return message(5, ...dims.map((dim) => integer(1, dim)), integer(2, type), text(8, name), ...data);
}

export const node = (operator: string, inputs: string[], outputs: string[]): Uint8Array =>
  message(
    1,
    ...inputs.map((input) => text(1, input)),
    ...outputs.map((output) => text(2, output)),
    text(4, operator),
  );
export const value = (field: number, name: string, type: number, dims: number[]): Uint8Array =>
  message(
    field,
    text(1, name),
    message(2, message(1, integer(1, type), message(2, ...dims.map((dim) => message(1, integer(1, dim)))))),
  );
export const model = (...graph: Uint8Array[]): Uint8Array =>
  Buffer.concat([integer(1, 8), message(7, ...graph, text(2, 'g')), message(8, text(1, ''), integer(2, 17))]);

export const WEIGHTS = [0, 1, 127, 128, 200, 255, 64, 90];
/** y = x · (W - Z) for quantised x of [1, 4] and W of [4, 2]. */
export function product(zeroPoint: Uint8Array, ...more: Uint8Array[]): Uint8Array {
  return model(
    node('DynamicQuantizeLinear', ['x'], ['xq', 'xs', 'xz']),
    node('MatMulInteger', ['xq', 'W', 'xz', 'Z'], ['yi']),
    tensor('W', UINT8, [4, 2], WEIGHTS),
    zeroPoint,
    ...more,
    value(11, 'x', 1, [1, 4]),
    value(12, 'yi', 6, [1, 2]),
  );
}
