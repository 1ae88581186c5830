import { beforeEach, describe, expect, it } from 'vitest';
import { assignTags } from '../../../electron/engine/tagging/tags.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const library = usePhotoLibrary();
const suggest = (text: string, limit = 10): string[] =>
  library.store.suggestions.find(text, limit).map(({ kind, text: shown }) => `${kind} ${shown}`);

describe('suggestions', () => {
  beforeEach(() => {
    const { store, add } = library;
    store.history.remember('sunset over the sea');
    store.history.remember('Café in Paris');
    store.albums.create('Seaside 2024');
    store.searches.insert('Best of the sea', { terms: [], filter: {}, sort: 'relevance' });
    add('a.jpg', { camera: 'Seagull 4A' });
    add('b.jpg', { camera: 'Canon R5' });
    add('c.jpg', { camera: 'Canon R5' });
    add('d.jpg', { camera: null });
  });

  it('Suggestions are what begins with the text, then what has a word that does, then what contains it', () => {
    expect(suggest('sea')).toEqual([
      'album Seaside 2024',
      'camera Seagull 4A',
      'history sunset over the sea',
      'search Best of the sea',
    ]);
    expect(suggest('SET')).toEqual(['history sunset over the sea']);
    expect(suggest('sea', 1)).toEqual(['album Seaside 2024']);
    expect(suggest('zebra')).toEqual([]);
    expect(suggest('r5')).toEqual(['camera Canon R5']);
  });

  it('Suggestions ignore case and diacritics', () => {
    expect(suggest('cafe')).toEqual(['history Café in Paris']);
    expect(suggest('PÂRIS')).toEqual(['history Café in Paris']);
  });

  it('Suggestions begin with the latest of the history when there is no text', () => {
    expect(suggest('', 3)).toEqual([
      'history Café in Paris',
      'history sunset over the sea',
      'search Best of the sea',
    ]);
  });

  it('Suggestions know tags and labels, a label only once where it was searched for', async () => {
    const { store } = library;
    store.tags.ensure('Birthdays of others');
    await assignTags(library, { selection: { filter: {} }, names: ['Birthday'] });
    store.labelSets.put({
      id: null,
      name: 'events',
      labels: ['birthday', 'wedding', 'sunset over the sea'],
      templates: null,
    });
    store.labelSets.put({ id: null, name: 'more', labels: ['wedding'], templates: null });
    expect(suggest('birth')).toEqual(['tag Birthday', 'label birthday']);
    expect(suggest('wed')).toEqual(['label wedding']);
    expect(suggest('sunset')).toEqual(['history sunset over the sea']);
  });

  it('Suggestions follow every change', () => {
    library.store.history.forget('Café in Paris');
    expect(suggest('caf')).toEqual([]);
    library.store.history.remember('café');
    expect(suggest('caf')).toEqual(['history café']);
    const [album] = library.store.suggestions.find('seaside', 1);
    expect(album).toMatchObject({ kind: 'album', id: expect.any(Number) as number });
  });
});
