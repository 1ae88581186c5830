import { beforeEach, expect, it } from 'vitest';
import { currentLocale } from '../../../../renderer/i18n/locale.svelte.ts';
import { Appearance } from '../../../../renderer/state/settings/appearance.ts';

let root: { lang: string; dataset: DOMStringMap };
let appearance: Appearance;

beforeEach(() => {
  root = { lang: '', dataset: {} };
  appearance = new Appearance({ root, languages: () => ['pt-BR', 'en-GB'], apple: false });
});

it('The appearance puts a chosen theme over that of the system, and takes it away again', async () => {
  await appearance.apply({ theme: 'dark', language: 'system' });
  expect(root.dataset['theme']).toBe('dark');
  await appearance.apply({ theme: 'system', language: 'system' });
  expect(root.dataset['theme']).toBeUndefined();
});

it('The appearance says which language the page is in, and writes numbers as in the reader’s own region', async () => {
  await appearance.apply({ theme: 'system', language: 'system' });
  expect(root.lang).toBe('en');
  expect(currentLocale()).toBe('en-GB');
});
