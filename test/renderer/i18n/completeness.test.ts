/** Every catalogue says everything that the English one says, and leaves nothing in English by mistake. */
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../renderer/i18n/catalogues.ts';
import { LANGUAGES } from '../../../renderer/i18n/languages.ts';
import * as english from '../../../renderer/i18n/en.ts';
import { setLocale } from '../../../renderer/i18n/locale.svelte.ts';
import { languages } from '../../../shared/schemas/settings.ts';
import type { Language } from '../../../shared/schemas.ts';

/** A text, or a function with as many values as it takes. */
type Leaf = string | ((...values: unknown[]) => unknown);

/** Paths such as `filters.kinds.album`, with what stands there. */
function leavesOf(part: object, path = ''): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  for (const [name, value] of Object.entries(part) as [string, Leaf | object][]) {
    const here = path === '' ? name : `${path}.${name}`;
    if (typeof value === 'object') for (const entry of leavesOf(value, here)) leaves.set(...entry);
    else leaves.set(here, value);
  }
  return leaves;
}

const shapeOf = (leaf: Leaf) => (typeof leaf === 'string' ? 'text' : `function of ${leaf.length}`);
/** What a reader would see: numbers stand for names, too. */
const said = (leaf: Leaf) => (typeof leaf === 'string' ? leaf : String(leaf(3, 7, 5, 9, 8)));

/** The same in every language: names, languages in their own, numbers and signs, and what the model is asked in English. */
const EVERYWHERE =
  /^(app\.name|settings\.languages\.(en|de|fr|es|ja|zh)|shortcuts\.keys\.(Escape|Mod|Shift|Enter|Delete|Backspace|Home|End|PageUp|PageDown)|viewer\.(pixels|similarOpen)|search\.(times|weighted)|(activity|settings)\.named|filters\.between|comparison\.milliseconds|tagging\.(labelsExample|templatesExample|placeOption|proposal)|shortcuts\.hint|empty\.(demoS|s)uggestions\.\d)$/;

/** What happens to be the same in a language. */
const SAME: Partial<Record<Language, readonly string[]>> = {
  zh: ['comparison.answers', 'results.forText'],
  fr: [
    'comparison.dimensions',
    'shortcuts.names.searchSuggestions',
    'tagging.scope',
    'tagging.album',
    'tagging.scopeCount',
    'tagging.rate',
    'activity.finished',
    'activity.rate',
    'albums.title',
    'app.photos',
    'filters.kinds.album',
    'filters.photos',
    'grid.label',
    'grid.photo',
    'library.photos',
    'progress.rate',
    'settings.model.dimensions',
    'settings.version',
    'settings.licencesTitle',
    'shell.screens.photos',
    'shell.allPhotos',
    'shortcuts.scopes.photos',
    'suggestions.label',
    'suggestions.kinds.album',
    'viewer.label',
    'viewer.dimensions',
    'viewer.albums',
  ],
  de: [
    'tagging.album',
    'tagging.setName',
    'albums.name',
    'filters.kinds.album',
    'searches.name',
    'settings.version',
    'suggestions.kinds.album',
  ],
};

it('The catalogues are of languages that the settings know', () => {
  expect(languages).toEqual(expect.arrayContaining([...LANGUAGES]));
});

describe.each(LANGUAGES.filter((language) => language !== 'en'))('%s', (language) => {
  let leaves: Map<string, Leaf>;
  const original = leavesOf(english);

  beforeAll(async () => {
    setLocale('en');
    leaves = leavesOf(await loadCatalogue(language));
  });

  it(`The catalogue of ${language} says everything that English says, with the same values`, () => {
    const shapes = (of: Map<string, Leaf>) =>
      [...of].map(([path, leaf]) => `${path}: ${shapeOf(leaf)}`).sort();
    expect(shapes(leaves)).toEqual(shapes(original));
  });

  it(`The catalogue of ${language} leaves nothing in English`, () => {
    const same = SAME[language] ?? [];
    const left = [...leaves]
      .filter(([path, leaf]) => said(leaf) === said(original.get(path) ?? ''))
      .map(([path]) => path)
      .filter((path) => !EVERYWHERE.test(path) && !same.includes(path));
    expect(left).toEqual([]);
  });

  it(`The catalogue of ${language} says something for one, for many and for none`, () => {
    for (const [path, leaf] of leaves) {
      for (const count of [0, 1, 2, 5, 1_000_000]) {
        const words = typeof leaf === 'string' ? leaf : String(leaf(count, count, count, count, count));
        expect(words.trim(), path).not.toBe('');
        expect(words, path).not.toMatch(/undefined|NaN|\[object/);
      }
    }
  });
});
