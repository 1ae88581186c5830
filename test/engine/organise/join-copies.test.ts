import { expect, it } from 'vitest';
import { joinOldCopies } from '../../../electron/engine/organise/join-copies.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const library = usePhotoLibrary();
const BYTES = 'ab'.repeat(32);
const PERSON = { source: 'person', strength: null, spaceKey: null, taggedAt: 5 } as const;
const shown = (id: number) => {
  const { favourite, rating, tags } = library.store.photos.get(id)!;
  return { favourite, rating, tags: tags.map(({ name }) => name) };
};

it('Copies that an earlier version indexed as strangers are joined once, and it can be undone', async () => {
  const { store, undo } = library;
  const [a, b, c, plain] = ['a', 'b', 'c']
    .map((name) => library.add(`${name}.jpg`, {}, 0, BYTES))
    .concat(library.add('d.jpg')) as [number, number, number, number];
  store.marks.set('favourite', 1, [a]);
  store.marks.set('rating', 3, [b], null);
  store.tags.change(store.tags.ensure('beach'), [c], () => PERSON);
  const joined = await joinOldCopies({ store, undo });
  for (const id of [a, b, c]) expect(shown(id)).toEqual({ favourite: true, rating: 3, tags: ['beach'] });
  expect(shown(plain)).toEqual({ favourite: false, rating: 0, tags: [] });
  expect(joined?.changed).toBe(3);
  await undo.undo(joined!.undo!);
  expect([a, b, c].map(shown)).toEqual([
    { favourite: true, rating: 0, tags: [] },
    { favourite: false, rating: 3, tags: [] },
    { favourite: false, rating: 0, tags: ['beach'] },
  ]);
  expect(await joinOldCopies({ store, undo })).toBeNull();
  expect(shown(a).rating).toBe(0);
});
