/**
 * Finds a model's tokenizer: tokenizer.json, or CLIP's original pair of vocab.json and merges.txt. Runs in the engine
 * and embedder processes.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { clipBpeTokenizer } from './clip-bpe.ts';
import { modelInvalid } from './model-error.ts';
import type { ModelFiles } from './model-files.ts';

export const TOKENIZER_FILE = 'tokenizer.json';
export const TOKENIZER_CONFIG_FILE = 'tokenizer_config.json';
const VOCABULARY_FILE = 'vocab.json';
const MERGES_FILE = 'merges.txt';
const SPECIAL_TOKENS_FILE = 'special_tokens_map.json';
/** Where the files lie, in order of preference: the folder itself, or that of Immich's text tower. */
const PLACES = ['', 'textual/'] as const;
const SENTENCE_PIECE = ['spiece.model', 'sentencepiece.bpe.model', 'tokenizer.model'] as const;

const tokenizerSchema = z.looseObject({ model: z.looseObject({}) });
const tokenName = z.union([z.string(), z.looseObject({ content: z.string() })]).nullish();
const tokenizerConfigSchema = z.looseObject({
  // Exporters write 1e30 if they know no limit.
  model_max_length: z.number().positive().nullish(),
  pad_token: tokenName,
  tokenizer_class: z.string().nullish(),
});
const specialTokensSchema = z.looseObject({ pad_token: tokenName });
const vocabularySchema = z.record(z.string(), z.number().int().min(0));

export type TokenizerConfigJson = z.infer<typeof tokenizerConfigSchema>;

export interface TokenizerFiles {
  readonly config: TokenizerConfigJson;
  /** Hex: identifies the tokenizer. */
  readonly digest: string;
  /** The content of tokenizer.json. Not kept, because it is large and only needed to create a tokenizer. */
  read(): Promise<object>;
}

/**
 * @param parse whether to check the content of the tokenizer's file now.
 * @throws SightlineError `model-invalid`, naming the file.
 */
export async function findTokenizer(files: ModelFiles, parse: boolean): Promise<TokenizerFiles> {
  for (const place of PLACES) {
    const name = `${place}${TOKENIZER_FILE}`;
    const bytes = await files.readOptional(name);
    if (bytes !== null) {
      if (parse) files.parseJson(name, bytes, tokenizerSchema);
      return {
        config: await readConfig(files, place),
        digest: createHash('sha256').update(bytes).digest('hex'),
        read: () => files.readJson(name, tokenizerSchema),
      };
    }
    const pair = await readPair(files, place);
    if (pair !== null) {
      const vocabularyName = `${place}${VOCABULARY_FILE}`;
      const build = ({ vocabulary, merges }: Pair): object => {
        const vocab = files.parseJson(vocabularyName, vocabulary, vocabularySchema);
        return clipBpeTokenizer(vocabularyName, vocab, merges.toString('utf8'));
      };
      if (parse) build(pair);
      return {
        config: await readConfig(files, place),
        digest: createHash('sha256').update(pair.vocabulary).update('\n').update(pair.merges).digest('hex'),
        read: async () => build((await readPair(files, place)) ?? pair),
      };
    }
  }
  for (const name of SENTENCE_PIECE) {
    if ((await files.readOptional(name)) === null) continue;
    throw modelInvalid(
      TOKENIZER_FILE,
      'a tokenizer in the format of Hugging Face',
      `only ${name}; get ${TOKENIZER_FILE} from a conversion of the model for transformers.js (for google/siglip-base-patch16-224: Xenova/siglip-base-patch16-224), or save it with AutoTokenizer.from_pretrained(…).save_pretrained(…)`,
    );
  }
  throw modelInvalid(TOKENIZER_FILE, 'a file of the model', 'nothing there');
}

interface Pair {
  readonly vocabulary: Buffer;
  readonly merges: Buffer;
}

async function readPair(files: ModelFiles, place: string): Promise<Pair | null> {
  const vocabulary = await files.readOptional(`${place}${VOCABULARY_FILE}`);
  const merges = await files.readOptional(`${place}${MERGES_FILE}`);
  return vocabulary === null || merges === null ? null : { vocabulary, merges };
}

/** Every field has a default, so the file may be missing; the padding token may be in a file of its own. */
async function readConfig(files: ModelFiles, place: string): Promise<TokenizerConfigJson> {
  const name = `${place}${TOKENIZER_CONFIG_FILE}`;
  const bytes = await files.readOptional(name);
  const config = bytes === null ? {} : files.parseJson(name, bytes, tokenizerConfigSchema);
  if (config.pad_token !== undefined && config.pad_token !== null) return config;
  const specialName = `${place}${SPECIAL_TOKENS_FILE}`;
  const special = await files.readOptional(specialName);
  if (special === null) return config;
  return { ...config, pad_token: files.parseJson(specialName, special, specialTokensSchema).pad_token };
}
