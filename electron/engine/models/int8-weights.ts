/**
 * Converts the 8-bit weights of matrix products between uint8 and int8 in an ONNX file's bytes. Weight and zero point
 * both shift by 128, so (weight - zero point), and thus every output, stays bit-identical. Only the kernel changes:
 * on x86 with VNNI, int8 weights run about twice as fast; without VNNI they may saturate, while uint8 is exact (see
 * [Note: int8 that saturates] in weight-probe.ts).
 *
 * Convolutions stay as they are: ConvInteger has no fast int8 kernel, and QLinearConv and QDQ ones already have
 * theirs. Pure.
 */
import { readOnnxGraph, TENSOR_INT8, TENSOR_UINT8 } from './onnx-graph.ts';
import type { OnnxGraph, OnnxNode, OnnxTensor } from './onnx-graph.ts';
import { pushVarint, readVarint, WIRE } from './protobuf-wire.ts';

export type WeightType = 'int8' | 'uint8';

export interface WeightCount {
  /** Number of convertible matrix weights that are int8 now. */
  readonly int8: number;
  readonly uint8: number;
  /** Whether some weights lie outside the file, so that it cannot be loaded from its bytes alone. */
  readonly external: boolean;
}

type Role = 'weight' | 'zeroPoint';

/** Input slots of the weight and its zero point, by operator. The last three are ONNX Runtime's own fused operators. */
const SLOTS: Readonly<Record<string, Readonly<Record<Role, number>>>> = {
  MatMulInteger: { weight: 1, zeroPoint: 3 },
  DynamicQuantizeMatMul: { weight: 1, zeroPoint: 3 },
  MatMulIntegerToFloat: { weight: 1, zeroPoint: 5 },
  QAttention: { weight: 1, zeroPoint: 7 },
};

/** Counts the weights that {@link rewriteWeights} can convert. @throws Error if the bytes are not an ONNX model. */
export function countWeights(bytes: Uint8Array): WeightCount {
  const graph = readOnnxGraph(bytes);
  const { weights } = findMovable(graph);
  const int8 = weights.filter((tensor) => tensor.type === TENSOR_INT8).length;
  const external = [...graph.tensors.values()].some((tensor) => tensor.external);
  return { int8, uint8: weights.length - int8, external };
}

/**
 * Converts every movable weight to type `target`. Converting back restores the original bytes.
 * @returns new bytes, or `bytes` itself if there was nothing to convert.
 * @throws Error if the bytes are not an ONNX model.
 */
export function rewriteWeights(bytes: Uint8Array, target: WeightType): Uint8Array {
  const graph = readOnnxGraph(bytes);
  const { weights, zeroPoints } = findMovable(graph);
  const type = target === 'int8' ? TENSOR_INT8 : TENSOR_UINT8;
  const edits: Edit[] = [];
  let growth = 0;
  for (const tensor of [...weights, ...zeroPoints]) {
    if (tensor.type === type) continue;
    const inside = tensorEdits(bytes, tensor, type);
    const grown = growthOf(inside);
    if (grown !== 0) {
      const header = lengthEdit(tensor.field, bytes, grown);
      inside.push(header);
      growth += growthOf([header]);
    }
    growth += grown;
    edits.push(...inside);
  }
  if (edits.length === 0) return bytes;
  if (growth !== 0) edits.push(lengthEdit(graph.field, bytes, growth));
  return applyEdits(bytes, edits);
}

/**
 * Finds weights and zero points with inline 8-bit data that only nodes in {@link SLOTS} use, always in the same role.
 */
function findMovable(graph: OnnxGraph): { weights: OnnxTensor[]; zeroPoints: OnnxTensor[] } {
  const { pinned } = graph;
  const uses = new Map<string, { node: OnnxNode; slot: number }[]>();
  for (const node of graph.nodes) {
    for (const [slot, name] of node.inputs.entries()) {
      if (!graph.tensors.has(name)) continue;
      const list = uses.get(name);
      if (list === undefined) uses.set(name, [{ node, slot }]);
      else list.push({ node, slot });
    }
  }
  const movable = (name: string | undefined): OnnxTensor | null => {
    const tensor = name === undefined ? undefined : graph.tensors.get(name);
    return tensor !== undefined &&
      (tensor.type === TENSOR_INT8 || tensor.type === TENSOR_UINT8) &&
      !tensor.external &&
      (tensor.rawData !== null || tensor.int32Data.length > 0) &&
      !pinned.has(tensor.name)
      ? tensor
      : null;
  };

  const nodes = new Map<OnnxNode, Candidate>();
  for (const node of graph.nodes) {
    const slots = SLOTS[node.operator];
    if (slots === undefined) continue;
    const weight = movable(node.inputs[slots.weight]);
    const zeroPoint = movable(node.inputs[slots.zeroPoint]);
    if (weight && zeroPoint) nodes.set(node, { slots, weight, zeroPoint });
  }
  const usedAsItsOwn = (tensor: OnnxTensor, role: Role): boolean =>
    (uses.get(tensor.name) ?? []).every(({ node, slot }) => slot === nodes.get(node)?.slots[role]);
  // A tensor with any other use pins all nodes that share it, which pins their tensors, and so on until stable.
  for (let changed = true; changed; ) {
    changed = false;
    for (const [node, { weight, zeroPoint }] of nodes) {
      if (usedAsItsOwn(weight, 'weight') && usedAsItsOwn(zeroPoint, 'zeroPoint')) continue;
      nodes.delete(node);
      changed = true;
    }
  }
  const collect = (role: Role): OnnxTensor[] => [...new Set([...nodes.values()].map((node) => node[role]))];
  return { weights: collect('weight'), zeroPoints: collect('zeroPoint') };
}

/** A node whose weight may be movable. */
interface Candidate extends Readonly<Record<Role, OnnxTensor>> {
  readonly slots: Readonly<Record<Role, number>>;
}

/** Replaces `bytes[start, end)` with `by`, or flips the top bit of each byte. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: Uint8Array | 'flip';
}

function growthOf(edits: readonly Edit[]): number {
  let growth = 0;
  for (const { start, end, by } of edits) if (by !== 'flip') growth += by.length - (end - start);
  return growth;
}

function tensorEdits(bytes: Uint8Array, tensor: OnnxTensor, type: number): Edit[] {
  const { typeField, rawData, int32Data } = tensor;
  const edits: Edit[] = [];
  if (typeField !== null) edits.push({ start: typeField.start, end: typeField.end, by: varint(type) });
  if (rawData !== null) edits.push({ start: rawData.start, end: rawData.end, by: 'flip' });
  const shift = type === TENSOR_INT8 ? -128 : 128;
  for (const field of int32Data) {
    const values: number[] = [];
    for (let at = field.start; at < field.end; ) {
      const read = readVarint(bytes, at, field.end);
      pushVarint(values, read.value + shift);
      at = read.end;
    }
    const body = Uint8Array.from(values);
    edits.push({ start: field.start, end: field.end, by: body });
    if (field.wire === WIRE.bytes && body.length !== field.end - field.start) {
      edits.push(lengthEdit(field, bytes, body.length - (field.end - field.start)));
    }
  }
  return edits;
}

/** Updates the length of a length-delimited field whose content grows by `growth` bytes. */
function lengthEdit(
  field: { keyStart: number; start: number; end: number },
  bytes: Uint8Array,
  growth: number,
): Edit {
  const lengthStart = readVarint(bytes, field.keyStart, field.start).end;
  return { start: lengthStart, end: field.start, by: varint(field.end - field.start + growth) };
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  pushVarint(bytes, value);
  return Uint8Array.from(bytes);
}

function applyEdits(bytes: Uint8Array, edits: Edit[]): Uint8Array {
  edits.sort((a, b) => a.start - b.start);
  const result = new Uint8Array(bytes.length + growthOf(edits));
  let from = 0;
  let to = 0;
  for (const { start, end, by } of edits) {
    result.set(bytes.subarray(from, start), to);
    to += start - from;
    if (by === 'flip') {
      for (let at = start; at < end; at += 1) result[to++] = bytes[at]! ^ 0x80;
    } else {
      result.set(by, to);
      to += by.length;
    }
    from = end;
  }
  result.set(bytes.subarray(from), to);
  return result;
}
