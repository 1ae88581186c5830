import { describe, expect, it } from 'vitest';
import { localeFor, pickLanguage } from '../../../renderer/i18n/catalogues.ts';

describe('the language', () => {
  it.each([
    ['system', ['de-AT', 'en'], 'de'],
    ['system', ['pt-BR', 'fr', 'de'], 'fr'],
    ['system', ['pt-BR'], 'en'],
    ['system', ['ZH-Hant-TW'], 'zh'],
    ['ja', ['de'], 'ja'],
    ['es', ['de'], 'en'],
  ] as const)('The language %s among %j is %s', (chosen, preferred, wanted) => {
    expect(pickLanguage(chosen, preferred, ['en', 'de', 'fr', 'ja', 'zh'])).toBe(wanted);
  });
});

describe('numbers and dates', () => {
  it('Numbers and dates are those of the reader’s own region when it speaks the language', () => {
    expect(localeFor('en', ['de', 'en-GB'])).toBe('en-GB');
    expect(localeFor('fr', ['de', 'en-GB'])).toBe('fr');
  });
});
