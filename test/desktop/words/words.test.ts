import { describe, expect, it } from 'vitest';
import { chooseLanguage, fill, wordsOf } from '../../../electron/desktop/words/words.ts';
import { languages } from '../../../shared/schemas.ts';

const places = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each([...languages])('the words in %s', (language) => {
  const english = wordsOf('en');
  const words = wordsOf(language);

  it(`The words in ${language} are all there, with the same places for values`, () => {
    for (const [key, text] of Object.entries(english)) {
      const translated = words[key as keyof typeof words];
      expect(translated.trim(), key).not.toBe('');
      expect(places(translated), key).toEqual(places(text));
    }
  });

  it(`The words in ${language} are translated`, () => {
    const same = Object.keys(english).filter(
      (key) => language !== 'en' && words[key as keyof typeof words] === english[key as keyof typeof words],
    );
    // A few words are the same in several languages: Photo, Zoom, Services, Tags …
    expect(same.length, same.join(', ')).toBeLessThanOrEqual(4);
  });
});

describe('the language', () => {
  it('The language is that of the settings, else the first known one of the system, else English', () => {
    expect(chooseLanguage('ja', ['de'])).toBe('ja');
    expect(chooseLanguage('system', ['pt-BR', 'de-AT', 'fr'])).toBe('de');
    expect(chooseLanguage('system', ['zh-Hant-TW'])).toBe('zh');
    expect(chooseLanguage('system', ['pt'])).toBe('en');
    expect(chooseLanguage('system', [])).toBe('en');
  });
});

it('Values are put into their places in words, and unknown places stay', () => {
  expect(fill('{count} of {all}', { count: '3' })).toBe('3 of {all}');
});
