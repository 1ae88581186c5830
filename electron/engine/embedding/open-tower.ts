/**
 * Opens one tower of a model: verifies it, picks the form of weights that suits this processor, and keeps memory low.
 * Runs in the engine and embedder processes.
 */
import { readFile } from 'node:fs/promises';
import { SightlineError } from '../../../shared/errors.ts';
import type { ProviderName } from '../api/provider-name.ts';
import { countWeights } from '../models/int8-weights.ts';
import { modelInvalid } from '../models/model-error.ts';
import { verifyBeforeLoading } from '../models/model-files.ts';
import type { TowerFile } from '../models/model-folder.ts';
import { hasEightBitWeights } from '../models/onnx-files.ts';
import { chooseWeights } from '../models/weight-probe.ts';
import { freeMemory } from './free-memory.ts';
import { hasExactInt8, processorName } from './processor.ts';
import { openSession, runtimeVersion } from './session.ts';
import type { OnnxSession } from './session.ts';

export interface EncoderOptions {
  /** ONNX intra-op threads; the number of physical cores if omitted. */
  readonly threads?: number | undefined;
  /** Execution provider; the processor if omitted. */
  readonly provider?: ProviderName | undefined;
  /** Where to cache the choice of weights; not cached if null or omitted. */
  readonly cacheDir?: string | null | undefined;
}

export interface OpenTower {
  readonly session: OnnxSession;
  /** Form of the weights: `int8`, `uint8`, `mixed` or `fixed`; for other files their suffix, such as `fp32`. */
  readonly weights: string;
}

/**
 * @param check validates the model's inputs and outputs before anything runs; throws if they are wrong.
 * @param embed embeds a few fixed inputs, to choose the weights; `expected` is the correct result.
 * @throws SightlineError `model-invalid` naming the file.
 */
export async function openTower(
  file: TowerFile,
  options: EncoderOptions,
  check: (session: OnnxSession) => void,
  embed: (session: OnnxSession) => Promise<readonly Float32Array[]>,
  expected: readonly Float32Array[] | null,
): Promise<OpenTower> {
  for (const part of [file, ...file.external]) await verifyBeforeLoading(part);
  const open = async (source: string | Uint8Array): Promise<OnnxSession> => {
    if (typeof source !== 'string') freeMemory();
    const session = await openSession(source, { threads: options.threads, provider: options.provider });
    check(session);
    return session;
  };
  try {
    // The runtime reads big float models itself: loading their bytes here would only double the memory.
    if (!hasEightBitWeights(file.name)) {
      const ending = /_model_?([^./]*)\.onnx$/.exec(file.name)?.[1] ?? '';
      return { session: await open(file.path), weights: ending === '' ? 'fp32' : ending };
    }
    if (countWeights(await readFile(file.path)).external)
      return { session: await open(file.path), weights: 'fixed' };
    const chosen = await chooseWeights(
      { sha256: file.sha256, read: () => readFile(file.path), open, embed, expected },
      {
        machine: `${processorName()}, onnxruntime ${runtimeVersion}`,
        exactInt8: hasExactInt8(),
        cacheDir: options.cacheDir ?? null,
      },
    );
    freeMemory();
    return chosen;
  } catch (error) {
    if (error instanceof SightlineError) throw error;
    throw modelInvalid(
      file.name,
      'an ONNX model that ONNX Runtime can load and run',
      (error as Error).message,
      error,
    );
  }
}
