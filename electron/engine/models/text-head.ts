/**
 * Reads what comes behind a text tower that gives a vector for each token, as sentence-transformers lays it out: how
 * to pool them, and a dense layer whose weights lie outside of the graph. Runs in the engine and embedder processes.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { modelInvalid, printable } from './model-error.ts';
import type { ModelFiles } from './model-files.ts';

const MODULES_FILE = 'modules.json';

/** Weights of a linear layer. */
export interface DenseLayer {
  readonly inputs: number;
  readonly outputs: number;
  /** [outputs, inputs]. */
  readonly weight: Float32Array;
  /** [outputs]; null for none. */
  readonly bias: Float32Array | null;
  readonly tanh: boolean;
}

export interface TextHead {
  /** The mean of all tokens, or the first one alone. */
  readonly pooling: 'mean' | 'first';
  readonly layers: readonly DenseLayer[];
  /** Hex: identifies the head's files. */
  readonly digest: string;
}

const modulesSchema = z.array(z.looseObject({ path: z.string(), type: z.string() }));
const poolingSchema = z.looseObject({
  pooling_mode_cls_token: z.boolean().nullish(),
  pooling_mode_mean_tokens: z.boolean().nullish(),
});
const denseSchema = z.looseObject({
  in_features: z.number().int().positive(),
  out_features: z.number().int().positive(),
  bias: z.boolean().nullish(),
  activation_function: z.string().nullish(),
});

/**
 * @param tower name of the text tower's file, for messages. @param width of its vectors, if the graph states it.
 * @throws SightlineError `model-invalid`, naming the file.
 */
export async function readTextHead(files: ModelFiles, tower: string, width: number | null): Promise<TextHead> {
  const bytes = await files.readOptional(MODULES_FILE);
  if (bytes === null) {
    throw modelInvalid(
      tower,
      'an output text_embeds',
      `one vector for each token, and no ${MODULES_FILE} that says how to make one of them`,
    );
  }
  const modules = files.parseJson(MODULES_FILE, bytes, modulesSchema);
  const digest = createHash('sha256').update(bytes);
  let pooling: TextHead['pooling'] | null = null;
  const layers: DenseLayer[] = [];
  for (const { path, type } of modules) {
    const kind = type.split('.').at(-1);
    if (kind === 'Transformer' || kind === 'Normalize') continue;
    if (!/^[\w.-]+$/.test(path) || (kind !== 'Pooling' && kind !== 'Dense')) {
      throw modelInvalid(`${MODULES_FILE}: type`, 'Transformer, Pooling, Dense or Normalize', printable(type));
    }
    const name = `${path}/config.json`;
    const config = await files.read(name);
    digest.update(config);
    if (kind === 'Pooling') {
      const json = files.parseJson(name, config, poolingSchema);
      pooling = json.pooling_mode_mean_tokens === true ? 'mean' : json.pooling_mode_cls_token === true ? 'first' : null;
    } else {
      const json = files.parseJson(name, config, denseSchema);
      const layer = await readDense(files, path, name, json, digest);
      const inputs = layers.at(-1)?.outputs ?? width;
      if (inputs !== null && inputs !== layer.inputs) {
        throw modelInvalid(`${name}: in_features`, String(inputs), String(layer.inputs));
      }
      layers.push(layer);
    }
  }
  if (pooling === null) {
    throw modelInvalid(MODULES_FILE, 'a pooling by the mean of the tokens or the first of them', 'neither');
  }
  return { pooling, layers, digest: digest.digest('hex') };
}

async function readDense(
  files: ModelFiles,
  path: string,
  configName: string,
  json: z.infer<typeof denseSchema>,
  digest: ReturnType<typeof createHash>,
): Promise<DenseLayer> {
  const activation = json.activation_function?.split('.').at(-1) ?? 'Tanh';
  if (activation !== 'Tanh' && activation !== 'Identity') {
    throw modelInvalid(`${configName}: activation_function`, 'Identity or Tanh', printable(json.activation_function));
  }
  const name = `${path}/model.safetensors`;
  const bytes = await files.readOptional(name);
  if (bytes === null) {
    const pickle = (await files.readOptional(`${path}/pytorch_model.bin`)) !== null;
    throw modelInvalid(
      name,
      'the weights of the dense layer',
      pickle
        ? 'only pytorch_model.bin, which could run code; convert it with safetensors.torch.save_file'
        : 'nothing there; download this file too',
    );
  }
  digest.update(bytes);
  const { in_features: inputs, out_features: outputs } = json;
  const weight = readTensor(name, bytes, 'linear.weight', [outputs, inputs]);
  const bias = json.bias === false ? null : readTensor(name, bytes, 'linear.bias', [outputs]);
  return { inputs, outputs, weight, bias, tanh: activation === 'Tanh' };
}

/** The longest header of a file with two tensors. */
const LONGEST_HEADER = 1 << 20;
const headerSchema = z.record(
  z.string(),
  z.looseObject({
    dtype: z.string().optional(),
    shape: z.array(z.number()).optional(),
    data_offsets: z.tuple([z.number(), z.number()]).optional(),
  }),
);

/** One float32 tensor of a safetensors file: a header's length, the header as JSON, the data. */
function readTensor(name: string, bytes: Buffer, key: string, shape: readonly number[]): Float32Array {
  const length = bytes.length >= 8 ? Number(bytes.readBigUInt64LE(0)) : 0;
  if (length === 0 || length > LONGEST_HEADER || 8 + length > bytes.length) {
    throw modelInvalid(name, 'a safetensors file', `${bytes.length} bytes that are not one; download it again`);
  }
  let header: z.infer<typeof headerSchema>;
  try {
    header = headerSchema.parse(JSON.parse(bytes.toString('utf8', 8, 8 + length)));
  } catch (error) {
    throw modelInvalid(name, 'a safetensors file', (error as Error).message, error);
  }
  const { dtype, shape: given, data_offsets: offsets } = header[key] ?? {};
  const count = shape.reduce((product, size) => product * size, 1);
  const [start, end] = offsets ?? [0, 0];
  if (dtype !== 'F32' || String(given) !== String(shape) || end - start !== count * 4) {
    throw modelInvalid(name, `${key} of [${shape.join(', ')}] in F32`, printable(header[key]));
  }
  if (8 + length + end > bytes.length) {
    throw modelInvalid(name, `${8 + length + end} bytes`, `${bytes.length}: a download that was cut off`);
  }
  return new Float32Array(Uint8Array.from(bytes.subarray(8 + length + start, 8 + length + end)).buffer);
}
