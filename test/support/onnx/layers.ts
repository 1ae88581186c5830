/**
 * Transformer layers as ONNX nodes, in the shapes that PyTorch's exporter and ONNX Runtime's dynamic quantiser write:
 * in float, `MatMul` and `Add`; quantised, `DynamicQuantizeLinear`, `MatMulInteger`, `Cast` and two `Mul`.
 */
import { bytesOf, TENSOR_TYPES } from './graph.ts';
import type { Attribute, GraphBuilder } from './graph.ts';
import { measureRange, quantizedBlocks, zeroPointBytes } from './quantize.ts';
import type { WeightType } from './quantize.ts';
import { randomWeights, seedOf } from './random.ts';
import type { RandomWeights } from './random.ts';

/** How the weights of matrix products, embeddings and the patch convolution are stored. */
export type Precision = 'fp32' | WeightType;

export interface LayerOptions {
  readonly precision: Precision;
  /** Scale and zero point for each column of a matrix instead of one for all; only when quantised. */
  readonly perChannel: boolean;
  readonly seed: number;
}

export type Activation = 'quick-gelu' | 'gelu-tanh';

/** Adds layers to one graph; every method takes and returns value names. */
export class Layers {
  readonly graph: GraphBuilder;
  readonly options: LayerOptions;

  constructor(graph: GraphBuilder, options: LayerOptions) {
    this.graph = graph;
    this.options = options;
  }

  /** Random float weights under a name; their seed comes from the name. */
  weights(name: string, dims: readonly number[], deviation: number, mean = 0): string {
    const content = this.#random(name, 1, product(dims), deviation, mean);
    return this.graph.initializer(name, 'float32', dims, () => blocksAsBytes(content));
  }

  /** `x · W + b` over the last axis. A deviation of 1/√inputs keeps the activations' size. */
  linear(name: string, x: string, inputs: number, outputs: number, gain = 1, bias = true): string {
    const matrix = this.#random(`${name}.weight`, inputs, outputs, gain / Math.sqrt(inputs));
    const multiplied =
      this.options.precision === 'fp32'
        ? this.graph.node('MatMul', [x, this.#float(`${name}.weight`, matrix, [inputs, outputs])], {
            name: `/${name}/MatMul`,
          })
        : this.#integerProduct('MatMul', name, x, matrix, [inputs, outputs], this.options.perChannel);
    if (!bias) return multiplied;
    return this.graph.node('Add', [this.weights(`${name}.bias`, [outputs], 0.02), multiplied], {
      name: `/${name}/Add`,
    });
  }

  /** Patches of an image [batch, 3, size, size] as rows: [batch, patches, width]. */
  patches(name: string, pixels: string, patch: number, width: number, bias: boolean): string {
    const dims = [width, 3, patch, patch];
    const attributes = {
      dilations: [1, 1],
      group: 1,
      kernel_shape: [patch, patch],
      pads: [0, 0, 0, 0],
      strides: [patch, patch],
    };
    const kernel = this.#random(`${name}.weight`, width, 3 * patch * patch, 1 / Math.sqrt(3 * patch * patch));
    let map: string;
    if (this.options.precision === 'fp32') {
      const inputs = [pixels, this.#float(`${name}.weight`, kernel, dims)];
      if (bias) inputs.push(this.weights(`${name}.bias`, [width], 0.02));
      map = this.graph.node('Conv', inputs, { name: `/${name}/Conv`, attributes });
    } else {
      map = this.#integerProduct('Conv', name, pixels, kernel, dims, false, attributes);
      if (bias) map = this.graph.node('Add', [map, this.weights(`${name}.bias`, [1, width, 1, 1], 0.02)]);
    }
    const flat = this.graph.node('Reshape', [map, this.graph.integers([0, width, -1])]);
    return this.graph.node('Transpose', [flat], { attributes: { perm: [0, 2, 1] } });
  }

  /** Rows of a table picked by int64 ids. */
  embedding(name: string, ids: string, rows: number, width: number, deviation = 1): string {
    const table = this.#random(`${name}.weight`, rows, width, deviation);
    if (this.options.precision === 'fp32') {
      return this.graph.node('Gather', [this.#float(`${name}.weight`, table, [rows, width]), ids], {
        name: `/${name}/Gather`,
      });
    }
    const quantized = this.#quantized(`${name}.weight`, table, [rows, width], false);
    const picked = this.graph.node('Gather', [quantized.values, ids], { name: `/${name}/Gather_quant` });
    return this.graph.node('DequantizeLinear', [picked, quantized.scale, quantized.zeroPoint]);
  }

  layerNorm(name: string, x: string, width: number, epsilon = 1e-5): string {
    const gain = this.weights(`${name}.weight`, [width], 0.05, 1);
    const shift = this.weights(`${name}.bias`, [width], 0.05);
    return this.graph.node('LayerNormalization', [x, gain, shift], {
      name: `/${name}/LayerNormalization`,
      attributes: { axis: -1, epsilon: { float: epsilon } },
    });
  }

  /** Multi-head attention of `x` over `memory` with an additive mask that may be left out. */
  attention(
    name: string,
    x: string,
    memory: string,
    shape: { readonly width: number; readonly heads: number; readonly gain: number },
    mask?: string,
  ): string {
    const { width, heads, gain } = shape;
    const depth = width / heads;
    const split = (value: string): string =>
      this.graph.node('Reshape', [value, this.graph.integers([0, -1, heads, depth])]);
    const turn = (value: string, perm: number[]): string =>
      this.graph.node('Transpose', [value], { attributes: { perm } });

    const scaled = this.graph.node('Mul', [
      this.linear(`${name}.q_proj`, x, width, width),
      this.graph.float(1 / Math.sqrt(depth)),
    ]);
    const queries = turn(split(scaled), [0, 2, 1, 3]);
    const keys = turn(split(this.linear(`${name}.k_proj`, memory, width, width)), [0, 2, 3, 1]);
    const values = turn(split(this.linear(`${name}.v_proj`, memory, width, width)), [0, 2, 1, 3]);
    let scores = this.graph.node('MatMul', [queries, keys]);
    if (mask !== undefined) scores = this.graph.node('Add', [scores, mask]);
    const shares = this.graph.node('Softmax', [scores], { attributes: { axis: -1 } });
    const mixed = turn(this.graph.node('MatMul', [shares, values]), [0, 2, 1, 3]);
    const joined = this.graph.node('Reshape', [mixed, this.graph.integers([0, -1, width])]);
    return this.linear(`${name}.out_proj`, joined, width, width, gain);
  }

  /** Two linear layers with an activation between. */
  feedForward(name: string, x: string, width: number, hidden: number, kind: Activation, gain = 1): string {
    const inner = this.activation(this.linear(`${name}.fc1`, x, width, hidden), kind);
    return this.linear(`${name}.fc2`, inner, hidden, width, gain);
  }

  activation(x: string, kind: Activation): string {
    const { graph } = this;
    if (kind === 'quick-gelu') {
      const gate = graph.node('Sigmoid', [graph.node('Mul', [x, graph.float(1.702)])]);
      return graph.node('Mul', [x, gate]);
    }
    const cube = graph.node('Mul', [graph.node('Mul', [x, x]), x]);
    const bent = graph.node('Add', [x, graph.node('Mul', [cube, graph.float(0.044715)])]);
    const tanh = graph.node('Tanh', [graph.node('Mul', [bent, graph.float(Math.sqrt(2 / Math.PI))])]);
    const half = graph.node('Mul', [x, graph.float(0.5)]);
    return graph.node('Mul', [half, graph.node('Add', [tanh, graph.float(1)])]);
  }

  /** Pre-norm transformer layers; the residual branches shrink with the depth so that activations stay sane. */
  encoder(
    name: string,
    x: string,
    shape: {
      readonly width: number;
      readonly heads: number;
      readonly layers: number;
      readonly hidden: number;
      readonly activation: Activation;
    },
    mask?: string,
  ): string {
    const { graph } = this;
    const { width, heads, layers, hidden, activation } = shape;
    const gain = 1 / Math.sqrt(2 * layers);
    let state = x;
    for (let layer = 0; layer < layers; layer += 1) {
      const at = `${name}.layers.${layer}`;
      const first = this.layerNorm(`${at}.layer_norm1`, state, width);
      const attended = this.attention(`${at}.self_attn`, first, first, { width, heads, gain }, mask);
      state = graph.node('Add', [state, attended]);
      const second = this.layerNorm(`${at}.layer_norm2`, state, width);
      state = graph.node('Add', [
        state,
        this.feedForward(`${at}.mlp`, second, width, hidden, activation, gain),
      ]);
    }
    return state;
  }

  #random(name: string, rows: number, columns: number, deviation: number, mean = 0): RandomWeights {
    return randomWeights(rows, columns, { seed: seedOf(name, this.options.seed), deviation, mean });
  }

  #float(name: string, weights: RandomWeights, dims: readonly number[]): string {
    return this.graph.initializer(name, 'float32', dims, () => blocksAsBytes(weights));
  }

  #quantized(name: string, weights: RandomWeights, dims: readonly number[], perChannel: boolean) {
    const type = this.options.precision === 'int8' ? 'int8' : 'uint8';
    const range = measureRange(weights, perChannel);
    const groups = perChannel ? [range.scales.length] : [];
    return {
      values: this.graph.initializer(`${name}_quantized`, type, dims, () =>
        quantizedBlocks(weights, range, type),
      ),
      scale: this.graph.initializer(`${name}_scale`, 'float32', groups, () => [bytesOf(range.scales)]),
      zeroPoint: this.graph.initializer(`${name}_zero_point`, type, groups, () => [
        zeroPointBytes(range, type),
      ]),
    };
  }

  /** The quantiser's node group for one product: quantise x, multiply integers, scale back. */
  #integerProduct(
    kind: 'MatMul' | 'Conv',
    name: string,
    x: string,
    weights: RandomWeights,
    dims: readonly number[],
    perChannel: boolean,
    attributes: Readonly<Record<string, Attribute>> = {},
  ): string {
    const { graph } = this;
    const at = `/${name}/${kind}`;
    const quantized = this.#quantized(`${name}.weight`, weights, dims, perChannel);
    const [values, scale, zeroPoint] = [`${at}_x_quantized`, `${at}_x_scale`, `${at}_x_zero_point`];
    graph.node('DynamicQuantizeLinear', [x], {
      name: `${at}_QuantizeLinear`,
      outputs: [values, scale, zeroPoint],
    });
    const whole = graph.node(`${kind}Integer`, [values, quantized.values, zeroPoint, quantized.zeroPoint], {
      name: `${at}_quant`,
      attributes,
    });
    const cast = graph.node('Cast', [whole], {
      name: `${at}_output_quantized_cast`,
      attributes: { to: TENSOR_TYPES.float32 },
    });
    const scales = graph.node('Mul', [scale, quantized.scale], { name: `${at}_quant_scales_mul` });
    return graph.node('Mul', [cast, scales], { name: `${at}_quant_output_scale_mul` });
  }
}

const product = (dims: readonly number[]): number => dims.reduce((result, dim) => result * dim, 1);

function* blocksAsBytes(weights: RandomWeights): Generator<Uint8Array> {
  for (const block of weights.blocks()) yield bytesOf(block);
}
