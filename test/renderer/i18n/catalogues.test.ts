import { describe, expect, it } from 'vitest';
import { loadCatalogue, localeFor, pickLanguage } from '../../../renderer/i18n/catalogues.ts';
import { LANGUAGES } from '../../../renderer/i18n/languages.ts';

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

it.each(LANGUAGES)('An action has one name in %s, in menus as in the list of shortcuts', async (language) => {
  const { actions, library, shortcuts } = await loadCatalogue(language);
  const { names } = shortcuts;
  expect({
    addFolder: names.addFolder,
    similar: [names.similar, names.viewerSimilar],
    trash: [names.trash, names.viewerTrash],
    reveal: names.viewerReveal,
    open: names.viewerOpen,
    tags: names.viewerTags,
    copyImage: names.viewerCopyImage,
    copyPath: names.viewerCopyPath,
  }).toEqual({
    addFolder: library.addFolder,
    similar: [actions.similar, actions.similar],
    trash: [actions.trash, actions.trash],
    reveal: actions.reveal,
    open: actions.openWith,
    tags: actions.tag,
    copyImage: actions.copyImage,
    copyPath: actions.copyPath(1),
  });
});
