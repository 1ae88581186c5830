import { expect, it } from 'vitest';
import { removeSearch, saveSearch } from '../../../electron/engine/organise/saved-searches.ts';
import type { SavedQuestion } from '../../../shared/schemas.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const library = usePhotoLibrary();
const question: SavedQuestion = {
  terms: [
    { kind: 'text', text: 'dog on beach', weight: 1 },
    { kind: 'photo', photoId: 3, weight: -0.5 },
  ],
  filter: { favourite: true, tagIds: [1, 2] },
  sort: 'newest',
};

it('Saved searches are kept as they were, changed, removed and brought back', async () => {
  const first = await saveSearch(library, { name: 'beach', question });
  const second = await saveSearch(library, { name: 'Alps', question: { ...question, terms: [] } });
  expect(library.store.searches.list()).toEqual([second, first]);
  const renamed = await saveSearch(library, { id: first.id, name: 'dogs', question });
  expect(renamed).toEqual({ ...first, name: 'dogs' });
  const { undo } = await removeSearch(library, first.id);
  expect(library.store.searches.list()).toEqual([second]);
  const back = await library.undo.undo(undo!);
  expect(library.store.searches.list()).toEqual([second, renamed]);
  await library.undo.undo(back.undo!);
  expect(library.store.searches.list()).toEqual([second]);
  expect(library.events).toEqual(
    Array.from({ length: 6 }, () => ({ type: 'organised', topics: ['searches'] })),
  );
});

it('Saved searches refuse unknown ids, and images that are not kept', async () => {
  const missing = { kind: 'not-found' };
  await expect(saveSearch(library, { id: 9, name: 'x', question })).rejects.toMatchObject(missing);
  await expect(removeSearch(library, 9)).rejects.toMatchObject(missing);
  const image: SavedQuestion = { ...question, terms: [{ kind: 'image', imageId: 'x', weight: 1 }] };
  await expect(saveSearch(library, { name: 'x', question: image })).rejects.toMatchObject({
    kind: 'invalid-input',
  });
});
