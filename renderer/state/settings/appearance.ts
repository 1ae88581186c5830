/** Applies the theme and language settings to the document. Page. */
import type { Language, Settings } from '../../../shared/schemas.ts';
import { loadCatalogue, localeFor, pickLanguage } from '../../i18n/catalogues.ts';
import { setLocale } from '../../i18n/locale.svelte.ts';
import { setCatalogue } from '../../i18n/messages.svelte.ts';

/** What is needed of the document and the browser around it. */
export interface PageSurroundings {
  /** The root element: `lang` and `data-theme` are set on it. */
  readonly root: { lang: string; readonly dataset: DOMStringMap };
  /** The languages that the reader likes, best first. */
  languages(): readonly string[];
  /** Whether shortcuts are made with Cmd instead of Ctrl. */
  readonly apple: boolean;
}

export class Appearance {
  readonly #page: PageSurroundings;
  #language: Language = 'en';

  constructor(page: PageSurroundings) {
    this.#page = page;
  }

  async apply({ theme, language }: Pick<Settings, 'theme' | 'language'>): Promise<void> {
    if (theme === 'system') delete this.#page.root.dataset['theme'];
    else this.#page.root.dataset['theme'] = theme;
    await this.#speak(language);
  }

  /** The words stay as they are when those of the language can't be fetched; the next change tries again. */
  async #speak(chosen: Settings['language']): Promise<void> {
    const preferred = this.#page.languages();
    const language = pickLanguage(chosen, preferred);
    this.#language = language;
    try {
      const catalogue = await loadCatalogue(language);
      // Another one was chosen meanwhile.
      if (this.#language !== language) return;
      setCatalogue(catalogue);
      setLocale(localeFor(language, preferred));
      this.#page.root.lang = language;
    } catch (error) {
      console.error(`the words of the language ${language} could not be fetched`, error);
    }
  }
}
