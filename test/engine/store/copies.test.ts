import { describe, expect, it } from 'vitest';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const library = usePhotoLibrary();
const BYTES = 'ab'.repeat(32);
const PERSON = { source: 'person', strength: null, spaceKey: null, taggedAt: 5 } as const;

const flags = async (...ids: number[]): Promise<number[]> => {
  const all = await library.store.marks.flags();
  return ids.map((id) => all[id] ?? 0);
};
const tag = (name: string, ...ids: number[]): void => {
  const { tags } = library.store;
  tags.change(tags.ensure(name), ids, () => PERSON);
};
const tagsOf = (id: number): string[] =>
  library.store.tags
    .list()
    .flatMap(({ id: tagId, name }) => (library.store.tags.carried(tagId, [id]).has(id) ? [name] : []));

describe('copies', () => {
  it('Copies are the photos with the same bytes, wherever they lie', () => {
    const [a, b, other] = [
      library.add('a.jpg', {}, 0, BYTES),
      library.add('b.jpg', {}, 0, BYTES),
      library.add('c.jpg'),
    ];
    expect(library.store.copies.with([b])).toEqual([b, a]);
    expect(library.store.copies.with([other])).toEqual([other]);
    expect([...library.store.copies.of([b, other])]).toEqual([
      [a, b],
      [b, b],
    ]);
  });

  it('A new copy carries what the photo carries, silently', async () => {
    const { store } = library;
    const a = library.add('a.jpg', {}, 0, BYTES);
    store.marks.set('favourite', 1, [a]);
    store.marks.set('rating', 3, [a]);
    tag('beach', a);
    const album = store.albums.create('Trip');
    store.albums.add(album, [a], 3);
    const b = library.add('b.jpg', {}, 0, BYTES);
    expect(await flags(a, b)).toEqual([7, 7]);
    expect(tagsOf(b)).toEqual(['beach']);
    expect(await store.albums.content(album)).toMatchObject({ photos: 2 });
  });

  it('Copies that carry different things get all of it, and the newer rating', async () => {
    const { store } = library;
    const [a, b, c] = [
      library.add('a.jpg', {}, 0, BYTES),
      library.add('b.jpg'),
      library.add('c.jpg', {}, 0, BYTES),
    ];
    for (const id of [a, c]) store.marks.set('rating', 5, [id], 1_000);
    tag('beach', a, c);
    store.marks.set('rating', 2, [b], 2_000);
    store.marks.set('favourite', 1, [b]);
    tag('family', b);
    const stored = library.change(b, BYTES);
    expect(stored?.changed).toBe(true);
    expect(await flags(a, b, c)).toEqual([5, 5, 5]);
    for (const id of [a, b, c]) expect(tagsOf(id)).toEqual(['beach', 'family']);
    expect(stored?.met?.marks.get('rating')).toEqual(new Map([[5, [a, c]]]));
    expect(stored?.met?.tags.size).toBe(2);
  });

  it('A rating of unknown age gives way, and of two such the higher counts', async () => {
    const { store } = library;
    const [a, b] = [library.add('a.jpg', {}, 0, BYTES), library.add('b.jpg')];
    store.marks.set('rating', 5, [a], null);
    store.marks.set('rating', 1, [b], 1);
    library.change(b, BYTES);
    expect(await flags(a, b)).toEqual([2, 2]);
    const [c, d] = [library.add('c.jpg', {}, 0, 'cd'.repeat(32)), library.add('d.jpg')];
    store.marks.set('rating', 5, [c], null);
    store.marks.set('rating', 1, [d], null);
    library.change(d, 'cd'.repeat(32));
    expect(await flags(c, d)).toEqual([10, 10]);
  });

  it('Copies that differ among themselves all get what any of them carries, and the newest rating', async () => {
    const { store } = library;
    const ids = ['a', 'b', 'c'].map((name) => library.add(`${name}.jpg`, {}, 0, BYTES)) as [
      number,
      number,
      number,
    ];
    store.marks.set('rating', 3, [ids[1]], 1_000);
    store.marks.set('rating', 5, [ids[2]], 2_000);
    tag('beach', ids[2]);
    store.tags.change(store.tags.ensure('beach'), [ids[1]], () => ({
      ...PERSON,
      source: 'model',
      strength: 0.5,
    }));
    const { changed, met } = store.copies.joinAll(ids);
    expect([changed, met !== null]).toEqual([true, true]);
    expect(await flags(...ids)).toEqual([10, 10, 10]);
    const carried = store.tags.carried(store.tags.ensure('beach'), ids);
    expect(ids.map((id) => carried.get(id)?.source)).toEqual(['person', 'person', 'person']);
    expect(store.copies.joinAll(ids)).toEqual({ changed: false, met: null });
  });

  it('A change of many identical files looks at each once', () => {
    const ids = library.store.transaction(() =>
      Array.from({ length: 500 }, (_, index) => library.add(`${index}.jpg`, {}, 0, BYTES)),
    );
    expect(library.store.copies.of(ids).size).toBe(500);
    expect(library.store.copies.with(ids.slice(0, 3))).toHaveLength(500);
  });

  it('Bytes changed in place inherit, and a copy of the old ones keeps its own', async () => {
    const { store } = library;
    const [a, b] = [library.add('a.jpg', {}, 0, BYTES), library.add('b.jpg', {}, 0, BYTES)];
    store.marks.set('rating', 4, [a, b]);
    const stored = library.change(a, 'cd'.repeat(32));
    expect(stored?.met).toBeNull();
    store.marks.set('rating', 1, store.copies.with([a]));
    expect(await flags(a, b)).toEqual([2, 8]);
  });

  it('Pages of copies name each group', () => {
    for (const name of ['a', 'b', 'c']) library.add(`${name}.jpg`, {}, 0, BYTES);
    library.add('d.jpg');
    expect(library.store.copies.page(null)).toEqual({ groups: [[1, 2, 3]], last: null });
  });
});
