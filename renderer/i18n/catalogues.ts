/** The languages the page can be shown in. All but English are loaded when they are chosen. */
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

/** The words of a language; English where it has none. @throws when they can't be fetched from the host */
export function loadCatalogue(language: Language): Promise<Messages> {
  const known = LANGUAGES.find((each) => each === language) ?? 'en';
  return LOADERS[known]();
}

/**
 * The language to show: the one chosen, or of those that exist the one that the reader likes best; else English.
 * @param preferred BCP 47 tags, the best first (`navigator.languages`)
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

/** How numbers and dates are written: as in the reader's own region, where that speaks the language that is shown. */
export function localeFor(language: Language, preferred: readonly string[]): string {
  return preferred.find((tag) => baseOf(tag) === language) ?? language;
}

function baseOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? tag;
}
