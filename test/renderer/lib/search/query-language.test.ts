import { describe, expect, it } from 'vitest';
import { foreignLanguage } from '../../../../renderer/lib/search/query-language.ts';
import {
  ENGLISH_QUERIES,
  FOREIGN_QUERIES,
  HELD_OUT_ENGLISH,
  HELD_OUT_FOREIGN,
} from './query-language-queries.ts';

const hinted = (queries: readonly string[]) => queries.filter((query) => foreignLanguage(query, ['en']));
const all = (lists: Readonly<Record<string, readonly string[]>>) => Object.values(lists).flat();

describe('with a model that knows English', () => {
  it('English queries are left alone: at most 1 in 100 gets a hint', () => {
    expect(ENGLISH_QUERIES.length).toBeGreaterThanOrEqual(200);
    expect(hinted(ENGLISH_QUERIES)).toEqual([]);
    const known = [...ENGLISH_QUERIES, ...HELD_OUT_ENGLISH];
    expect(hinted(known).length / known.length).toBeLessThanOrEqual(0.01);
  });

  it('Most queries in other languages get a hint', () => {
    const settled = all(FOREIGN_QUERIES);
    expect(hinted(settled).length / settled.length).toBeGreaterThan(0.9);
    const heldOut = all(HELD_OUT_FOREIGN);
    expect(hinted(heldOut).length / heldOut.length).toBeGreaterThan(0.5);
  });

  it.each(Object.entries(FOREIGN_QUERIES))('The hint names the right language: %s', (language, queries) => {
    const named = queries.flatMap((query) => foreignLanguage(query, ['en']) ?? []);
    const right = named.filter((each) => each.languages.includes(language) || each.script === language);
    expect(right.length / named.length).toBeGreaterThan(0.9);
  });
});

it('A language that the model knows gets no hint, nor one that it may be', () => {
  expect(foreignLanguage('hund am strand', ['en', 'de'])).toBeNull();
  // "gato" is Spanish and Portuguese.
  expect(foreignLanguage('gato', ['en', 'pt'])).toBeNull();
  expect(foreignLanguage('海滩上的狗', ['zh'])).toBeNull();
  expect(foreignLanguage('海辺の犬', ['zh'])?.languages).toEqual(['ja']);
});

it('Nothing is foreign to a model that does not say what it knows, and nothing is in no language', () => {
  expect(foreignLanguage('Hund im Garten', null)).toBeNull();
  for (const text of ['', '   ', '123', '🐶🏖', '-', 'x']) expect(foreignLanguage(text, ['en'])).toBeNull();
});
