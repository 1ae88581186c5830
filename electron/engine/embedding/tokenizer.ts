/** Encodes texts as token ids with a model's own tokenizer (BPE, WordPiece or Unigram). Runs in the engine process. */
import { Tokenizer } from '@huggingface/tokenizers';
import { z } from 'zod';
import { cleanerFor } from './clean-text.ts';
import type { ModelFamily } from '../models/model-config.ts';
import { modelInvalid, printable } from '../models/model-error.ts';
import type { ModelFolder } from '../models/model-folder.ts';
import { TOKENIZER_CONFIG_FILE, TOKENIZER_FILE } from '../models/tokenizer-files.ts';
import type { TokenizerConfigJson } from '../models/tokenizer-files.ts';

export interface TextTokenizer {
  /** Token ids including special tokens, at most {@link contextLength}; truncation keeps the last special token. */
  encode(text: string): number[];
  /** False for a text of which the vocabulary has no piece, such as an emoji in an English WordPiece. */
  understands(text: string): boolean;
  /** Pads shorter texts in models that need padding. */
  readonly padId: number;
  readonly contextLength: number;
}

/** @throws SightlineError `model-invalid` if the library does not support the tokenizer. */
export async function createTokenizer(model: ModelFolder): Promise<TextTokenizer> {
  return tokenizerFrom(
    await model.tokenizer.read(),
    model.tokenizer.config,
    model.contextLength,
    model.family,
  );
}

/**
 * Like {@link createTokenizer}, from the contents of tokenizer.json and tokenizer_config.json.
 * @param family of the model, whose training may have cleaned its texts; null takes them as they are.
 */
export function tokenizerFrom(
  json: object,
  config: TokenizerConfigJson,
  contextLength: number,
  family: ModelFamily | null = null,
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
  const unknown = unknownId(json, tokenizer);
  const clean = family === null ? (text: string): string => text : cleanerFor(json, family);
  return {
    padId: findPadId(json, tokenizer, config),
    contextLength,
    encode: (text) => encodeTruncated(tokenizer, clean(text), contextLength),
    understands: (text) => hasKnownPiece(tokenizer, clean(text), unknown),
  };
}

/**
 * Truncates like Python's `tokenizers`: cuts the content so that the special tokens around it still fit. Cutting the
 * finished sequence would lose the end-of-text token that CLIP pools at.
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

/** Index of `content` in `whole`, which adds special tokens before and after. */
function startOf(content: readonly number[], whole: readonly number[]): number {
  for (let before = 0; before <= whole.length - content.length; before += 1) {
    if (content.every((id, index) => whole[before + index] === id)) return before;
  }
  return 0;
}

/** Without a token for unknown pieces, as in byte-level BPE, there are none. */
function hasKnownPiece(tokenizer: Tokenizer, text: string, unknown: number | null): boolean {
  const { ids, tokens } = tokenizer.encode(text, { add_special_tokens: false });
  return unknown === null || ids.some((id, index) => id !== unknown && tokens[index] !== WORD_START);
}

/** The piece that SentencePiece puts before a word it does not know. */
const WORD_START = '▁';

const modelSchema = z.object({
  model: z.object({ unk_token: z.string().nullish(), unk_id: z.number().int().nullish() }),
});

/** WordPiece and BPE name the token of unknown pieces, Unigram gives its position in the vocabulary. */
function unknownId(json: object, tokenizer: Tokenizer): number | null {
  const parsed = modelSchema.safeParse(json);
  if (!parsed.success) return null;
  const { unk_token: token, unk_id: id } = parsed.data.model;
  return id ?? (token === null || token === undefined ? null : (tokenizer.token_to_id(token) ?? null));
}

const paddingSchema = z.object({ padding: z.object({ pad_id: z.number().int().min(0) }) });

function findPadId(json: object, tokenizer: Tokenizer, config: TokenizerConfigJson): number {
  const named = config.pad_token;
  if (named === undefined || named === null) return paddingSchema.safeParse(json).data?.padding.pad_id ?? 0;
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
