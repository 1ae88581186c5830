/**
 * Runs ONNX models; the only file that imports onnxruntime-node. A session's `run` blocks the calling thread despite
 * its promise, so no host may use it. Runs in the embedder process (images) and the engine process (texts).
 */
import * as ort from 'onnxruntime-node';
import type { ProviderName } from '../api/provider-name.ts';
import type { Optimisation } from '../models/guarded-opening.ts';
import { fromHalf, toHalf } from './half.ts';
import { physicalCores } from './processor.ts';

/**
 * [Note: telemetry of ONNX Runtime] Since 1.29, the published binaries for Linux and macOS report to Microsoft which
 * models are run, under an id stored in the user's cache folder. This variable turns all of it off: no id, no file,
 * no request. The runtime reads it once, when a process creates its first session, and only this file creates
 * sessions. On Windows the runtime sends nothing itself, but emits trace events to the system, which are subject to
 * its privacy settings. See https://github.com/microsoft/onnxruntime/blob/main/docs/Privacy.md. Remove this once
 * builds without telemetry are published.
 */
process.env['ORT_DISABLE_TELEMETRY'] = '1';

/** Version of ONNX Runtime, to label cached measurements. */
export const runtimeVersion: string = ort.env.versions.node ?? ort.env.versions.common;

/** Execution providers available without further installation. */
export function runtimeProviders(): string[] {
  return ort
    .listSupportedBackends()
    .filter(({ bundled }) => bundled)
    .map(({ name }) => name);
}

/** Execution providers that the runtime knows on this system; some need files that are not in the package. */
export function supportedProviders(): string[] {
  return ort.listSupportedBackends().map(({ name }) => name);
}

/** A free dimension is given by its symbolic name, or an empty string. */
interface TensorShape {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly (number | string)[];
}

/** An input tensor: float32 numbers or bytes for pixels, whole numbers for tokens; converted to the model's input type. */
export interface InputTensor {
  readonly data: Float32Array | Uint8Array | readonly number[];
  readonly dims: readonly number[];
}

export interface OutputTensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

export interface OnnxSession {
  readonly inputs: readonly TensorShape[];
  readonly outputs: readonly TensorShape[];
  /**
   * Runs the model and returns one output, float16 as float32. Reads the input data in place until the promise
   * settles.
   * @throws Error from the runtime, or if an input or the output has an unsupported type.
   */
  run(feeds: Readonly<Record<string, InputTensor>>, output: string): Promise<OutputTensor>;
  release(): Promise<void>;
}

export interface SessionOptions {
  /** Intra-op threads; the number of physical cores if omitted. */
  readonly threads?: number | undefined;
  /** `all` if omitted. */
  readonly optimisation?: Optimisation | undefined;
  /** The folder in which weights outside of the model lie, for a model that is given as bytes. */
  readonly weightsFolder?: string | undefined;
  /** The processor if omitted; it also runs what another provider can't. */
  readonly provider?: ProviderName | undefined;
}

/**
 * Creates a session from a file's path or bytes. The bytes are not needed afterwards.
 * @throws Error from the runtime, for example if the file is not an ONNX model.
 */
export async function openSession(
  source: string | Uint8Array,
  options: SessionOptions = {},
): Promise<OnnxSession> {
  const { provider = 'cpu' } = options;
  const settings: ort.InferenceSession.SessionOptions = {
    executionProviders: provider === 'cpu' ? ['cpu'] : [provider, 'cpu'],
    intraOpNumThreads: options.threads ?? physicalCores(),
    interOpNumThreads: 1,
    // The arena and the memory pattern would hold on to the largest batch's memory and gain nothing here.
    enableCpuMemArena: false,
    enableMemPattern: false,
    // 3: errors only. Warnings concern graphs that other people exported.
    logSeverityLevel: 3,
    graphOptimizationLevel: options.optimisation ?? 'all',
    extra: {
      session: {
        // Spinning threads would take cores away from decoding between batches.
        intra_op: { allow_spinning: '0' },
        ...(options.weightsFolder === undefined
          ? {}
          : { model_external_initializers_file_folder_path: options.weightsFolder }),
      },
    },
  };
  const session =
    typeof source === 'string'
      ? await ort.InferenceSession.create(source, settings)
      : await ort.InferenceSession.create(source, settings);
  const inputs = session.inputMetadata.map(describe);
  const types = new Map(inputs.map((input) => [input.name, input.type]));
  return {
    inputs,
    outputs: session.outputMetadata.map(describe),
    async run(feeds, output) {
      const tensors: Record<string, ort.Tensor> = {};
      for (const [name, feed] of Object.entries(feeds)) tensors[name] = tensorOf(name, feed, types.get(name));
      const results = await session.run(tensors, [output]);
      const result = results[output];
      const data = result && floatsOf(result.data);
      if (!data) {
        throw new Error(
          `expected the output ${output} in float32 or float16, received ${result?.type ?? 'nothing'}`,
        );
      }
      return { data, dims: result.dims };
    },
    release: () => session.release(),
  };
}

/** @param type of the model's input; undefined if it has no input of that name. */
function tensorOf(name: string, { data, dims }: InputTensor, type: string | undefined): ort.Tensor {
  if (data instanceof Float32Array) {
    if (type === 'float32') return new ort.Tensor('float32', data, dims);
    if (type === 'float16') return new ort.Tensor('float16', toHalf(data), dims);
  } else if (data instanceof Uint8Array) {
    if (type === 'uint8') return new ort.Tensor('uint8', data, dims);
  } else {
    if (type === 'int64') return new ort.Tensor('int64', BigInt64Array.from(data, BigInt), dims);
    if (type === 'int32') return new ort.Tensor('int32', Int32Array.from(data), dims);
  }
  const given =
    data instanceof Float32Array ? 'float32 numbers' : data instanceof Uint8Array ? 'bytes' : 'integers';
  throw new Error(`expected ${type ?? 'nothing'} for the input ${name}, received ${given}`);
}

/** Null for other types. From Node 24 on, the runtime gives float16 as numbers instead of bits. */
function floatsOf(data: ort.Tensor.DataType): Float32Array | null {
  if (data instanceof Float32Array) return data;
  if (data instanceof Uint16Array) return fromHalf(data);
  const named = Object.prototype.toString.call(data);
  return named === '[object Float16Array]' ? Float32Array.from(data as ArrayLike<number>) : null;
}

function describe(metadata: ort.InferenceSession.ValueMetadata): TensorShape {
  return metadata.isTensor
    ? { name: metadata.name, type: metadata.type, shape: metadata.shape }
    : { name: metadata.name, type: 'not a tensor', shape: [] };
}
