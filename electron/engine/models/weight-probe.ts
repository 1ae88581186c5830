/**
 * Chooses between the int8 and uint8 forms of a model's weights on this processor: the fastest form that reproduces
 * the expected embeddings. Caches the answer, because loading a model twice takes up to a second. Runs in the engine
 * and embedder processes.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { log } from '../log/log.ts';
import { writeFileAtomically } from '../files/write-atomically.ts';
import { cosine } from './cosine.ts';
import { countWeights, rewriteWeights } from './int8-weights.ts';
import type { WeightType } from './int8-weights.ts';
import { keepTower, keptTower, SMALL_BYTES } from './kept-towers.ts';
import type { TowerSource } from './tower-source.ts';

/** Raise this when the probe's decision rule changes, or what it remembers. */
const PROBE_VERSION = 2;
/** Cosine from which an embedding counts as reproduced. */
const REPRODUCED = 0.9999;
/** A form must take at most this share of the original file's time to be worth converting at every start. */
const WORTHWHILE = 0.95;
/**
 * With VNNI, int8 should be faster. Only a clear measurement may contradict this, because one taken in a busy moment
 * would be cached.
 */
const EXPECTED_FASTER = 0.75;
const REPEATS = 3;
const REPEAT_MILLISECONDS = 250;

export interface Releasable {
  release(): Promise<void>;
}

/** `mixed`: an unchanged file with both types. `fixed`: a file without movable weights. */
type WeightForm = WeightType | 'mixed' | 'fixed';
const FORMS: readonly WeightForm[] = ['int8', 'uint8', 'mixed', 'fixed'];

/** What the probe found. */
interface Answer {
  readonly weights: WeightForm;
  /** The form in the file. */
  readonly asItIs: WeightForm;
}

export interface ProbeEnvironment {
  /** Identifies processor and runtime; a cached answer is valid only for the same ones. */
  readonly machine: string;
  /** Whether int8 weights are exact here; null if unknown. See `hasExactInt8`. */
  readonly exactInt8: boolean | null;
  /** Where to cache answers; null for no cache. */
  readonly cacheDir: string | null;
}

export interface ProbeSubject<Session extends Releasable> {
  /** Hex sha256 of the file. */
  readonly sha256: string;
  /** The tower as it is. */
  readonly source: TowerSource;
  /** Name for the tower in the cache. */
  readonly name: string;
  /** Called once per form that is opened, so that no copy of its bytes outlives the creation of its session. */
  open(source: TowerSource): Promise<Session>;
  /** Embeds a few fixed inputs; takes a fraction of a second. */
  embed(session: Session): Promise<readonly Float32Array[]>;
  /** The correct result of `embed`, from the model's own reference; null if it has none. */
  readonly expected: readonly Float32Array[] | null;
}

export interface ChosenWeights<Session> {
  readonly session: Session;
  readonly weights: WeightForm;
}

/**
 * [Note: int8 that saturates] On x86 without VNNI, the kernel for int8 weights adds two products in 16 bits
 * (VPMADDUBSW), which may saturate and yield wrong embeddings without any error. See "When and why do I need to try
 * U8U8?" in https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html. On those processors,
 * always use uint8. On unknown processors, a form must reproduce the model's reference texts or, without any, the
 * result of the uint8 form, which is exact everywhere. The unchanged file is no reference, because it may be the
 * saturating form.
 * @throws whatever `open` and `embed` throw; Error if the bytes are not an ONNX model.
 */
export async function chooseWeights<Session extends Releasable>(
  subject: ProbeSubject<Session>,
  environment: ProbeEnvironment,
): Promise<ChosenWeights<Session>> {
  const remembered = await recall(subject, environment);
  if (remembered !== null) {
    const source = await sourceOf(subject, remembered, environment.cacheDir);
    return { session: await subject.open(source), weights: remembered.weights };
  }
  const count = countWeights(await bytesOf(subject.source));
  const asItIs =
    count.int8 + count.uint8 === 0
      ? 'fixed'
      : count.uint8 === 0
        ? 'int8'
        : count.int8 === 0
          ? 'uint8'
          : 'mixed';
  // Nothing is kept of a form that may lose.
  const open = async (weights: WeightForm): Promise<ChosenWeights<Session>> => ({
    session: await subject.open(await sourceOf(subject, { weights, asItIs }, null)),
    weights,
  });
  const chosen =
    asItIs === 'fixed'
      ? await open('fixed')
      : environment.exactInt8 === false
        ? await open('uint8')
        : await probe(subject, asItIs, environment.exactInt8 === true, open);
  await remember(subject, environment, { weights: chosen.weights, asItIs });
  return chosen;
}

const bytesOf = async (source: TowerSource): Promise<Uint8Array> =>
  'bytes' in source ? source.bytes : readFile(source.path);

/** The tower with its weights in the chosen form. Making it takes memory, so a large one is kept for the next start. */
async function sourceOf(
  { source, name }: ProbeSubject<Releasable>,
  { weights, asItIs }: Answer,
  cacheDir: string | null,
): Promise<TowerSource> {
  if (weights === asItIs || (weights !== 'int8' && weights !== 'uint8')) return source;
  const rewritten = `${name}-${weights}`;
  const kept = cacheDir === null ? null : await keptTower(cacheDir, rewritten, null);
  if (kept !== null) return kept;
  const bytes = rewriteWeights(await bytesOf(source), weights);
  if (cacheDir !== null && bytes.length > SMALL_BYTES) {
    try {
      return await keepTower(cacheDir, rewritten, bytes.length, bytes);
    } catch (error) {
      log.warn('the rewritten weights of a model could not be kept', error);
    }
  }
  const weightsFolder = 'bytes' in source ? source.weightsFolder : path.dirname(source.path);
  return { bytes, weightsFolder };
}

async function probe<Session extends Releasable>(
  subject: ProbeSubject<Session>,
  asItIs: WeightForm,
  int8IsFast: boolean,
  open: (weights: WeightForm) => Promise<ChosenWeights<Session>>,
): Promise<ChosenWeights<Session>> {
  let expected = subject.expected;
  let best: { weights: WeightForm; cost: number } | null = null;
  let kept: ChosenWeights<Session> | null = null;
  // Try the likely winner last and keep it open, so that two models are never in memory at once.
  for (const weights of asItIs === 'mixed' ? (['uint8', 'mixed', 'int8'] as const) : (['uint8', 'int8'] as const)) {
    await kept?.session.release();
    kept = await open(weights);
    const embedded = await subject.embed(kept.session);
    const time = await fastest(() => subject.embed(kept!.session));
    expected ??= embedded;
    if (!reproduces(embedded, expected)) continue;
    const cost =
      time * (weights === asItIs ? WORTHWHILE : 1) * (int8IsFast && weights === 'int8' ? EXPECTED_FASTER : 1);
    if (best === null || cost < best.cost) best = { weights, cost };
  }
  const weights = best?.weights ?? 'uint8';
  if (kept!.weights === weights) return kept!;
  await kept!.session.release();
  return open(weights);
}

async function fastest(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  let best = Infinity;
  for (let run = 0; run < REPEATS && performance.now() - began < REPEAT_MILLISECONDS; run += 1) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

function reproduces(actual: readonly Float32Array[], expected: readonly Float32Array[]): boolean {
  return expected.every((vector, index) => cosine(actual[index]!, vector) >= REPRODUCED);
}

function cacheFile(subject: { sha256: string }, environment: ProbeEnvironment): string | null {
  if (environment.cacheDir === null) return null;
  const key = createHash('sha256')
    .update(`${PROBE_VERSION}\n${subject.sha256}\n${environment.machine}`)
    .digest('hex');
  return path.join(environment.cacheDir, `weights-${key.slice(0, 32)}.json`);
}

async function recall(
  subject: { sha256: string },
  environment: ProbeEnvironment,
): Promise<Answer | null> {
  const file = cacheFile(subject, environment);
  if (file === null) return null;
  try {
    const json = JSON.parse(await readFile(file, 'utf8')) as Partial<Record<keyof Answer, unknown>>;
    const form = (value: unknown): WeightForm | null => FORMS.find((each) => each === value) ?? null;
    const [weights, asItIs] = [form(json.weights), form(json.asItIs)];
    return weights === null || asItIs === null ? null : { weights, asItIs };
  } catch {
    return null;
  }
}

async function remember(
  subject: { sha256: string },
  environment: ProbeEnvironment,
  answer: Answer,
): Promise<void> {
  const file = cacheFile(subject, environment);
  if (file === null) return;
  const known = Buffer.from(JSON.stringify({ ...answer, machine: environment.machine }));
  // On a full or read-only disk, the next start merely takes a second longer.
  await writeFileAtomically(file, known).catch((error: unknown) =>
    log.warn('what was measured of the model could not be kept', error),
  );
}
