/**
 * Parses an ONNX file's graph: inputs, outputs, nodes, and initialisers with their byte offsets. Works on whole files
 * and on skeletons (onnx-skeleton.ts) alike. Pure.
 */
import { readFields, readVarint } from './protobuf-wire.ts';
import type { Field } from './protobuf-wire.ts';

/** TensorProto.DataType of onnx.proto. */
export const TENSOR_FLOAT = 1;
export const TENSOR_UINT8 = 2;
export const TENSOR_INT8 = 3;
export const TENSOR_INT32 = 6;
export const TENSOR_INT64 = 7;
export const TENSOR_FLOAT16 = 10;

export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Attributes that are whole numbers, such as `transB`. */
  readonly integers: ReadonlyMap<string, number>;
  /** Names of the outer graph that its sub-graphs may use. */
  readonly captured: readonly string[];
}

/** An input or output of the graph. */
export interface OnnxValue {
  readonly name: string;
  /** TensorProto.DataType; 0 if it is not a tensor. */
  readonly type: number;
  /** Size of each axis, null for a free one; null if the file states no shape. */
  readonly shape: readonly (number | null)[] | null;
}

export interface OnnxTensor {
  readonly name: string;
  readonly type: number;
  readonly dims: readonly number[];
  /** The graph's field that holds this tensor. */
  readonly field: Field;
  /** Its data_type, raw_data and int32_data fields. */
  readonly typeField: Field | null;
  readonly rawData: Field | null;
  readonly int32Data: readonly Field[];
  /** Whether the weights are in another file. */
  readonly external: boolean;
}

export interface OnnxGraph {
  /** The file's field that holds the graph. */
  readonly field: Field;
  /** Without initialisers, which old files list as inputs too. */
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  /** Read when first asked for: most graphs say what they are without them. */
  readonly nodes: readonly OnnxNode[];
  readonly tensors: ReadonlyMap<string, OnnxTensor>;
  /** Names used by anything other than a node of the main graph: its inputs, outputs, types, sub-graphs. */
  readonly pinned: ReadonlySet<string>;
  /** Files that hold weights, as the graph and its sub-graphs name them: relative to the ONNX file's folder. */
  readonly locations: ReadonlySet<string>;
  /** Whether these bytes, such as an operator's name, occur anywhere in the file; costs no parsing. */
  mentions(word: string): boolean;
}

// Field numbers of onnx.proto.
const MODEL = { graph: 7 } as const;
const GRAPH = { node: 1, initializer: 5, input: 11, output: 12, valueInfo: 13 } as const;
const NODE = { input: 1, output: 2, operator: 4, attribute: 5 } as const;
const ATTRIBUTE = { name: 1, integer: 3, tensor: 5, graph: 6, tensors: 10, graphs: 11 } as const;
const TENSOR = {
  dims: 1,
  type: 2,
  int32Data: 5,
  name: 8,
  rawData: 9,
  externalData: 13,
  dataLocation: 14,
} as const;
const VALUE = { name: 1, type: 2 } as const;
const TYPE = { tensor: 1 } as const;
const TENSOR_TYPE = { element: 1, shape: 2 } as const;
const SHAPE = { axis: 1 } as const;
const AXIS = { size: 1 } as const;
const ENTRY = { key: 1, value: 2 } as const;

/** @throws Error if the bytes are not an ONNX model with a graph. */
export function readOnnxGraph(content: Uint8Array): OnnxGraph {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  for (const field of readFields(bytes, 0, bytes.length)) {
    if (field.number === MODEL.graph && field.wire === 2) return readGraph(bytes, field);
  }
  throw new Error('expected an ONNX model, received a protocol buffer without a graph');
}

function readGraph(bytes: Buffer, graph: Field): OnnxGraph {
  const nodeFields: Field[] = [];
  const inputs: OnnxValue[] = [];
  const outputs: OnnxValue[] = [];
  const tensors = new Map<string, OnnxTensor>();
  const valueFields: Field[] = [];
  const locations = new Set<string>();
  for (const field of readFields(bytes, graph.start, graph.end)) {
    if (field.number === GRAPH.node) {
      nodeFields.push(field);
    } else if (field.number === GRAPH.initializer) {
      const tensor = readTensor(bytes, field, locations);
      tensors.set(tensor.name, tensor);
    } else if (field.number === GRAPH.input) {
      inputs.push(readValue(bytes, field));
    } else if (field.number === GRAPH.output) {
      outputs.push(readValue(bytes, field));
    } else if (field.number === GRAPH.valueInfo) {
      valueFields.push(field);
    }
  }
  const inNodes = new Set<string>();
  let nodes: OnnxNode[] | null = null;
  const readNodes = (): OnnxNode[] => (nodes ??= nodeFields.map((field) => readNode(bytes, field, inNodes)));
  const mentions = (word: string): boolean => bytes.subarray(graph.start, graph.end).includes(word);
  return {
    field: graph,
    inputs: inputs.filter(({ name }) => !tensors.has(name)),
    outputs,
    tensors,
    mentions,
    get nodes() {
      return readNodes();
    },
    get pinned() {
      const values = valueFields.map((field) => readValue(bytes, field));
      return new Set([
        ...[...inputs, ...outputs, ...values].map(({ name }) => name),
        ...readNodes().flatMap(({ captured }) => captured),
      ]);
    },
    get locations() {
      // Nodes may hold tensors too, and sub-graphs.
      if (mentions('location')) readNodes();
      return new Set([...locations, ...inNodes]);
    },
  };
}

function readNode(bytes: Buffer, node: Field, locations: Set<string>): OnnxNode {
  const inputs: string[] = [];
  const outputs: string[] = [];
  const integers = new Map<string, number>();
  const captured: string[] = [];
  let operator = '';
  for (const field of readFields(bytes, node.start, node.end)) {
    if (field.number === NODE.input) inputs.push(text(bytes, field));
    else if (field.number === NODE.output) outputs.push(text(bytes, field));
    else if (field.number === NODE.operator) operator = text(bytes, field);
    else if (field.number === NODE.attribute) readAttribute(bytes, field, integers, captured, locations);
  }
  return { operator, inputs, outputs, integers, captured };
}

/** Sub-graphs of If and Loop can use names of the outer graph, so whatever they use counts as captured. */
function readAttribute(
  bytes: Buffer,
  attribute: Field,
  integers: Map<string, number>,
  captured: string[],
  locations: Set<string>,
): void {
  let name = '';
  for (const field of readFields(bytes, attribute.start, attribute.end)) {
    if (field.number === ATTRIBUTE.name) name = text(bytes, field);
    else if (field.number === ATTRIBUTE.integer) integers.set(name, field.value);
    else if (field.wire !== 2) continue;
    else if (field.number === ATTRIBUTE.tensor || field.number === ATTRIBUTE.tensors) {
      readTensor(bytes, field, locations);
    } else if (field.number === ATTRIBUTE.graph || field.number === ATTRIBUTE.graphs) {
      const inner = readGraph(bytes, field);
      captured.push(...inner.pinned, ...inner.nodes.flatMap((node) => node.inputs));
      for (const location of inner.locations) locations.add(location);
    }
  }
}

function readTensor(bytes: Buffer, tensor: Field, locations: Set<string>): OnnxTensor {
  let name = '';
  let typeField: Field | null = null;
  let rawData: Field | null = null;
  let external = false;
  let location: string | null = null;
  const dims: number[] = [];
  const int32Data: Field[] = [];
  for (const field of readFields(bytes, tensor.start, tensor.end)) {
    if (field.number === TENSOR.dims) pushIntegers(bytes, field, dims);
    else if (field.number === TENSOR.type) typeField = field;
    else if (field.number === TENSOR.name) name = text(bytes, field);
    else if (field.number === TENSOR.rawData) rawData = field;
    else if (field.number === TENSOR.int32Data) int32Data.push(field);
    else if (field.number === TENSOR.externalData) location = locationOf(bytes, field) ?? location;
    else if (field.number === TENSOR.dataLocation) external = field.value === 1;
  }
  if (external && location !== null) locations.add(location);
  return { name, type: typeField?.value ?? 0, dims, field: tensor, typeField, rawData, int32Data, external };
}

function locationOf(bytes: Buffer, entry: Field): string | null {
  let key = '';
  let value = '';
  for (const field of readFields(bytes, entry.start, entry.end)) {
    if (field.number === ENTRY.key) key = text(bytes, field);
    else if (field.number === ENTRY.value) value = text(bytes, field);
  }
  return key === 'location' ? value : null;
}

function readValue(bytes: Buffer, value: Field): OnnxValue {
  let name = '';
  let type = 0;
  let shape: (number | null)[] | null = null;
  for (const field of readFields(bytes, value.start, value.end)) {
    if (field.number === VALUE.name) name = text(bytes, field);
    else if (field.number === VALUE.type) {
      for (const kind of readFields(bytes, field.start, field.end)) {
        if (kind.number !== TYPE.tensor) continue;
        for (const part of readFields(bytes, kind.start, kind.end)) {
          if (part.number === TENSOR_TYPE.element) type = part.value;
          else if (part.number === TENSOR_TYPE.shape) shape = readShape(bytes, part);
        }
      }
    }
  }
  return { name, type, shape };
}

function readShape(bytes: Buffer, shape: Field): (number | null)[] {
  const sizes: (number | null)[] = [];
  for (const axis of readFields(bytes, shape.start, shape.end)) {
    if (axis.number !== SHAPE.axis) continue;
    let size: number | null = null;
    for (const field of readFields(bytes, axis.start, axis.end)) {
      if (field.number === AXIS.size && field.value > 0) size = field.value;
    }
    sizes.push(size);
  }
  return sizes;
}

/** Whole numbers of a repeated field, packed or one a field. */
function pushIntegers(bytes: Buffer, field: Field, target: number[]): void {
  if (field.wire === 0) {
    target.push(field.value);
    return;
  }
  for (let at = field.start; at < field.end; ) {
    const read = readVarint(bytes, at, field.end);
    target.push(read.value);
    at = read.end;
  }
}

const text = (bytes: Buffer, field: Field): string => bytes.toString('utf8', field.start, field.end);
