/** Applies the theme and language settings to the document. Page. */
import type { Language, Settings } from '../../../shared/schemas.ts';
import { loadCatalogue, localeFor, pickLanguage } from '../../i18n/catalogues.ts';
import { setLocale } from '../../i18n/locale.svelte.ts';
import { setCatalogue } from '../../i18n/messages.svelte.ts';

/** The parts of the document and the browser used here. */
export interface PageSurroundings {
  /** The root element: `lang` and `data-theme` are set on it. */
  readonly root: { lang: string; readonly dataset: DOMStringMap };
  /** The user's preferred languages, best first. */
  languages(): readonly string[];
  /** Whether shortcuts use Cmd instead of Ctrl. */
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
    await this.#showLanguage(language);
  }

  /** Loads and shows a language. On failure the page keeps the current one; the next change of settings retries. */
  async #showLanguage(chosen: Settings['language']): Promise<void> {
    const preferred = this.#page.languages();
    const language = pickLanguage(chosen, preferred);
    this.#language = language;
    try {
      const catalogue = await loadCatalogue(language);
      // Another language was chosen in the meantime.
      if (this.#language !== language) return;
      setCatalogue(catalogue);
      setLocale(localeFor(language, preferred));
      this.#page.root.lang = language;
    } catch (error) {
      console.error(`the words of the language ${language} could not be fetched`, error);
    }
  }
}
