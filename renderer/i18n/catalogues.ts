/** The languages of the page. All but English are loaded on demand. Page. */
import type { Language } from '../../shared/schemas.ts';
import * as english from './en.ts';
import { LANGUAGES } from './languages.ts';
import type { Messages } from './words.ts';

type Shown = (typeof LANGUAGES)[number];

const LOADERS: Readonly<Record<Shown, () => Promise<Messages>>> = {
  en: () => Promise.resolve(english),
  de: () => import('./de.ts'),
  fr: () => import('./fr.ts'),
  es: () => import('./es.ts'),
  ja: () => import('./ja.ts'),
  zh: () => import('./zh.ts'),
};

/** Loads the words of a language, or of English if the page has none in it. @throws when the host can't deliver them */
export function loadCatalogue(language: Language): Promise<Messages> {
  const known = LANGUAGES.find((each) => each === language) ?? 'en';
  return LOADERS[known]();
}

/**
 * Picks the language to show: the chosen one, else the user's most preferred one of those that exist, else English.
 * @param preferred BCP 47 tags, best first (`navigator.languages`)
 */
export function pickLanguage(
  chosen: Language | 'system',
  preferred: readonly string[],
  existing: readonly Language[] = LANGUAGES,
): Language {
  if (chosen !== 'system') return existing.includes(chosen) ? chosen : 'en';
  for (const tag of preferred) {
    const found = existing.find((language) => language === baseOf(tag));
    if (found) return found;
  }
  return 'en';
}

/** The locale of numbers and dates: that of the user's own region, if its language is the one shown. */
export function localeFor(language: Language, preferred: readonly string[]): string {
  return preferred.find((tag) => baseOf(tag) === language) ?? language;
}

function baseOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? tag;
}
