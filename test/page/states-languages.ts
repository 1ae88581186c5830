/** Screens in every language: words are longer than in English, and other letters are higher. */
import { expect } from '@playwright/test';
import type { Language } from '../../shared/schemas.ts';
import { LANGUAGES } from '../../renderer/i18n/languages.ts';
import { busy } from './states-shell.ts';
import { filled } from './states.ts';
import type { PageState } from './states.ts';

function stateIn(language: Language, screen: 'photos' | 'tagging' | 'activity' | 'settings'): PageState {
  return {
    name: `${screen}-${language}`,
    prepare: (engine, desktop) => {
      if (screen === 'photos') filled(engine);
      else busy(engine);
      void desktop.settings.update({ language });
    },
    reach: async (page) => {
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await page.evaluate((hash) => (location.hash = hash), screen === 'photos' ? '' : `screen=${screen}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    },
  };
}

export const LANGUAGE_STATES: readonly PageState[] = LANGUAGES.filter(
  (language) => language !== 'en',
).flatMap((language) =>
  (['photos', 'tagging', 'activity', 'settings'] as const).map((screen) => stateIn(language, screen)),
);
