/** Builds an ONNX graph and streams it to a file: big weights are made while they are written. */
import { open } from 'node:fs/promises';
import { bytesHeader, float, integer, message, text } from './protobuf.ts';

/** `data_type` numbers of onnx.proto. */
export const TENSOR_TYPES = { float32: 1, uint8: 2, int8: 3, int32: 6, int64: 7, bool: 9 } as const;
export type TensorType = keyof typeof TENSOR_TYPES;

const ELEMENT_BYTES: Record<TensorType, number> = {
  float32: 4,
  uint8: 1,
  int8: 1,
  int32: 4,
  int64: 8,
  bool: 1,
};

/** Attribute values: whole numbers become ints, so a float is given as `{ float }`. */
export type Attribute = number | string | readonly number[] | { readonly float: number };

interface Initializer {
  readonly name: string;
  readonly type: TensorType;
  readonly dims: readonly number[];
  readonly content: () => Iterable<Uint8Array>;
}

const OPSET = 17;
const IR_VERSION = 8;

/** Collects nodes and weights in order. Names returned are the names of values. */
export class GraphBuilder {
  /** Encoded nodes, and weights that lie elsewhere. */
  readonly #nodesAndTensors: Uint8Array[] = [];
  readonly #initializers: Initializer[] = [];
  readonly #ends: Uint8Array[] = [];
  readonly #constants = new Map<string, string>();
  readonly #name: string;
  #unnamed = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** Declares a graph input; a string dimension is a free axis. */
  input(name: string, type: TensorType, dims: readonly (number | string)[]): string {
    this.#ends.push(message(11, ...valueInfo(name, type, dims)));
    return name;
  }

  /** Declares a graph output; the value must have been made by a node under that name. */
  output(name: string, type: TensorType, dims: readonly (number | string)[]): void {
    this.#ends.push(message(12, ...valueInfo(name, type, dims)));
  }

  /** Adds weights whose bytes are made when the file is written. */
  initializer(
    name: string,
    type: TensorType,
    dims: readonly number[],
    content: () => Iterable<Uint8Array>,
  ): string {
    this.#initializers.push({ name, type, dims, content });
    return name;
  }

  /** Adds weights that lie in another file, from its beginning on. */
  external(
    name: string,
    type: TensorType,
    dims: readonly number[],
    location: string,
    length: number,
  ): string {
    const entry = (key: string, value: string): Uint8Array => message(13, text(1, key), text(2, value));
    this.#nodesAndTensors.push(
      message(
        5,
        ...dims.map((dim) => integer(1, dim)),
        integer(2, TENSOR_TYPES[type]),
        text(8, name),
        entry('location', location),
        entry('offset', '0'),
        entry('length', String(length)),
        integer(14, 1),
      ),
    );
    return name;
  }

  /** A small int64 constant: a scalar, or a vector when given a list. Equal ones are shared. */
  integers(value: number | readonly number[]): string {
    const list = typeof value === 'number' ? [value] : value;
    const data = BigInt64Array.from(list, (entry) => BigInt(entry));
    return this.#constant(
      `int64_${JSON.stringify(value)}`,
      'int64',
      typeof value === 'number' ? [] : [list.length],
      data,
    );
  }

  /** A float32 scalar constant. Equal ones are shared. */
  float(value: number): string {
    return this.#constant(`float_${value}`, 'float32', [], Float32Array.of(value));
  }

  /** Adds a node and returns its first output; `outputs` gives names, else one is made from `name`. */
  node(
    type: string,
    inputs: readonly string[],
    options: {
      readonly name?: string;
      readonly outputs?: readonly string[];
      readonly attributes?: Readonly<Record<string, Attribute>>;
    } = {},
  ): string {
    const name = options.name ?? `/${type}_${(this.#unnamed += 1)}`;
    const outputs = options.outputs ?? [`${name}_output_0`];
    const attributes = Object.entries(options.attributes ?? {});
    this.#nodesAndTensors.push(
      message(
        1,
        ...inputs.map((input) => text(1, input)),
        ...outputs.map((output) => text(2, output)),
        text(3, name),
        text(4, type),
        ...attributes.map(([key, value]) => message(5, ...attributeFields(key, value))),
      ),
    );
    return outputs[0]!;
  }

  /** Writes the model; at most one block of one weight is in memory at a time. */
  async write(file: string): Promise<void> {
    const tensors = this.#initializers.map((initializer) => {
      const header = tensorHeader(initializer);
      return { initializer, header, length: header.length + contentLength(initializer) };
    });
    const fixed = Buffer.concat([...this.#nodesAndTensors, text(2, this.#name)]);
    const ends = Buffer.concat(this.#ends);
    const graphLength = tensors.reduce(
      (sum, { length }) => sum + bytesHeader(5, length).length + length,
      fixed.length + ends.length,
    );

    const handle = await open(file, 'w');
    try {
      await handle.appendFile(
        Buffer.concat([
          integer(1, IR_VERSION),
          text(2, 'sightline-test-support'),
          bytesHeader(7, graphLength),
          fixed,
        ]),
      );
      for (const { initializer, header, length } of tensors) {
        await handle.appendFile(Buffer.concat([bytesHeader(5, length), header]));
        let written = header.length;
        for (const block of initializer.content()) {
          await handle.appendFile(block);
          written += block.length;
        }
        if (written !== length) {
          throw new Error(
            `expected ${length} bytes for the weights ${initializer.name}, received ${written}`,
          );
        }
      }
      await handle.appendFile(Buffer.concat([ends, message(8, text(1, ''), integer(2, OPSET))]));
    } finally {
      await handle.close();
    }
  }

  #constant(name: string, type: TensorType, dims: readonly number[], data: NodeJS.TypedArray): string {
    if (!this.#constants.has(name)) {
      this.#constants.set(
        name,
        this.initializer(name, type, dims, () => [bytesOf(data)]),
      );
    }
    return name;
  }
}

/** The bytes under a typed array, without a copy. */
export function bytesOf(array: NodeJS.TypedArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function attributeFields(name: string, value: Attribute): Uint8Array[] {
  const [fields, type] =
    typeof value === 'string'
      ? [[text(4, value)], 3]
      : typeof value === 'number'
        ? [[integer(3, value)], 2]
        : 'float' in value
          ? [[float(2, value.float)], 1]
          : [value.map((entry) => integer(8, entry)), 7];
  return [text(1, name), ...fields, integer(20, type)];
}

function valueInfo(name: string, type: TensorType, dims: readonly (number | string)[]): Uint8Array[] {
  const shape = dims.map((dim) => message(1, typeof dim === 'number' ? integer(1, dim) : text(2, dim)));
  return [text(1, name), message(2, message(1, integer(1, TENSOR_TYPES[type]), message(2, ...shape)))];
}

const contentLength = ({ type, dims }: Initializer): number =>
  dims.reduce((product, dim) => product * dim, ELEMENT_BYTES[type]);

/** Everything of a TensorProto up to its raw bytes, which follow. */
function tensorHeader(initializer: Initializer): Uint8Array {
  return Buffer.concat([
    ...initializer.dims.map((dim) => integer(1, dim)),
    integer(2, TENSOR_TYPES[initializer.type]),
    text(8, initializer.name),
    bytesHeader(9, contentLength(initializer)),
  ]);
}
