/** The two towers of a SigLIP model as ONNX graphs in the hub's form: attention-pooled images, texts without a mask. */
import { batchSize } from './clip-graphs.ts';
import type { TowerShape } from './clip-graphs.ts';
import { GraphBuilder } from './graph.ts';
import { Layers } from './layers.ts';
import type { LayerOptions } from './layers.ts';

export interface SiglipShape {
  readonly imageSize: number;
  readonly patchSize: number;
  readonly vision: TowerShape;
  readonly text: TowerShape;
  readonly vocabulary: number;
  readonly contextLength: number;
}

/** `pixel_values` → `last_hidden_state` [batch, patches, width], `pooler_output` [batch, width]. */
export function siglipVisionGraph(shape: SiglipShape, options: LayerOptions): GraphBuilder {
  const { width, heads } = shape.vision;
  const side = shape.imageSize / shape.patchSize;
  const graph = new GraphBuilder('siglip_vision');
  const layers = new Layers(graph, options);
  const pixels = graph.input('pixel_values', 'float32', ['batch_size', 3, 'height', 'width']);

  const rows = layers.patches(
    'vision_model.embeddings.patch_embedding',
    pixels,
    shape.patchSize,
    width,
    true,
  );
  const positions = layers.weights(
    'vision_model.embeddings.position_embedding.weight',
    [1, side * side, width],
    0.3,
  );
  const encoded = layers.encoder('vision_model.encoder', graph.node('Add', [rows, positions]), {
    ...shape.vision,
    hidden: 4 * width,
    activation: 'gelu-tanh',
  });
  const normed = layers.layerNorm('vision_model.post_layernorm', encoded, width);

  const probe = graph.node('Expand', [
    layers.weights('vision_model.head.probe', [1, 1, width], 1),
    graph.node('Concat', [batchSize(graph, normed), graph.integers([1]), graph.integers([width])], {
      attributes: { axis: 0 },
    }),
  ]);
  const attended = layers.attention('vision_model.head.attention', probe, normed, { width, heads, gain: 1 });
  const inner = layers.layerNorm('vision_model.head.layernorm', attended, width);
  const pooled = graph.node('Add', [
    attended,
    layers.feedForward('vision_model.head.mlp', inner, width, 4 * width, 'gelu-tanh'),
  ]);
  graph.node('Identity', [normed], { outputs: ['last_hidden_state'] });
  graph.node('Gather', [pooled, graph.integers(0)], { outputs: ['pooler_output'], attributes: { axis: 1 } });
  graph.output('last_hidden_state', 'float32', ['batch_size', side * side, width]);
  graph.output('pooler_output', 'float32', ['batch_size', width]);
  return graph;
}

/** `input_ids` [batch, sequence] → `last_hidden_state`, `pooler_output` [batch, width], pooled at the last position. */
export function siglipTextGraph(shape: SiglipShape, options: LayerOptions): GraphBuilder {
  const { width } = shape.text;
  const graph = new GraphBuilder('siglip_text');
  const layers = new Layers(graph, options);
  const ids = graph.input('input_ids', 'int64', ['batch_size', 'sequence_length']);

  const length = graph.node('Gather', [graph.node('Shape', [ids]), graph.integers(1)]);
  const range = graph.node('Range', [graph.integers(0), length, graph.integers(1)]);
  const positions = graph.node('Unsqueeze', [range, graph.integers([0])]);
  const embedded = graph.node('Add', [
    layers.embedding('text_model.embeddings.token_embedding', ids, shape.vocabulary, width, 0.3),
    layers.embedding('text_model.embeddings.position_embedding', positions, shape.contextLength, width, 0.1),
  ]);
  const encoded = layers.encoder('text_model.encoder', embedded, {
    ...shape.text,
    hidden: 4 * width,
    activation: 'gelu-tanh',
  });
  const normed = layers.layerNorm('text_model.final_layer_norm', encoded, width);
  const last = graph.node('Gather', [normed, graph.integers(-1)], { attributes: { axis: 1 } });
  const pooled = layers.linear('text_model.head', last, width, shape.vision.width);
  graph.node('Identity', [normed], { outputs: ['last_hidden_state'] });
  graph.node('Identity', [pooled], { outputs: ['pooler_output'] });
  graph.output('last_hidden_state', 'float32', ['batch_size', 'sequence_length', width]);
  graph.output('pooler_output', 'float32', ['batch_size', shape.vision.width]);
  return graph;
}
