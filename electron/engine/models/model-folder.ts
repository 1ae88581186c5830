/**
 * Opens a model folder: finds its files in the layouts that exporters write, lets the graphs decide what they are, and
 * verifies what will be loaded. Sessions are created in embedding/. Runs in the engine and embedder processes.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { PREPROCESS_VERSION } from '../images/preprocess-spec.ts';
import type { PreprocessSpec } from '../images/preprocess-spec.ts';
import { readCalibration } from './calibration.ts';
import type { ShippedCalibration } from './calibration.ts';
import { chooseTower, OnnxHeaders } from './choose-tower.ts';
import type { ChosenTower } from './choose-tower.ts';
import {
  CONFIG_FILE,
  configSchema,
  DEFAULT_POSITIONS,
  familyOf,
  interpretConfig,
  OPEN_CLIP_CONFIG_FILE,
  openClipConfigSchema,
} from './model-config.ts';
import type { ConfigJson, ModelFamily } from './model-config.ts';
import { modelInvalid, ofModel, printable } from './model-error.ts';
import { ModelFiles } from './model-files.ts';
import type { ModelFile } from './model-files.ts';
import { modelLanguages } from './model-languages.ts';
import { dtypesOf, externalDataFiles, findOnnxFiles, ONNX_FOLDERS, requireDtype } from './onnx-files.ts';
import type { Dtype } from './onnx-files.ts';
import { readPreprocess } from './preprocessor-files.ts';
import { MANIFEST_FILE } from './resolve-model.ts';
import { readTextHead } from './text-head.ts';
import type { TextHead } from './text-head.ts';
import { findTokenizer } from './tokenizer-files.ts';
import type { TokenizerFiles } from './tokenizer-files.ts';
import type { Tower, TowerSignature } from './tower-signature.ts';
import { variantOf } from './variant.ts';

/** A tower's ONNX file, with any external files of weights. */
export interface TowerFile extends ModelFile {
  readonly external: readonly ModelFile[];
  /** Precision of the weights, in the words of transformers.js; null if its name does not say. */
  readonly dtype: Dtype | null;
  readonly signature: TowerSignature;
  /** Whether the file holds the other tower too, which has to be cut off. */
  readonly joint: boolean;
  /** Whether Sightline installed the model, so that nobody else writes its files or takes them away. */
  readonly installed: boolean;
}

export interface ModelFolder {
  readonly kind: 'local';
  /** What it was opened by: its folder, or `<folder>+<dtype>`. Opening that again opens the same files. */
  readonly dir: string;
  /** Short name for display, such as `sightline-starter`. */
  readonly id: string;
  readonly family: ModelFamily;
  readonly dimensions: number;
  /** Factor for cosines before softmax or sigmoid; already exponentiated. */
  readonly logitScale: number;
  /** Added after scaling; 0 for the softmax family. */
  readonly logitBias: number;
  readonly preprocess: PreprocessSpec;
  /**
   * ISO 639 codes of the languages that the text tower understands; null if the card does not say, or without the
   * text tower.
   */
  readonly languages: string[] | null;
  /** Maximum number of tokens per text, including special tokens. */
  readonly contextLength: number;
  readonly tokenizer: TokenizerFiles;
  readonly visionFile: TowerFile;
  readonly textFile: TowerFile;
  /** The sets of weights in the folder that have both towers, best first. */
  readonly dtypes: readonly Dtype[];
  /** What makes one vector of the text tower's tokens, where the graph does not. */
  readonly textHead: TextHead | null;
  /**
   * Identifies the vector space: hash of the files, version of the preprocessing. Vectors of two spaces never mix. The
   * folder's name and its card are no part of it.
   */
  readonly space: string;
  /** Null if the model ships none or the folder was opened without the text tower. */
  readonly calibration: ShippedCalibration | null;
  /** Reads and verifies further files of the folder. */
  readonly files: ModelFiles;
}

export interface OpenModelOptions {
  /**
   * The towers that the caller will load; their files are verified now. The other tower's file is identified by its
   * digest in SHA256SUMS and verified only if it is loaded after all. Calibration is read only with the text tower.
   */
  readonly towers?: readonly Tower[];
  /** Where digests of the towers are remembered, so that an untouched file is not hashed again; null: nowhere. */
  readonly cacheDir?: string | null;
  /** Precision of the weights that the user asks for; the best one for this kind of model if omitted. */
  readonly dtype?: Dtype | undefined;
}

/**
 * @param dir absolute path of the folder, or `<folder>+<dtype>` for some of the weights in it.
 * @throws SightlineError `model-invalid`, naming the file, what was expected and what was received.
 */
export async function openModelFolder(dir: string, options: OpenModelOptions = {}): Promise<ModelFolder> {
  const variant = await variantOf(dir);
  const folder = variant?.dir ?? dir;
  const dtype = options.dtype ?? variant?.dtype;
  const opened = await ofModel(folder, () => readModelFolder(folder, { ...options, dtype }));
  return { ...opened, dir };
}

async function readModelFolder(dir: string, options: OpenModelOptions): Promise<ModelFolder> {
  const towers = options.towers ?? ['vision', 'text'];
  const files = await ModelFiles.open(dir, options.cacheDir);
  const json = await readConfig(files);
  const tokenizer = await findTokenizer(files, towers.includes('text'));

  const listing = new Map<string, readonly string[]>();
  for (const folder of ONNX_FOLDERS) listing.set(folder, await files.list(folder));
  const found = findOnnxFiles(listing);
  if (options.dtype !== undefined) requireDtype(found, options.dtype);
  const headers = new OnnxHeaders(files);
  const [vision, text] = await Promise.all([
    chooseTower('vision', found, headers, json, options.dtype),
    chooseTower('text', found, headers, json, options.dtype),
  ]);
  const [visionFile, textFile] = await describeTowers(files, [vision, text], listing, towers);

  const family = decideFamily(json, visionFile, textFile);
  const config = interpretConfig(json, family);
  const textHead = text.signature.perToken
    ? await readTextHead(files, text.name, text.signature.dimensions)
    : null;
  const dimensions = decideWidth(visionFile, textFile, textHead, config.dimensions);
  const preprocess = await readPreprocess(files, family, vision.signature.imageSize);
  const calibration = towers.includes('text') ? await readCalibration(files, dimensions) : null;

  const digest = createHash('sha256');
  for (const file of [visionFile, ...visionFile.external, textFile, ...textFile.external]) {
    digest.update(`${file.sha256}\n`);
  }
  if (textHead !== null) digest.update(`${textHead.digest}\n`);
  digest.update(tokenizer.digest);
  digest.update(JSON.stringify(preprocess));
  return {
    kind: 'local',
    dir,
    id: config.name ?? nameOfFolder(dir),
    family,
    dimensions,
    logitScale: config.logitScale,
    logitBias: config.logitBias,
    preprocess,
    languages: towers.includes('text') ? await modelLanguages(files) : null,
    contextLength: Math.min(
      tokenizer.config.model_max_length ?? Infinity,
      config.maxPositions ?? text.signature.sequenceLength ?? DEFAULT_POSITIONS[family],
    ),
    tokenizer,
    visionFile,
    textFile,
    dtypes: dtypesOf(found),
    textHead,
    space: `${digest.digest('hex').slice(0, 16)}-p${PREPROCESS_VERSION}`,
    calibration,
    files,
  };
}

/** `config.json`, or what open_clip has in its place. */
async function readConfig(files: ModelFiles): Promise<ConfigJson> {
  const own = await files.readOptional(CONFIG_FILE);
  if (own !== null) return files.parseJson(CONFIG_FILE, own, configSchema);
  const openClip = await files.readOptional(OPEN_CLIP_CONFIG_FILE);
  if (openClip === null) return files.readJson(CONFIG_FILE, configSchema);
  return files.parseJson(OPEN_CLIP_CONFIG_FILE, openClip, openClipConfigSchema).model_cfg;
}

/** The name of a folder; in a cache of the hub, whose folders are called by a commit's hash, that of the repository. */
function nameOfFolder(dir: string): string {
  const full = path.resolve(dir);
  const cached = /(?:^|[\\/])models--([^\\/]+)[\\/]snapshots[\\/][^\\/]+$/.exec(full)?.[1];
  return cached?.replaceAll('--', '/') ?? path.basename(full);
}

async function describeTowers(
  files: ModelFiles,
  chosen: readonly [ChosenTower, ChosenTower],
  listing: ReadonlyMap<string, readonly string[]>,
  towers: readonly Tower[],
): Promise<[TowerFile, TowerFile]> {
  const installed = await files.has(MANIFEST_FILE);
  const described = new Map<string, Promise<ModelFile>>();
  const describe = (name: string, verify: boolean, weightsOf?: string): Promise<ModelFile> => {
    const known = described.get(name) ?? files.describe(name, verify, weightsOf);
    described.set(name, known);
    return known;
  };
  const tower = async ({ name, external, ...rest }: ChosenTower): Promise<TowerFile> => {
    const both = rest.joint || chosen[0].name === chosen[1].name;
    const verify = both ? towers.length > 0 : towers.includes(rest.signature.tower);
    const folder = name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '';
    const beside = externalDataFiles(path.posix.basename(name), listing.get(folder) ?? []);
    const names = new Set([...beside.map((each) => path.posix.join(folder, each)), ...external]);
    const weights: ModelFile[] = [];
    for (const each of [...names].sort()) weights.push(await describe(each, verify, name));
    return { ...(await describe(name, verify)), ...rest, external: weights, installed };
  };
  return [await tower(chosen[0]), await tower(chosen[1])];
}

/**
 * SigLIP's towers give a `pooler_output` each; elsewhere that name stands for a tower without its projection, whose
 * vectors can't be compared with those of the other tower.
 */
function decideFamily(json: ConfigJson, vision: TowerFile, text: TowerFile): ModelFamily {
  const named = familyOf(json);
  for (const { name, signature } of [vision, text]) {
    if (named !== 'clip' || signature.output !== 'pooler_output') continue;
    const expected = signature.tower === 'vision' ? 'image_embeds' : 'text_embeds';
    throw modelInvalid(name, `an output ${expected}, as a model of the type ${printable(json.model_type)} has it`, signature.output);
  }
  const pooled = vision.signature.output === 'pooler_output' && text.signature.output === 'pooler_output';
  return named ?? (pooled ? 'siglip' : 'clip');
}

function decideWidth(
  vision: TowerFile,
  text: TowerFile,
  head: TextHead | null,
  told: number | null,
): number {
  const seen = vision.signature.dimensions;
  const read = head?.layers.at(-1)?.outputs ?? text.signature.dimensions;
  if (seen !== null && read !== null && seen !== read) {
    throw modelInvalid(
      text.name,
      `${text.signature.output} of ${seen} dimensions like ${vision.signature.output} of ${vision.name}`,
      String(read),
    );
  }
  const width = seen ?? read ?? told;
  if (width !== null) return width;
  throw modelInvalid(vision.name, `${vision.signature.output} of a fixed width, or one in ${CONFIG_FILE}`, 'neither');
}
