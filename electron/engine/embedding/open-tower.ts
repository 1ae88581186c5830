/** Opens one tower of a model: verified, its weights in the form that suits this processor, as little memory as can be. */
import { readFile } from 'node:fs/promises';
import { SightlineError } from '../../../shared/errors.ts';
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
  /** ONNX intra-op threads; the physical cores when left out. */
  readonly threads?: number | undefined;
  /** Where the choice of weights is remembered; nowhere when null or left out. */
  readonly cacheDir?: string | null | undefined;
}

export interface OpenTower {
  readonly session: OnnxSession;
  /** What the weights are: `int8`, `uint8`, `mixed`, `fixed`, or of other files the ending, such as `fp32`. */
  readonly weights: string;
}

/**
 * @param check looks at the model's inputs and outputs before anything runs; throws what is wrong with them.
 * @param embed embeds a few fixed inputs, for choosing the weights; `expected` is what that should give.
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
    const session = await openSession(source, { threads: options.threads });
    check(session);
    return session;
  };
  try {
    // Big float models are read by the runtime itself: their bytes would double the memory for nothing.
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
