/**
 * Opens a model folder in the hub's transformers.js layout: reads and checks the configuration, picks the ONNX files,
 * and verifies what will be loaded. Sessions are created in embedding/. Runs in the engine and embedder processes.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { PREPROCESS_VERSION } from '../images/preprocess-spec.ts';
import type { PreprocessSpec } from '../images/preprocess-spec.ts';
import { readCalibration } from './calibration.ts';
import type { ShippedCalibration } from './calibration.ts';
import { CONFIG_FILE, configSchema, interpretConfig } from './model-config.ts';
import type { ModelFamily } from './model-config.ts';
import { ModelFiles } from './model-files.ts';
import type { ModelFile } from './model-files.ts';
import { modelLanguages } from './model-languages.ts';
import { chooseOnnxFile, externalDataFiles } from './onnx-files.ts';
import type { Tower } from './onnx-files.ts';
import { interpretPreprocessor, PREPROCESSOR_FILE, preprocessorSchema } from './preprocessor-config.ts';

export const TOKENIZER_FILE = 'tokenizer.json';
export const TOKENIZER_CONFIG_FILE = 'tokenizer_config.json';

/** A tower's ONNX file, with any external files of weights. */
export interface TowerFile extends ModelFile {
  readonly external: readonly ModelFile[];
}

export interface ModelFolder {
  readonly dir: string;
  /** Short name for display and for {@link space}, such as `sightline-starter`. */
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
  readonly tokenizerConfig: TokenizerConfigJson;
  readonly visionFile: TowerFile;
  readonly textFile: TowerFile;
  /**
   * Identifies the vector space: id, hash of the files, version of the preprocessing. Vectors of two spaces never mix.
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
}

const tokenizerSchema = z.looseObject({ model: z.looseObject({}) });
const tokenName = z.union([z.string(), z.looseObject({ content: z.string() })]).nullish();
const tokenizerConfigSchema = z.looseObject({
  // Exporters write 1e30 if they know no limit.
  model_max_length: z.number().positive().nullish(),
  pad_token: tokenName,
  tokenizer_class: z.string().nullish(),
});

export type TokenizerConfigJson = z.infer<typeof tokenizerConfigSchema>;

/** Parses tokenizer.json. Not cached, because it is large and only needed to create a tokenizer. */
export function readTokenizerJson(model: ModelFolder): Promise<object> {
  return model.files.readJson(TOKENIZER_FILE, tokenizerSchema);
}

/**
 * @param dir absolute path of the folder.
 * @throws SightlineError `model-invalid`, naming the file, what was expected and what was received.
 */
export async function openModelFolder(dir: string, options: OpenModelOptions = {}): Promise<ModelFolder> {
  const towers = options.towers ?? ['vision', 'text'];
  const files = await ModelFiles.open(dir, options.cacheDir);
  const config = interpretConfig(await files.readJson(CONFIG_FILE, configSchema));
  const preprocess = interpretPreprocessor(
    await files.readJson(PREPROCESSOR_FILE, preprocessorSchema),
    config.family,
  );
  const tokenizerBytes = await files.read(TOKENIZER_FILE);
  if (towers.includes('text')) files.parseJson(TOKENIZER_FILE, tokenizerBytes, tokenizerSchema);
  const tokenizerConfig = await files.readJson(TOKENIZER_CONFIG_FILE, tokenizerConfigSchema);

  const names = await files.list('onnx');
  const [visionFile, textFile] = await Promise.all([
    describeTower(files, 'vision', names, towers),
    describeTower(files, 'text', names, towers),
  ]);
  const calibration = towers.includes('text') ? await readCalibration(files, config.dimensions) : null;

  const id = config.name ?? path.basename(path.resolve(dir));
  const digest = createHash('sha256');
  for (const file of [visionFile, ...visionFile.external, textFile, ...textFile.external]) {
    digest.update(`${file.sha256}\n`);
  }
  digest.update(createHash('sha256').update(tokenizerBytes).digest('hex'));
  digest.update(JSON.stringify(preprocess));
  return {
    dir,
    id,
    family: config.family,
    dimensions: config.dimensions,
    logitScale: config.logitScale,
    logitBias: config.logitBias,
    preprocess,
    languages: towers.includes('text') ? await modelLanguages(files) : null,
    contextLength: Math.min(tokenizerConfig.model_max_length ?? Infinity, config.maxPositions),
    tokenizerConfig,
    visionFile,
    textFile,
    space: `${id}@${digest.digest('hex').slice(0, 16)}-p${PREPROCESS_VERSION}`,
    calibration,
    files,
  };
}

async function describeTower(
  files: ModelFiles,
  tower: Tower,
  names: readonly string[],
  towers: readonly Tower[],
): Promise<TowerFile> {
  const name = chooseOnnxFile(tower, names);
  const verify = towers.includes(tower);
  const external: ModelFile[] = [];
  for (const beside of externalDataFiles(name, names)) {
    external.push(await files.describe(`onnx/${beside}`, verify));
  }
  return { ...(await files.describe(`onnx/${name}`, verify)), external };
}
