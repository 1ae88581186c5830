/** The words of everything that the page does not draw, in the settings' language. Runs in the main process. */
import type { Language, Settings } from '../../../shared/schemas.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { DesktopWords } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import { zh } from './zh.ts';

const CATALOGUE: Readonly<Record<Language, DesktopWords>> = { en, de, fr, es, ja, zh };

/**
 * @param system the user's languages by preference, such as `de-AT`.
 * @returns the settings' language; for `system`, the first of the user's languages that we support, or English.
 */
export function chooseLanguage(setting: Settings['language'], system: readonly string[]): Language {
  if (setting !== 'system') return setting;
  const known = system
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((tag) => Object.hasOwn(CATALOGUE, tag));
  return (known ?? 'en') as Language;
}

/** The words of a language. */
export function wordsOf(language: Language): DesktopWords {
  return CATALOGUE[language];
}

/** Replaces `{name}` placeholders with values. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
