/** The two towers of a CLIP model (vision transformer, causal text transformer) as ONNX graphs in the hub's form. */
import { GraphBuilder, TENSOR_TYPES } from './graph.ts';
import { Layers } from './layers.ts';
import type { LayerOptions } from './layers.ts';

/** Sizes of a CLIP model; the names follow the hub's config.json where they exist there. */
export interface ClipShape {
  readonly imageSize: number;
  readonly patchSize: number;
  readonly projection: number;
  readonly vision: TowerShape;
  readonly text: TowerShape;
  readonly vocabulary: number;
  readonly contextLength: number;
}

export interface TowerShape {
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
}

/** `pixel_values` [batch, 3, size, size] → `image_embeds` [batch, projection], not normalised. */
export function clipVisionGraph(shape: ClipShape, options: LayerOptions): GraphBuilder {
  const { width } = shape.vision;
  const side = shape.imageSize / shape.patchSize;
  const graph = new GraphBuilder('clip_vision');
  const layers = new Layers(graph, options);
  const pixels = graph.input('pixel_values', 'float32', ['batch_size', 3, 'height', 'width']);

  const rows = layers.patches(
    'vision_model.embeddings.patch_embedding',
    pixels,
    shape.patchSize,
    width,
    false,
  );
  const batch = batchSize(graph, rows);
  const classRow = graph.node('Expand', [
    layers.weights('vision_model.embeddings.class_embedding', [1, 1, width], 1),
    graph.node('Concat', [batch, graph.integers([1]), graph.integers([width])], { attributes: { axis: 0 } }),
  ]);
  const withClass = graph.node('Concat', [classRow, rows], { attributes: { axis: 1 } });
  const positions = layers.weights(
    'vision_model.embeddings.position_embedding.weight',
    [1, side * side + 1, width],
    0.3,
  );
  const embedded = layers.layerNorm(
    'vision_model.pre_layrnorm',
    graph.node('Add', [withClass, positions]),
    width,
  );
  const encoded = layers.encoder('vision_model.encoder', embedded, {
    ...shape.vision,
    hidden: 4 * width,
    activation: 'quick-gelu',
  });
  const first = graph.node('Gather', [encoded, graph.integers(0)], { attributes: { axis: 1 } });
  const pooled = layers.layerNorm('vision_model.post_layernorm', first, width);
  const projected = layers.linear('visual_projection', pooled, width, shape.projection, 1, false);
  graph.node('Identity', [projected], { outputs: ['image_embeds'] });
  graph.output('image_embeds', 'float32', ['batch_size', shape.projection]);
  return graph;
}

/**
 * `input_ids`, `attention_mask` [batch, sequence] → `text_embeds` [batch, projection], pooled at the largest id (the
 * end of text), so that with the causal mask the padding behind it changes nothing.
 */
export function clipTextGraph(shape: ClipShape, options: LayerOptions): GraphBuilder {
  const { width } = shape.text;
  const graph = new GraphBuilder('clip_text');
  const layers = new Layers(graph, options);
  const ids = graph.input('input_ids', 'int64', ['batch_size', 'sequence_length']);
  const given = graph.input('attention_mask', 'int64', ['batch_size', 'sequence_length']);

  const length = graph.node('Gather', [graph.node('Shape', [ids]), graph.integers(1)]);
  const range = graph.node('Range', [graph.integers(0), length, graph.integers(1)]);
  const positions = graph.node('Unsqueeze', [range, graph.integers([0])]);
  const embedded = graph.node('Add', [
    layers.embedding('text_model.embeddings.token_embedding', ids, shape.vocabulary, width, 0.3),
    layers.embedding('text_model.embeddings.position_embedding', positions, shape.contextLength, width, 0.1),
  ]);
  const encoded = layers.encoder(
    'text_model.encoder',
    embedded,
    { ...shape.text, hidden: 4 * width, activation: 'quick-gelu' },
    causalMask(graph, range, given),
  );
  const normed = layers.layerNorm('text_model.final_layer_norm', encoded, width);
  const end = graph.node('ArgMax', [ids], { attributes: { axis: -1, keepdims: 1 } });
  const pooled = graph.node('GatherND', [normed, end], { attributes: { batch_dims: 1 } });
  const projected = layers.linear('text_projection', pooled, width, shape.projection, 1, false);
  graph.node('Identity', [projected], { outputs: ['text_embeds'] });
  graph.output('text_embeds', 'float32', ['batch_size', shape.projection]);
  return graph;
}

/** The first axis of a value, as a vector of one entry. */
export function batchSize(graph: GraphBuilder, value: string): string {
  return graph.node('Gather', [graph.node('Shape', [value]), graph.integers([0])]);
}

/** Additive mask [batch, 1, sequence, sequence]: no look ahead, no look at padding. */
function causalMask(graph: GraphBuilder, range: string, given: string): string {
  const column = graph.node('Unsqueeze', [range, graph.integers([1])]);
  const row = graph.node('Unsqueeze', [range, graph.integers([0])]);
  const ahead = graph.node('Greater', [row, column]);
  const padding = graph.node('Unsqueeze', [
    graph.node('Equal', [given, graph.integers(0)]),
    graph.integers([1, 2]),
  ]);
  const hidden = graph.node('Cast', [graph.node('Or', [ahead, padding])], {
    attributes: { to: TENSOR_TYPES.float32 },
  });
  return graph.node('Mul', [hidden, graph.float(-10000)]);
}
