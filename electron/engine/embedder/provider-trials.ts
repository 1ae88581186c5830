/**
 * Tries the execution providers of this machine with a model, each in a process of its own: a provider is accepted
 * when it embeds the same pictures as the processor does, within a deadline, and faster. What was found is remembered.
 * Runs in the engine process.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { SightlineError, toSightlineError } from '../../../shared/errors.ts';
import type { ProviderTrial } from '../api/doctor-api.ts';
import type { EmbedderApi, EmbedderEvent, TriedProvider } from '../api/embedder-api.ts';
import type { ProviderName } from '../api/provider-name.ts';
import { isGone } from '../files/fs-errors.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import { writeFileAtomically } from '../files/write-atomically.ts';
import { log } from '../log/log.ts';
import { cosine } from '../models/cosine.ts';
import type { ModelFolder } from '../models/model-folder.ts';
import { PROVIDERS } from '../models/providers.ts';
import type { Service, Spawn } from '../processes/wire.ts';

/** Raise this when the rule changes. */
const TRIALS_VERSION = 1;
/** Cosine to the processor's embedding from which a provider counts as right. */
const SAME = 0.99;
/** How much faster than the processor a provider must be. */
const WORTHWHILE = 1.2;
/** To load the model and embed the pictures, in milliseconds. */
const DEADLINE = 10_000;
/** The processor may take longer: without its answer there is nothing to compare with. */
const REFERENCE_DEADLINE = 120_000;

export interface ProviderTrials {
  /** The fastest of those accepted, or `cpu`. */
  readonly chosen: ProviderName;
  /** The processor first. */
  readonly trials: readonly ProviderTrial[];
}

export interface TrialOptions {
  readonly spawn: Spawn;
  readonly model: Pick<ModelFolder, 'dir' | 'space'>;
  /** Besides the processor, in order. */
  readonly candidates: readonly ProviderName[];
  /** A few pictures that are there and can be read. */
  readonly files: readonly PathBytes[];
  readonly cacheDir: string;
  /** Identifies processor and runtime: what was found holds for the same ones. */
  readonly machine: string;
  /** Milliseconds; for tests. */
  readonly deadline?: number;
}

const names = PROVIDERS.map(({ name }) => name) as [ProviderName, ...ProviderName[]];
const remembered = z.object({
  chosen: z.enum(names),
  trials: z.array(
    z.object({
      provider: z.enum(names),
      accepted: z.boolean(),
      reason: z.string().nullable(),
      cosine: z.number().nullable(),
      imagesPerSecond: z.number().nullable(),
    }),
  ),
});

/** What was found earlier on this machine; null if nothing was. Never rejects. */
export async function rememberedTrials(
  where: Pick<TrialOptions, 'model' | 'cacheDir' | 'machine'>,
): Promise<ProviderTrials | null> {
  try {
    return remembered.parse(JSON.parse(await readFile(trialsFile(where), 'utf8')));
  } catch (error) {
    if (!isGone(error)) log.warn('what was found of the providers could not be read', error);
    return null;
  }
}

/** Keeps what was found, for example that a provider failed later. Never rejects. */
export async function rememberTrials(
  where: Pick<TrialOptions, 'model' | 'cacheDir' | 'machine'>,
  trials: ProviderTrials,
): Promise<void> {
  await writeFileAtomically(trialsFile(where), Buffer.from(JSON.stringify(trials))).catch((error: unknown) =>
    log.warn('what was found of the providers could not be kept', error),
  );
}

/**
 * Tries every candidate, whatever was remembered.
 * @throws SightlineError if the processor itself can't embed the pictures.
 */
export async function tryProviders(options: TrialOptions): Promise<ProviderTrials> {
  const reference = await embedWith(options, 'cpu', REFERENCE_DEADLINE);
  const rate = ratesOf(options, reference);
  const trials: ProviderTrial[] = [
    { provider: 'cpu', accepted: true, reason: null, cosine: 1, imagesPerSecond: rate },
  ];
  for (const provider of options.candidates) trials.push(await trial(options, provider, reference, rate));
  const best = trials
    .filter(({ accepted }) => accepted)
    .reduce((a, b) => ((b.imagesPerSecond ?? 0) > (a.imagesPerSecond ?? 0) ? b : a));
  const found = { chosen: best.provider, trials };
  await rememberTrials(options, found);
  return found;
}

async function trial(
  options: TrialOptions,
  provider: ProviderName,
  reference: TriedProvider,
  cpuRate: number,
): Promise<ProviderTrial> {
  const refused = (
    reason: string,
    found: Partial<Pick<ProviderTrial, 'cosine' | 'imagesPerSecond'>> = {},
  ): ProviderTrial => ({ provider, accepted: false, cosine: null, imagesPerSecond: null, ...found, reason });
  const { deadline = DEADLINE } = options;
  let tried: TriedProvider;
  try {
    tried = await embedWith(options, provider, deadline);
  } catch (thrown) {
    return refused(toSightlineError(thrown).message);
  }
  const cosine = lowestCosine(tried.embeddings, reference.embeddings, options.files.length);
  if (Number.isNaN(cosine)) return refused('its embeddings are not finite numbers');
  const imagesPerSecond = ratesOf(options, tried);
  if (cosine < SAME) {
    const reason = `its embeddings differ from the processor’s: cosine ${cosine.toFixed(4)}, expected at least ${SAME}`;
    return refused(reason, { cosine, imagesPerSecond });
  }
  if (imagesPerSecond < cpuRate * WORTHWHILE) {
    const reason = `it is not faster than the processor: ${imagesPerSecond.toFixed(1)} images/s against ${cpuRate.toFixed(1)}`;
    return refused(reason, { cosine, imagesPerSecond });
  }
  return { provider, accepted: true, reason: null, cosine, imagesPerSecond };
}

/** @throws SightlineError `unavailable` if the process died or missed the deadline, `model-invalid`. */
async function embedWith(
  { spawn, model, files, cacheDir }: TrialOptions,
  provider: ProviderName,
  deadline: number,
): Promise<TriedProvider> {
  const service = await spawn<EmbedderApi, EmbedderEvent>('embedder');
  try {
    const input = { modelDir: model.dir, cacheDir, provider, files };
    return await service.api.tryProvider(input, { timeout: deadline, work: true });
  } catch (thrown) {
    throw await inWords(toSightlineError(thrown), deadline, service);
  } finally {
    await service.stop();
  }
}

/** A call that came to nothing, as what the process did. */
async function inWords(
  error: SightlineError,
  deadline: number,
  { exited }: Service<EmbedderApi, EmbedderEvent>,
): Promise<SightlineError> {
  if (error.kind === 'timeout') {
    const seconds = (deadline / 1000).toLocaleString('en-US');
    return new SightlineError('timeout', `it did not answer within ${seconds} seconds`);
  }
  if (error.kind === 'model-invalid') {
    // The runtime's own sentence comes after its check and the place in its source.
    const cause = error.message.split(/received |was false\. /).at(-1) ?? '';
    return new SightlineError('model-invalid', `it can’t open the model: ${cause.trim()}`);
  }
  if (error.kind !== 'unavailable') return error;
  const { code, signal } = await exited;
  return new SightlineError(
    'unavailable',
    `its process crashed (${signal ?? `exit code ${code ?? 'unknown'}`})`,
  );
}

const ratesOf = ({ files }: TrialOptions, { milliseconds }: TriedProvider): number =>
  (files.length * 1_000) / Math.max(0.001, milliseconds);

/** Lowest cosine of any row to the row beside it, [count × dimensions] both; NaN if a number is not finite. */
function lowestCosine(rows: Float32Array, expected: Float32Array, count: number): number {
  if (rows.length !== expected.length) return NaN;
  const dimensions = expected.length / count;
  let lowest = 1;
  for (let row = 0; row < count; row += 1) {
    const [from, to] = [row * dimensions, (row + 1) * dimensions];
    const value = cosine(rows.subarray(from, to), expected.subarray(from, to));
    if (!Number.isFinite(value)) return NaN;
    lowest = Math.min(lowest, value);
  }
  return lowest;
}

function trialsFile({
  model,
  cacheDir,
  machine,
}: Pick<TrialOptions, 'model' | 'cacheDir' | 'machine'>): string {
  const key = createHash('sha256').update(`${TRIALS_VERSION}\n${model.space}\n${machine}`).digest('hex');
  return path.join(cacheDir, `providers-${key.slice(0, 32)}.json`);
}
