/** The languages the page is translated into. Page. */
import type { Language } from '../../shared/schemas.ts';

export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ja', 'zh'] as const satisfies readonly Language[];

/** Each in its own language, so that its speakers recognise it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  ja: '日本語',
  zh: '中文',
};
