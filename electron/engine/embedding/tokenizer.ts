/** Texts to token ids by a model's own tokenizer (BPE, WordPiece or Unigram). Runs in the engine process. */
import { Tokenizer } from '@huggingface/tokenizers';
import { modelInvalid, printable } from '../models/model-error.ts';
import { readTokenizerJson, TOKENIZER_CONFIG_FILE, TOKENIZER_FILE } from '../models/model-folder.ts';
import type { ModelFolder, TokenizerConfigJson } from '../models/model-folder.ts';

export interface TextTokenizer {
  /** Ids with special tokens, at most {@link contextLength}; the last special token survives truncation. */
  encode(text: string): number[];
  /** What shorter texts are padded with where a model wants that. */
  readonly padId: number;
  readonly contextLength: number;
}

/** @throws SightlineError `model-invalid` for a tokenizer that the library does not know. */
export async function createTokenizer(model: ModelFolder): Promise<TextTokenizer> {
  return tokenizerFrom(await readTokenizerJson(model), model.tokenizerConfig, model.contextLength);
}

/** The same from the content of tokenizer.json and tokenizer_config.json. */
export function tokenizerFrom(
  json: object,
  config: TokenizerConfigJson,
  contextLength: number,
): TextTokenizer {
  let tokenizer: Tokenizer;
  try {
    tokenizer = new Tokenizer(json, config);
    tokenizer.encode('a');
  } catch (error) {
    throw modelInvalid(
      TOKENIZER_FILE,
      'a BPE, WordPiece or Unigram tokenizer',
      (error as Error).message,
      error,
    );
  }
  return {
    padId: findPadId(tokenizer, config),
    contextLength,
    encode: (text) => encodeTruncated(tokenizer, text, contextLength),
  };
}

/**
 * Truncates as Python's `tokenizers` does: the content is cut so that the special tokens around it still fit, not
 * the finished sequence, which would lose the end-of-text token that CLIP pools at.
 */
function encodeTruncated(tokenizer: Tokenizer, text: string, contextLength: number): number[] {
  const whole = tokenizer.encode(text).ids;
  if (whole.length <= contextLength) return whole;
  const content = tokenizer.encode(text, { add_special_tokens: false }).ids;
  const special = whole.length - content.length;
  const before = startOf(content, whole);
  const room = Math.max(0, contextLength - special);
  return [...whole.slice(0, before), ...content.slice(0, room), ...whole.slice(before + content.length)];
}

/** Where `content` begins in `whole`, which is the same with special tokens before and after. */
function startOf(content: readonly number[], whole: readonly number[]): number {
  for (let before = 0; before <= whole.length - content.length; before += 1) {
    if (content.every((id, index) => whole[before + index] === id)) return before;
  }
  return 0;
}

function findPadId(tokenizer: Tokenizer, config: TokenizerConfigJson): number {
  const named = config.pad_token;
  if (named === undefined || named === null) return 0;
  const token = typeof named === 'string' ? named : named.content;
  const id = tokenizer.token_to_id(token);
  if (id === undefined) {
    throw modelInvalid(
      `${TOKENIZER_CONFIG_FILE}: pad_token`,
      `a token of ${TOKENIZER_FILE}`,
      printable(token),
    );
  }
  return id;
}
