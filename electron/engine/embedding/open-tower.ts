/**
 * Opens one tower of a model: verifies it, picks the form of weights that suits this processor, and keeps memory low.
 * Runs in the engine and embedder processes.
 */
import { SightlineError } from '../../../shared/errors.ts';
import type { ProviderName } from '../api/provider-name.ts';
import { openGuarded, openingHistory } from '../models/guarded-opening.ts';
import type { GuardedTower, OpeningHistory, Optimisation } from '../models/guarded-opening.ts';
import { withLinkedWeights } from '../models/linked-weights.ts';
import { comesWithSightline, modelInvalid } from '../models/model-error.ts';
import { keptName, towerSource } from '../models/joint-tower.ts';
import { withMappedWeights } from '../models/mapped-weights.ts';
import { verifyBeforeLoading } from '../models/model-files.ts';
import type { TowerFile } from '../models/model-folder.ts';
import { hasEightBitWeights } from '../models/onnx-files.ts';
import type { TowerSource } from '../models/tower-source.ts';
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
  const cacheDir = options.cacheDir ?? null;
  const { tower, key } = guardOf(file, options);
  try {
    const source = await withLinkedWeights(file, await towerSource(file, cacheDir));
    return await openGuarded(tower, (optimisation) =>
      openAt(optimisation, { file, source, key, options, check, embed, expected }),
    );
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

/** What is known of opening this tower on the processor; Sightline's own model is known to work. Never rejects. */
export async function towerHistory(file: TowerFile, cacheDir: string): Promise<OpeningHistory> {
  if (comesWithSightline(file.path)) return 'works';
  return openingHistory(guardOf(file, { cacheDir }).tower);
}

function guardOf(
  file: TowerFile,
  options: EncoderOptions,
): { readonly tower: GuardedTower; readonly key: string } {
  // [Note: half precision] At its highest level, ONNX Runtime 1.30 crashes while it fuses the layers of some float16
  // text towers, such as MobileCLIP's, and one level below gives the same vectors.
  const from = file.signature.half ? 'extended' : 'all';
  // Another provider has had its trial; what it does says nothing about the processor. Sightline's own model is known
  // to load: a process that ended meanwhile was killed by somebody.
  const guarded =
    (options.provider === undefined || options.provider === 'cpu') && !comesWithSightline(file.path);
  const key = file.joint ? `${file.sha256} ${file.signature.tower}` : file.sha256;
  const cacheDir = guarded ? (options.cacheDir ?? null) : null;
  return { tower: { key, from, runtime: runtimeVersion, cacheDir }, key };
}

interface Opening {
  readonly file: TowerFile;
  readonly source: TowerSource;
  /** Identifies the tower. */
  readonly key: string;
  readonly options: EncoderOptions;
  readonly check: (session: OnnxSession) => void;
  readonly embed: (session: OnnxSession) => Promise<readonly Float32Array[]>;
  readonly expected: readonly Float32Array[] | null;
}

async function openAt(optimisation: Optimisation, opening: Opening): Promise<OpenTower> {
  const { file, source, key, options, check, embed, expected } = opening;
  const open = async (from: TowerSource): Promise<OnnxSession> => {
    const mapped = withMappedWeights(from);
    if ('bytes' in mapped) freeMemory();
    const session = await openSession('bytes' in mapped ? mapped.bytes : mapped.path, {
      threads: options.threads,
      provider: options.provider,
      optimisation,
      weightsFolder: 'bytes' in mapped ? mapped.weightsFolder : undefined,
    });
    check(session);
    return session;
  };
  // The runtime reads big float models itself: loading their bytes here would only double the memory.
  if (!hasEightBitWeights(file.name)) return { session: await open(source), weights: file.dtype ?? 'fp32' };
  if (file.external.length > 0) return { session: await open(source), weights: 'fixed' };
  const chosen = await chooseWeights(
    { sha256: key, source, name: keptName(file), open, embed, expected },
    {
      machine: `${processorName()}, onnxruntime ${runtimeVersion}`,
      exactInt8: hasExactInt8(),
      cacheDir: options.cacheDir ?? null,
    },
  );
  freeMemory();
  return chosen;
}
