import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { tokenizerFrom } from '../../../electron/engine/embedding/tokenizer.ts';
import type { TextTokenizer } from '../../../electron/engine/embedding/tokenizer.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/tokenizers/', import.meta.url));
const read = async (...name: string[]): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(path.join(fixtures, ...name), 'utf8')) as Record<string, unknown>;

/** Trained on a page of captions with Python's `tokenizers`, which also gave the expected ids, cut to 12. */
describe.each(['bpe', 'wordpiece', 'unigram'])('%s', async (kind) => {
  const open = async (contextLength: number): Promise<TextTokenizer> =>
    tokenizerFrom(
      await read(kind, 'tokenizer.json'),
      await read(kind, 'tokenizer_config.json'),
      contextLength,
    );
  const { ids } = (await read(kind, 'expected.json')) as { ids: Record<string, number[]> };

  it.each(Object.entries(ids))(
    'The tokenizer gives the ids that Python gives for %j',
    async (text, expected) => {
      expect((await open(12)).encode(text)).toEqual(expected);
    },
  );

  it('The tokenizer keeps the last special token whatever the length', async () => {
    const long = 'two dogs running in the snow '.repeat(50);
    const whole = (await open(10_000)).encode(long);
    for (const length of [3, 7, 12, 77]) {
      const cut = (await open(length)).encode(long);
      expect(cut).toHaveLength(length);
      expect(cut.at(-1)).toBe(whole.at(-1));
      expect(cut.slice(0, -1)).toEqual(whole.slice(0, length - 1));
    }
  });

  it('The tokenizer tells a text of which it knows no piece from others', async () => {
    const tokenizer = await open(12);
    for (const text of ['two dogs', 'a 猫', 'dogs 🐈']) expect(tokenizer.understands(text), text).toBe(true);
    // Byte-level BPE has a piece for every byte.
    for (const text of ['🐈', '猫', '猫 犬']) expect(tokenizer.understands(text), text).toBe(kind === 'bpe');
  });

  it('The tokenizer pads with the token that its configuration names', async () => {
    const padIds = { bpe: 684, wordpiece: 0, unigram: 1 };
    expect((await open(12)).padId).toBe(padIds[kind as keyof typeof padIds]);
  });
});

describe('tokenizerFrom', () => {
  it('tokenizerFrom refuses a pad token that is not in the vocabulary', async () => {
    const json = await read('wordpiece', 'tokenizer.json');
    expect(() => tokenizerFrom(json, { pad_token: '<nothing>' }, 12)).toThrow(
      'tokenizer_config.json: pad_token: expected a token of tokenizer.json, received "<nothing>"',
    );
  });

  it('tokenizerFrom refuses an unknown kind of tokenizer', () => {
    expect(() => tokenizerFrom({ model: { type: 'Runes', vocab: {} } }, {}, 12)).toThrow(
      /^tokenizer\.json: expected a BPE, WordPiece or Unigram tokenizer, received /,
    );
  });
});
