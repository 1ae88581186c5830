/**
 * Reads from a graph what a tower takes and gives: pictures or token ids, under which names, and vectors of which
 * width. The graph decides what a file is; config.json only fills in what no graph says. Pure.
 */
import type { OnnxGraph, OnnxValue } from './onnx-graph.ts';
import { TENSOR_FLOAT, TENSOR_FLOAT16, TENSOR_INT32, TENSOR_INT64, TENSOR_UINT8 } from './onnx-graph.ts';

export type Tower = 'vision' | 'text';

/** What one tower of a file takes and gives. */
export interface TowerSignature {
  readonly tower: Tower;
  /** Name of the input with the pixels or the token ids. */
  readonly input: string;
  /** Name of the output with the embeddings. */
  readonly output: string;
  /** Whether the output has one row for each token, which must be averaged. */
  readonly perToken: boolean;
  /** Width of the embeddings; null if the graph does not tell. */
  readonly dimensions: number | null;
  /** Order of a picture's axes. */
  readonly layout: 'nchw' | 'nhwc';
  /** Height and width of the pictures, if the graph fixes them. */
  readonly imageSize: { readonly height: number; readonly width: number } | null;
  /** Number of tokens of a text, if the graph fixes it. */
  readonly sequenceLength: number | null;
  /** Number of convolutions that run on 8-bit numbers. */
  readonly eightBitConvolutions: number;
  /** Whether weights or activations are float16. */
  readonly half: boolean;
}

/** A file may hold one tower or both. Keys are missing for towers that it does not hold. */
export type FileSignature = Readonly<Partial<Record<Tower, TowerSignature>>>;

/** Names of outputs in order of preference, as the exporters of `transformers`, open_clip, Immich and Jina write them. */
const OUTPUTS: Readonly<Record<Tower, readonly string[]>> = {
  vision: [
    'image_embeds',
    'l2norm_image_embeddings',
    'image_embedding',
    'image_embeddings',
    'image_features',
    'pooler_output',
    'embedding',
    'embeddings',
    'unnorm_image_features',
  ],
  text: [
    'text_embeds',
    'l2norm_text_embeddings',
    'text_embedding',
    'text_embeddings',
    'text_features',
    'pooler_output',
    'sentence_embedding',
    'embedding',
    'embeddings',
    'unnorm_text_features',
  ],
};
/** An output that has a vector for each token. */
const PER_TOKEN = ['last_hidden_state', 'token_embeddings'];
/** Inputs of whole numbers that go with the token ids. */
const BESIDE_IDS = ['attention_mask', 'token_type_ids', 'position_ids'];
const PIXEL_TYPES = [TENSOR_FLOAT, TENSOR_FLOAT16, TENSOR_UINT8];
const EIGHT_BIT_CONVOLUTIONS = ['ConvInteger', 'QLinearConv'];
const ID_TYPES = [TENSOR_INT64, TENSOR_INT32];

/** The towers that a graph holds, by its inputs and outputs; empty if it is no CLIP-like model. */
export function signatureOf(graph: OnnxGraph): FileSignature {
  const pixels = graph.inputs.find(({ type, shape }) => PIXEL_TYPES.includes(type) && shape?.length === 4);
  const ids = graph.inputs.find(
    ({ name, type, shape }) =>
      ID_TYPES.includes(type) && !BESIDE_IDS.includes(name) && (shape?.length ?? 2) === 2,
  );
  const common = {
    eightBitConvolutions: EIGHT_BIT_CONVOLUTIONS.some((operator) => graph.mentions(operator))
      ? graph.nodes.filter(({ operator }) => EIGHT_BIT_CONVOLUTIONS.includes(operator)).length
      : 0,
    half: [...graph.tensors.values()].some(({ type }) => type === TENSOR_FLOAT16),
  };
  const signatures: Partial<Record<Tower, TowerSignature>> = {};
  for (const [tower, input] of [
    ['vision', pixels],
    ['text', ids],
  ] as const) {
    if (input === undefined) continue;
    const output = findOutput(graph, tower, pixels !== undefined && ids !== undefined);
    if (output === null) continue;
    const width = output.value.shape?.at(-1) ?? widthOf(output.value.name, graph);
    signatures[tower] = {
      ...{ tower, input: input.name, output: output.value.name, perToken: output.perToken, dimensions: width },
      ...pictureShape(tower === 'vision' ? input : null),
      sequenceLength: tower === 'text' ? (input.shape?.[1] ?? null) : null,
      ...common,
    };
  }
  return signatures;
}

/** In a file with both towers, an output must say by its name to which it belongs. */
function findOutput(
  graph: OnnxGraph,
  tower: Tower,
  joint: boolean,
): { value: OnnxValue; perToken: boolean } | null {
  const find = (name: string): OnnxValue | undefined => graph.outputs.find((output) => output.name === name);
  for (const name of OUTPUTS[tower]) {
    if (joint && !/image|text/.test(name)) continue;
    const value = find(name);
    if (value !== undefined) return { value, perToken: value.shape?.length === 3 };
  }
  if (joint) return null;
  const flat = graph.outputs.filter(({ shape }) => shape?.length === 2);
  if (flat.length === 1 && graph.outputs.length === 1) return { value: flat[0]!, perToken: false };
  const tokens = tower === 'text' ? PER_TOKEN.map(find).find((value) => value !== undefined) : undefined;
  return tokens === undefined ? null : { value: tokens, perToken: true };
}

function pictureShape(input: OnnxValue | null): Pick<TowerSignature, 'layout' | 'imageSize'> {
  const shape = input?.shape ?? [];
  const layout = shape[3] === 3 && shape[1] !== 3 ? 'nhwc' : 'nchw';
  const [height, width] = layout === 'nhwc' ? [shape[1], shape[2]] : [shape[2], shape[3]];
  return { layout, imageSize: height && width ? { height, width } : null };
}

/** Steps of {@link widthOf}: enough for any head, and an end for graphs that go in circles. */
const MOST_STEPS = 64;
/** Operators that give what they take, as far as the last axis is concerned. */
const SAME_WIDTH = new Set([
  'Identity',
  'Cast',
  'Div',
  'Mul',
  'Sub',
  'Add',
  'Tanh',
  'LpNormalization',
  'Gather',
  'GatherND',
  'LayerNormalization',
]);
/** Slot of the weight by operator; the last axis of a weight is the width, but for Gemm's transposed ones. */
const WEIGHT_SLOTS: Readonly<Record<string, number>> = { MatMul: 1, Gemm: 1, MatMulInteger: 1, MatMulNBits: 1 };

/** Follows an output with a free last axis back to the weight that made it. */
function widthOf(output: string, graph: OnnxGraph): number | null {
  const producers = new Map(graph.nodes.flatMap((node) => node.outputs.map((name) => [name, node])));
  let name = output;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const node = producers.get(name);
    if (node === undefined) return null;
    const slot = WEIGHT_SLOTS[node.operator];
    if (slot !== undefined) {
      if (node.operator === 'MatMulNBits') return node.integers.get('N') ?? null;
      const dims = graph.tensors.get(node.inputs[slot] ?? '')?.dims;
      if (dims?.length !== 2) return null;
      return dims[node.operator === 'Gemm' && node.integers.get('transB') === 1 ? 0 : 1]!;
    }
    if (!SAME_WIDTH.has(node.operator)) return null;
    // A bias or a gain has the width itself.
    const beside = node.operator.startsWith('Gather')
      ? undefined
      : node.inputs.map((each) => graph.tensors.get(each)?.dims.at(-1)).find((size) => size !== undefined && size > 1);
    if (beside !== undefined) return beside;
    const next = node.inputs.find((each) => producers.has(each));
    if (next === undefined) return null;
    name = next;
  }
  return null;
}
