/** Parses the part of an ONNX file that converting weights needs: nodes, initialisers and their byte offsets. Pure. */
import { readFields } from './protobuf-wire.ts';
import type { Field } from './protobuf-wire.ts';

/** TensorProto.DataType of onnx.proto. */
export const TENSOR_UINT8 = 2;
export const TENSOR_INT8 = 3;

export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
}

export interface OnnxTensor {
  readonly name: string;
  readonly type: number;
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
  readonly nodes: readonly OnnxNode[];
  readonly tensors: ReadonlyMap<string, OnnxTensor>;
  /** Names used by anything other than a node of the main graph: its inputs, outputs, types, sub-graphs. */
  readonly pinned: ReadonlySet<string>;
}

// Field numbers of onnx.proto.
const MODEL = { graph: 7 } as const;
const GRAPH = { node: 1, initializer: 5, input: 11, output: 12, valueInfo: 13 } as const;
const NODE = { input: 1, operator: 4, attribute: 5 } as const;
const ATTRIBUTE = { graph: 6, graphs: 11 } as const;
const TENSOR = { type: 2, int32Data: 5, name: 8, rawData: 9, dataLocation: 14 } as const;
const VALUE_NAME = 1;

/** @throws Error if the bytes are not an ONNX model with a graph. */
export function readOnnxGraph(bytes: Uint8Array): OnnxGraph {
  for (const field of readFields(bytes, 0, bytes.length)) {
    if (field.number === MODEL.graph && field.wire === 2) return readGraph(bytes, field);
  }
  throw new Error('expected an ONNX model, received a protocol buffer without a graph');
}

function readGraph(bytes: Uint8Array, graph: Field): OnnxGraph {
  const nodes: OnnxNode[] = [];
  const tensors = new Map<string, OnnxTensor>();
  const pinned = new Set<string>();
  for (const field of readFields(bytes, graph.start, graph.end)) {
    if (field.number === GRAPH.node) {
      nodes.push(readNode(bytes, field, pinned));
    } else if (field.number === GRAPH.initializer) {
      const tensor = readTensor(bytes, field);
      tensors.set(tensor.name, tensor);
    } else if (
      field.number === GRAPH.input ||
      field.number === GRAPH.output ||
      field.number === GRAPH.valueInfo
    ) {
      for (const part of readFields(bytes, field.start, field.end)) {
        if (part.number === VALUE_NAME) pinned.add(text(bytes, part));
      }
    }
  }
  return { field: graph, nodes, tensors, pinned };
}

function readNode(bytes: Uint8Array, node: Field, pinned: Set<string>): OnnxNode {
  const inputs: string[] = [];
  let operator = '';
  for (const field of readFields(bytes, node.start, node.end)) {
    if (field.number === NODE.input) inputs.push(text(bytes, field));
    else if (field.number === NODE.operator) operator = text(bytes, field);
    else if (field.number === NODE.attribute) pinSubgraphs(bytes, field, pinned);
  }
  return { operator, inputs };
}

/** Sub-graphs of If and Loop can use names of the outer graph; pin whatever they use. */
function pinSubgraphs(bytes: Uint8Array, attribute: Field, pinned: Set<string>): void {
  for (const field of readFields(bytes, attribute.start, attribute.end)) {
    if (field.wire !== 2 || (field.number !== ATTRIBUTE.graph && field.number !== ATTRIBUTE.graphs)) continue;
    const inner = readGraph(bytes, field);
    for (const name of inner.pinned) pinned.add(name);
    for (const node of inner.nodes) for (const name of node.inputs) pinned.add(name);
  }
}

function readTensor(bytes: Uint8Array, tensor: Field): OnnxTensor {
  let name = '';
  let typeField: Field | null = null;
  let rawData: Field | null = null;
  let external = false;
  const int32Data: Field[] = [];
  for (const field of readFields(bytes, tensor.start, tensor.end)) {
    if (field.number === TENSOR.type) typeField = field;
    else if (field.number === TENSOR.name) name = text(bytes, field);
    else if (field.number === TENSOR.rawData) rawData = field;
    else if (field.number === TENSOR.int32Data) int32Data.push(field);
    else if (field.number === TENSOR.dataLocation) external = field.value === 1;
  }
  return { name, type: typeField?.value ?? 0, field: tensor, typeField, rawData, int32Data, external };
}

const text = (bytes: Uint8Array, field: Field): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + field.start, field.end - field.start).toString('utf8');
