import { describe, expect, it } from 'vitest';
import * as labelSets from '../../../electron/engine/tagging/label-sets.ts';
import { exportTags } from '../../../electron/engine/tagging/tag-export.ts';
import * as tags from '../../../electron/engine/tagging/tags.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const library = usePhotoLibrary();
const { add, matching } = library;
const told = () => library.events.splice(0);
const list = () => library.store.tags.list().map(({ name, photos }) => [name, photos]);
const idOf = (name: string): number => library.store.tags.find(name)!.id;
const tagsOf = (id: number) =>
  library.store.photos.get(id)!.tags.map(({ name, source, strength }) => [name, source, strength]);
/** As an accepted proposal gives it. */
const byModel = (name: string, photoId: number, strength: number): void => {
  const given = { source: 'model', strength, spaceKey: 'test', taggedAt: 5 } as const;
  library.store.tags.change(library.store.tags.ensure(name), [photoId], () => given);
};
const assign = (ids: number[], ...names: string[]) => tags.assignTags(library, { selection: { ids }, names });

describe('tags by hand', () => {
  it('Tags by hand are given to a selection, counted, found by filters, undone and redone', async () => {
    const ids = library.store.transaction(() =>
      Array.from({ length: 2_500 }, (_, index) => add(`${index}.jpg`)),
    );
    const given = await tags.assignTags(library, { selection: { filter: {} }, names: ['beach', 'sea'] });
    expect(given.changed).toBe(2_500);
    expect(told()).toEqual([{ type: 'organised', topics: ['tags'] }]);
    expect(list()).toEqual([
      ['beach', 2_500],
      ['sea', 2_500],
    ]);
    expect(await matching({ tagIds: [idOf('beach'), idOf('sea')] })).toHaveLength(2_500);
    const back = await library.undo.undo(given.undo!);
    expect(list()).toEqual([]);
    await library.undo.undo(back.undo!);
    expect(list()[0]).toEqual(['beach', 2_500]);
    library.store.scans.delete([ids[0]!]);
    expect(list()[0]).toEqual(['beach', 2_499]);
  });

  it('Tags by hand have one spelling: capitals and ways to write an accent do not make another', async () => {
    const [a, b] = [add('a.jpg'), add('b.jpg')];
    await assign([a], 'Beach', 'Caf\u00e9');
    await assign([b], 'beach', 'Cafe\u0301');
    expect(list()).toEqual([
      ['Beach', 2],
      ['Caf\u00e9', 2],
    ]);
    await assign([a], '\u00dcml\u00e4ut');
    await assign([b], 'u\u0308MLA\u0308UT');
    expect(list().at(-1)).toEqual(['\u00dcml\u00e4ut', 2]);
    await tags.removeTag(library, idOf('beach'));
    await assign([b], 'BEACH');
    expect(list()[0]).toEqual(['BEACH', 1]);
  });

  it('Tags by hand take the place of those of a model, and give it back', async () => {
    const a = add('a.jpg');
    byModel('beach', a, 0.75);
    const given = await assign([a], 'beach');
    expect(given.changed).toBe(1);
    expect(tagsOf(a)).toEqual([['beach', 'person', null]]);
    expect((await assign([a], 'beach')).undo).toBeNull();
    await library.undo.undo(given.undo!);
    expect(tagsOf(a)).toEqual([['beach', 'model', 0.75]]);
  });

  it('Tags are taken from photos, whoever gave them', async () => {
    const [a, b] = [add('a.jpg'), add('b.jpg')];
    await assign([a], 'beach');
    byModel('beach', b, 0.5);
    const taken = await tags.unassignTags(library, { selection: { ids: [a, b] }, tagIds: [idOf('beach')] });
    expect(taken.changed).toBe(2);
    expect(list()).toEqual([]);
    await library.undo.undo(taken.undo!);
    expect([tagsOf(a), tagsOf(b)]).toEqual([[['beach', 'person', null]], [['beach', 'model', 0.5]]]);
    const missing = tags.unassignTags(library, { selection: { ids: [a] }, tagIds: [99] });
    await expect(missing).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('Tags are counted in a selection', async () => {
    const [a, b, c] = [add('a.jpg'), add('b.jpg'), add('c.jpg')];
    await assign([a, b], 'beach');
    await assign([c], 'cat');
    expect(await tags.tagsOfSelection(library, { selection: { ids: [a, c] } })).toEqual({
      photos: 2,
      tags: [
        { id: idOf('beach'), name: 'beach', photos: 1 },
        { id: idOf('cat'), name: 'cat', photos: 1 },
      ],
    });
  });
});

describe('a tag', () => {
  it('A tag is renamed, and named back', async () => {
    const a = add('a.jpg');
    await assign([a], 'beach');
    const renamed = await tags.renameTag(library, { id: idOf('beach'), name: 'Shore' });
    expect(renamed).toMatchObject({ name: 'Shore', photos: 1 });
    await library.undo.undo(renamed.undo!);
    expect(list()).toEqual([['beach', 1]]);
    expect((await tags.renameTag(library, { id: idOf('beach'), name: 'beach' })).undo).toBeNull();
    expect(await tags.renameTag(library, { id: idOf('beach'), name: 'Beach' })).toMatchObject({
      name: 'Beach',
    });
  });

  it('A tag merges into the one whose name it gets, and comes back', async () => {
    const [a, b, c] = [add('a.jpg'), add('b.jpg'), add('c.jpg')];
    await assign([a, b], 'shore');
    byModel('beach', b, 0.9);
    byModel('beach', c, 0.6);
    const merged = await tags.renameTag(library, { id: idOf('shore'), name: 'BEACH' });
    expect(merged).toMatchObject({ id: idOf('beach'), name: 'beach', photos: 3 });
    expect(list()).toEqual([['beach', 3]]);
    expect([a, b, c].map(tagsOf)).toEqual([
      [['beach', 'person', null]],
      [['beach', 'person', null]],
      [['beach', 'model', 0.6]],
    ]);
    const back = await library.undo.undo(merged.undo!);
    expect([a, b, c].map(tagsOf)).toEqual([
      [['shore', 'person', null]],
      [
        ['beach', 'model', 0.9],
        ['shore', 'person', null],
      ],
      [['beach', 'model', 0.6]],
    ]);
    await library.undo.undo(back.undo!);
    expect(list()).toEqual([['beach', 3]]);
  });

  it('A tag is removed from all photos, and comes back to those that are there', async () => {
    const [a, b] = [add('a.jpg'), add('b.jpg')];
    await assign([a, b], 'beach');
    const removed = await tags.removeTag(library, idOf('beach'));
    expect(removed.changed).toBe(2);
    expect(list()).toEqual([]);
    library.store.scans.delete([b]);
    expect((await library.undo.undo(removed.undo!)).changed).toBe(1);
    expect(list()).toEqual([['beach', 1]]);
    expect(() => tags.removeTag(library, 99)).toThrow('expected the id of a tag');
  });
});

describe('an export', () => {
  it('An export of tags comes in parts that make one file, of what a filter lets through', async () => {
    const ids = library.store.transaction(() =>
      Array.from({ length: 4_100 }, (_, index) => add(`${index}.jpg`, { takenAt: index })),
    );
    await assign(ids, 'beach');
    await assign([ids[7]!], 'a "quoted", name');
    for (const [filter, photos] of [
      [{}, 4_100],
      [{ takenFrom: 100 }, 4_000],
      [{ takenFrom: 9_000 }, 0],
    ] as const) {
      const parts: string[] = [];
      let after: string | null = null;
      do {
        const part: { text: string; next: string | null } = await exportTags(library, {
          format: 'json',
          filter,
          ...(after === null ? {} : { after }),
        });
        parts.push(part.text);
        after = part.next;
      } while (after !== null);
      const file = JSON.parse(parts.join('')) as { path: string; tags: { tag: string }[] }[];
      expect(file).toHaveLength(photos);
      if (photos === 4_100) {
        expect(parts).toHaveLength(3);
        expect(file[7]).toMatchObject({
          path: '/photos/7.jpg',
          tags: [{ tag: 'a "quoted", name' }, { tag: 'beach' }],
        });
      }
    }
    await expect(exportTags(library, { format: 'csv', after: 'x' })).rejects.toMatchObject({
      kind: 'invalid-input',
    });
  });
});

describe('label sets', () => {
  it('Label sets are saved, changed, removed and brought back', async () => {
    const made = await labelSets.saveLabelSet(library, { name: 'Trip', labels: ['beach', 'beach', 'cat'] });
    expect(made).toMatchObject({ name: 'Trip', labels: ['beach', 'cat'], templates: null });
    await labelSets.saveLabelSet(library, { ...made, labels: ['oak'], templates: ['a leaf of an {}'] });
    const removed = await labelSets.removeLabelSet(library, made.id);
    expect(library.store.labelSets.list()).toEqual([]);
    await library.undo.undo(removed.undo!);
    expect(library.store.labelSets.list()).toEqual([
      { id: made.id, name: 'Trip', labels: ['oak'], templates: ['a leaf of an {}'] },
    ]);
    const missing = { kind: 'not-found' };
    await expect(labelSets.saveLabelSet(library, { id: 99, name: 'x', labels: ['y'] })).rejects.toMatchObject(
      missing,
    );
  });
});
