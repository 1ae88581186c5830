/**
 * What a library keeps of a remote encoder: its address, what it serves and how it answered eight probes. One folder
 * each, `<models>/.remote/<name>`. Runs in the engine, embedder, fetcher and courier processes.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { SightlineError } from '../../../shared/errors.ts';
import { REMOTE_PREFIX } from '../../../shared/remote-name.ts';
import { PREPROCESS_VERSION, type PreprocessSpec } from '../images/preprocess-spec.ts';

/** Marks the folder of a remote encoder. */
export const REMOTE_FILE = 'remote.json';
/** Four texts and four pictures. */
const PROBES = 8;

const side = z.int().min(16).max(2048);

/** How the endpoint wants pictures. */
export const remoteInput = z.object({
  width: side,
  height: side,
  /** `crop`: scaled to cover the size, the middle kept; `stretch`: scaled to exactly the size. */
  resize: z.enum(['crop', 'stretch']),
  resample: z.enum(['nearest', 'lanczos', 'bilinear', 'bicubic']),
});

const remoteSettings = z.object({
  version: z.literal(1),
  name: z.string(),
  url: z.string(),
  model: z.string(),
  revision: z.string(),
  dimensions: z.int().min(8).max(8192),
  input: remoteInput,
  languages: z.array(z.string()).nullable(),
  /** `clip` compares texts by softmax, `siglip` by sigmoid. */
  family: z.enum(['clip', 'siglip']),
  logitScale: z.number().positive(),
  logitBias: z.number(),
  /** Where the key is: nowhere, in a file of mode 600 beside this one, in the system's secret store, in the environment. */
  key: z.enum(['none', 'file', 'sealed', 'environment']),
  /** What was agreed to. */
  consent: z.object({ at: z.number(), photos: z.int(), bytes: z.number() }),
  /** Unit vectors. */
  probes: z.array(z.array(z.number())).length(PROBES),
});
export type RemoteSettings = z.infer<typeof remoteSettings>;
export type RemoteInput = z.infer<typeof remoteInput>;

/** A model that answers over the network. */
export interface RemoteModel {
  readonly kind: 'remote';
  readonly dir: string;
  /** Short name for display. */
  readonly id: string;
  readonly dimensions: number;
  readonly preprocess: PreprocessSpec;
  readonly languages: string[] | null;
  /** Identifies the vector space: address, model, revision, and the vectors of the probes. */
  readonly space: string;
  readonly calibration: null;
  readonly family: RemoteSettings['family'];
  /** As in a model folder. */
  readonly logitScale: number;
  readonly logitBias: number;
  /** Host and port that photos and texts are sent to. */
  readonly host: string;
  readonly revision: string;
}

/** The folder of a remote encoder. @param modelsDir where models are installed. */
export function remoteDir(modelsDir: string, name: string): string {
  return path.join(modelsDir, '.remote', name);
}

/** Whether a name can be that of a remote encoder. */
export function isRemoteName(name: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,63}$/.test(name);
}

/** @returns null if the folder is not that of a remote encoder. @throws SightlineError `model-invalid`. */
export async function readRemote(dir: string): Promise<RemoteSettings | null> {
  const file = path.join(dir, REMOTE_FILE);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (text === null) return null;
  const parsed = remoteSettings.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new SightlineError(
    'model-invalid',
    `expected the settings of a remote encoder in ${file}, received something else; remove it and add it again`,
    { detail: { ownModel: true } },
  );
}

/** @throws SightlineError `model-invalid`. */
export async function openRemote(dir: string): Promise<RemoteModel | null> {
  const settings = await readRemote(dir);
  if (settings === null) return null;
  const { name, url, revision, dimensions, languages, family, logitScale, logitBias } = settings;
  return {
    kind: 'remote',
    dir,
    id: REMOTE_PREFIX + name,
    dimensions,
    preprocess: preprocessOf(settings.input),
    ...{ languages, family, logitScale, logitBias },
    space: remoteSpace(settings),
    calibration: null,
    host: new URL(url).host,
    revision,
  };
}

/**
 * The key of the vector space. The probes are those that were stored when the encoder was added: later answers are
 * compared with them, not hashed, because noise would change a hash.
 */
function remoteSpace({
  url,
  model,
  revision,
  input,
  probes,
}: Pick<RemoteSettings, 'url' | 'model' | 'revision' | 'input' | 'probes'>): string {
  const digest = createHash('sha256').update(JSON.stringify([url, model, revision, input]));
  digest.update(createHash('sha256').update(JSON.stringify(probes)).digest());
  return `${digest.digest('hex').slice(0, 16)}-p${PREPROCESS_VERSION}`;
}

/** The endpoint normalises the values itself: what is sent are 8-bit pixels. */
function preprocessOf({ width, height, resize, resample }: RemoteInput): PreprocessSpec {
  return {
    resize:
      resize === 'stretch'
        ? { kind: 'exact', width, height }
        : { kind: 'shortest-edge', edge: Math.max(width, height) },
    resample,
    crop: resize === 'stretch' ? null : { width, height },
    rescaleFactor: 1 / 255,
    mean: [0, 0, 0],
    std: [1, 1, 1],
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
