/**
 * Chooses, among the files of a model on the hub, those that Sightline loads on this machine: a hub folder holds every
 * variant of three graphs, of which two files are used. Pure.
 */
import { SightlineError } from '../../../shared/errors.ts';
import { MODEL_DTYPES, type ModelDtype } from '../../../shared/schemas.ts';

/** Suffixes of the hub's ONNX files. */
const SUFFIXES: Readonly<Record<ModelDtype, string>> = {
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  fp32: '',
  fp16: '_fp16',
  q4: '_q4',
  bnb4: '_bnb4',
  q4f16: '_q4f16',
};

/** Configuration, and the card with licence and languages: kilobytes. */
const SMALL_FILES = [
  'config.json',
  'preprocessor_config.json',
  'processor_config.json',
  'tokenizer_config.json',
  'special_tokens_map.json',
  'open_clip_config.json',
  'sentence_bert_config.json',
  'modules.json',
  'README.md',
  'LICENSE',
  'LICENSE.txt',
  'LICENSE.md',
  'NOTICE',
];
/** Tokenizers, the best one first: later ones are needed only without it. */
const TOKENIZERS: readonly (readonly string[])[] = [
  ['tokenizer.json'],
  ['vocab.json', 'merges.txt'],
  ['vocab.txt'],
  ['spiece.model'],
  ['sentencepiece.bpe.model'],
];

export interface Choice {
  readonly names: readonly string[];
  /** Of the image tower; null where the layout knows no variants. */
  readonly dtype: ModelDtype | null;
}

/**
 * @param names all files of the model.
 * @param config its parsed config.json, whose `transformers.js_config.dtype` says which variants are sound.
 * @param wanted the variant that the user asked for.
 * @throws SightlineError `unsupported` if it has no image and text towers as ONNX files.
 */
export function chooseFiles(
  id: string,
  names: readonly string[],
  config: unknown,
  wanted?: ModelDtype,
): Choice {
  const has = new Set(names);
  const towers = chooseTowers(id, names, config, wanted);
  const small = SMALL_FILES.filter((name) => has.has(name));
  const tokenizer = TOKENIZERS.find((group) => group.every((name) => has.has(name))) ?? [];
  const dense = has.has('modules.json')
    ? names.filter((name) => /^\d+_Dense\/(config\.json|model\.safetensors)$/.test(name))
    : [];
  return {
    names: [...new Set([...small, ...tokenizer, ...dense, ...towers.names])].sort(),
    dtype: towers.dtype,
  };
}

function chooseTowers(id: string, names: readonly string[], config: unknown, wanted?: ModelDtype): Choice {
  const beside = (name: string): string[] => [name, ...externalFiles(name, names)];
  for (const folder of ['onnx/', '']) {
    const vision = chooseVariant(folder, 'vision_model', names, config, wanted);
    const text = chooseVariant(folder, 'text_model', names, config, wanted);
    if (vision && text) return { names: [...beside(vision.name), ...beside(text.name)], dtype: vision.dtype };
  }
  const separate = names.filter((name) =>
    /^(textual|visual)\/([^/]+\.(json|txt|model)|model\.onnx([_.]data.*)?)$/.test(name),
  );
  if (separate.includes('textual/model.onnx') && separate.includes('visual/model.onnx')) {
    return { names: separate, dtype: null };
  }
  for (const folder of ['onnx/', '']) {
    const joint = chooseVariant(folder, 'model', names, config, wanted);
    if (joint && isJoint(config)) return { names: beside(joint.name), dtype: joint.dtype };
  }
  throw noTowers(id, names, wanted);
}

/** Whether a single graph can be expected to have both towers. */
function isJoint(config: unknown): boolean {
  const has = (key: string): boolean => Object.hasOwn(Object(config) as object, key);
  return (has('vision_config') && has('text_config')) || has('vision_config_dict');
}

function chooseVariant(
  folder: string,
  base: string,
  names: readonly string[],
  config: unknown,
  wanted: ModelDtype | undefined,
): { readonly name: string; readonly dtype: ModelDtype } | null {
  const own = declaredDtype(config, base);
  const usual = base === 'vision_model' && isConvolutional(config) ? FLOAT_FIRST : MODEL_DTYPES;
  const order = wanted === undefined ? [...(own === null ? [] : [own]), ...usual] : [wanted];
  for (const dtype of order) {
    const name = `${folder}${base}${SUFFIXES[dtype]}.onnx`;
    if (names.includes(name)) return { name, dtype };
  }
  return null;
}

/** As the loader chooses among files of a tower of convolutions (models/choose-tower.ts, "8-bit convolutions"). */
const FLOAT_FIRST: readonly ModelDtype[] = ['fp32', 'fp16', ...MODEL_DTYPES];

/** Families of image towers that consist of convolutions, by the names that configurations give them. */
const CONVOLUTIONAL = /mobileclip|fastvit|\bmci\d|mobilenet|efficientnet|convnext|resnet|\bRN\d/i;

/**
 * Whether config.json says that the image tower consists of convolutions: the graph that would show it is not here yet.
 * If it says nothing, the loader warns once it has the graph.
 */
function isConvolutional(config: unknown): boolean {
  const { model_type, architectures, _name_or_path, vision_config } = Object(config) as Record<
    string,
    unknown
  >;
  return CONVOLUTIONAL.test(JSON.stringify([model_type, architectures, _name_or_path, vision_config]));
}

/** `transformers.js_config.dtype` of config.json: one for all files, or one per file. */
function declaredDtype(config: unknown, base: string): ModelDtype | null {
  const at = (value: unknown, key: string): unknown => (Object(value) as Record<string, unknown>)[key];
  const declared = at(at(config, 'transformers.js_config'), 'dtype');
  const dtype = typeof declared === 'string' ? declared : at(declared, base);
  return MODEL_DTYPES.find((known) => known === dtype) ?? null;
}

/** Files with a graph's weights, by the hub's convention. */
function externalFiles(name: string, names: readonly string[]): string[] {
  return names.filter((other) => other.startsWith(`${name}_data`) || other === `${name}.data`);
}

function noTowers(id: string, names: readonly string[], wanted: ModelDtype | undefined): SightlineError {
  const graphs = names.filter((name) => name.endsWith('.onnx'));
  const towers = ['vision_model', 'text_model'].map((base) => graphs.some((name) => name.includes(base)));
  const say = (message: string): SightlineError =>
    new SightlineError('unsupported', `${id} ${message}`, { detail: { reason: 'hub-unsuitable' } });
  if (graphs.length === 0) {
    return say(
      'has no ONNX files, which Sightline needs; look for an export of it, for example by Xenova or onnx-community',
    );
  }
  if (wanted !== undefined && towers.every(Boolean)) {
    const there = MODEL_DTYPES.filter((dtype) =>
      ['vision_model', 'text_model'].every((base) =>
        graphs.some((name) => name.endsWith(`${base}${SUFFIXES[dtype]}.onnx`)),
      ),
    );
    return say(`has no variant ${wanted}; it has ${there.join(', ') || 'none that covers both towers'}`);
  }
  if (towers[0] && !towers[1]) return say('has an image tower only; Sightline needs one for text as well');
  return say(
    'is a text-only model, or one for another task: Sightline needs one tower for images and one for text',
  );
}
