import { expect, it } from 'vitest';
import { forgetSearch, rememberSearch } from '../../../electron/engine/search/history.ts';
import { openStore } from '../../../electron/engine/store/store.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const library = usePhotoLibrary();
const texts = () => library.store.history.list().map(({ text }) => text);

it('The history of searches is remembered and forgotten, one text or all of it', () => {
  for (const text of ['cat', 'dog', 'bird']) rememberSearch(library, text);
  forgetSearch(library, 'dog');
  expect(texts().toSorted()).toEqual(['bird', 'cat']);
  forgetSearch(library, undefined);
  expect(texts()).toEqual([]);
});

it('The history of searches can not be changed in a reader', () => {
  rememberSearch(library, 'cat');
  const store = openStore(library.dataDir, 'reader');
  try {
    const refused = expect.objectContaining({ kind: 'read-only' }) as Error;
    expect(() => rememberSearch({ store }, 'dog')).toThrow(refused);
    expect(() => forgetSearch({ store }, undefined)).toThrow(refused);
    expect(texts()).toEqual(['cat']);
  } finally {
    store.close();
  }
});
