import { describe, expect, it } from 'vitest';
import { starterModelDir } from '../../../electron/engine/app-root.ts';
import { openModelFolder } from '../../../electron/engine/models/model-folder.ts';
import { cardLanguages } from '../../../electron/engine/models/model-languages.ts';
import { removeCopy, starterCopy } from '../../support/starter-copy.ts';

describe('the languages of a model card', () => {
  it.each([
    ['one', 'language: en', ['en']],
    ['a list in brackets', 'language: [en, "de", zh-CN]', ['en', 'de', 'zh']],
    ['a list of lines', 'license: mit\nlanguage:\n  - en\n- fr # French\ntags:\n- vision', ['en', 'fr']],
    ['lines that end like those of Windows', 'language:\r\n- ja\r\n- ko\r\ntags:\r\n- x', ['ja', 'ko']],
    ['the same twice', 'language: [en, en]', ['en']],
    ['none', 'license: mit', null],
    ['many, unnamed', 'language: multilingual', null],
    ['nonsense', 'language: {"a": 1}', null],
  ])('The languages of a model card are read: %s', (_name, matter, expected) => {
    expect(cardLanguages(`---\n${matter}\n---\n# Model\nlanguage: xx\n`)).toEqual(expected);
  });

  it('The languages of a model card are not looked for in the text', () => {
    expect(cardLanguages('# Model\nlanguage: en\n')).toBeNull();
    expect(cardLanguages('---\nlanguage: en\n')).toBeNull();
    expect(cardLanguages('')).toBeNull();
  });

  it('The languages of the starter model are English alone', async () => {
    expect((await openModelFolder(starterModelDir)).languages).toEqual(['en']);
  });

  it.each([
    ['is missing', null],
    ['is another than the one that is listed', '---\nlanguage: fr\n---\n'],
  ])('The languages are unknown where the card %s, and the model opens', async (_name, card) => {
    const dir = await starterCopy({ 'README.md': card }, { sums: card !== null });
    try {
      expect((await openModelFolder(dir, { towers: ['text'] })).languages).toBeNull();
    } finally {
      await removeCopy(dir);
    }
  });
});
