import { beforeEach, afterEach, describe, expect, it } from 'vitest';
import { isLabelOf, spaceLabel } from '../../../electron/engine/store/spaces.ts';
import { openStore, type Store } from '../../../electron/engine/store/store.ts';
import { DIMENSIONS, doneOutcome, metadata, pulled, scanned, testSpace } from '../../support/library.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

let store: Store;
let folder: number;
let space: number;
beforeEach(async () => {
  store = openStore(await temporaryDirectory(), 'writer');
  folder = store.folders.insert(Buffer.from('/photos'));
  space = testSpace(store);
});
afterEach(() => store.close());

const insert = (name: string, skip: string | null = null): number =>
  store.scans.insert(folder, scanned(`/photos/${name}`, { skip }));
function finish(id: number, other: Parameters<typeof doneOutcome>[1] = {}, hub: number | null = null): void {
  store.outcomes.record(space, [{ pulled: pulled(store, id), outcome: doneOutcome(id, other), hub }]);
}
function fail(id: number, state: 'failed' | 'skipped', reason: string): void {
  store.outcomes.record(space, [
    { pulled: pulled(store, id), outcome: { photoId: id, state, reason }, hub: null },
  ]);
}

describe('an outcome', () => {
  it('An outcome stores row and vector together', () => {
    const id = insert('a.jpg');
    finish(
      id,
      {
        metadata: metadata({
          type: 'png',
          width: 640,
          takenAt: 1_700_000_000_000.4,
          camera: 'Canon',
          latitude: -1.5,
          longitude: 2,
        }),
      },
      0.25,
    );
    expect(store.photos.get(id)).toEqual({
      id,
      folderId: folder,
      path: '/photos/a.jpg',
      name: 'a.jpg',
      state: 'done',
      reason: null,
      type: 'png',
      bytes: 10,
      width: 640,
      height: 3,
      takenAt: 1_700_000_000_000,
      camera: 'Canon',
      latitude: -1.5,
      longitude: 2,
      date: 1_700_000_000_000,
      favourite: false,
      rating: 0,
      tags: [],
      albumIds: [],
    });
    expect(store.vectors.get(id, space)).toEqual(doneOutcome(id).embedding);
    expect([...store.vectors.stream(space, DIMENSIONS)]).toMatchObject([
      { photoIds: [id], hubs: Float32Array.of(0.25) },
    ]);
  });

  it.each(['changed', 'moved', 'removed'] as const)(
    'An outcome is dropped when the file was %s meanwhile',
    (what) => {
      const id = insert('a.jpg');
      const before = pulled(store, id);
      if (what === 'changed') store.scans.change(id, folder, scanned('/photos/a.jpg', { size: 11 }));
      if (what === 'moved') store.scans.move(id, folder, Buffer.from('/photos/b.jpg'));
      if (what === 'removed') store.scans.delete([id]);
      expect(store.outcomes.record(space, [{ pulled: before, outcome: doneOutcome(id), hub: null }])).toEqual(
        [],
      );
      expect(store.vectors.count(space)).toBe(0);
      expect(store.folders.counts().pending).toBe(what === 'removed' ? 0 : 1);
    },
  );

  it('An outcome of a changed file that is broken now takes the old vector away', () => {
    const id = insert('a.jpg');
    finish(id);
    store.scans.change(id, folder, scanned('/photos/a.jpg', { size: 11 }));
    // Until it is read again the old one answers.
    expect(store.vectors.count(space)).toBe(1);
    fail(id, 'failed', 'truncated');
    expect(store.vectors.count(space)).toBe(0);
  });

  it('An outcome with the wrong number of dimensions stores nothing', () => {
    const id = insert('a.jpg');
    const outcome = doneOutcome(id, { embedding: new Float32Array(3) });
    expect(() => store.outcomes.record(space, [{ pulled: pulled(store, id), outcome, hub: null }])).toThrow(
      'expected 4 dimensions',
    );
    expect(store.folders.counts()).toMatchObject({ done: 0, pending: 1 });
  });
});

describe('spaces', () => {
  it('Spaces are kept apart, and the old one answers until the new one is built', () => {
    const [a, b] = [insert('a.jpg'), insert('b.jpg')];
    finish(a);
    finish(b);
    const next = store.spaces.ensure({ key: 'next', modelId: 'next', dimensions: DIMENSIONS }).id;
    expect(store.outcomes.requeueMissing(next)).toBe(2);
    expect(store.outcomes.requeueMissing(next)).toBe(0);
    store.outcomes.record(next, [{ pulled: pulled(store, a), outcome: doneOutcome(a), hub: null }]);
    expect([store.vectors.count(space), store.vectors.count(next)]).toEqual([2, 1]);
    // Other bytes: the vector in the old space is of a photo that no longer exists.
    const outcome = doneOutcome(b, { contentHash: 'cd'.repeat(32) });
    store.outcomes.record(next, [{ pulled: pulled(store, b), outcome, hub: null }]);
    expect([store.vectors.count(space), store.vectors.count(next)]).toEqual([1, 2]);
    expect(store.spaces.removeSome(space)).toBe(true);
    expect(store.spaces.list()).toMatchObject([{ id: next, key: 'next' }]);
    expect(store.vectors.count(space)).toBe(0);
  });

  it('Spaces of earlier versions, whose keys began with the id of the model, go on answering under the new key', () => {
    const { spaces } = store;
    const old = spaces.ensure({ key: 'some/clip@0123-p1', modelId: 'some/clip', dimensions: DIMENSIONS });
    expect(spaces.find('0123-p1')).toEqual({ ...old, key: '0123-p1' });
    expect(spaces.find('123-p1')).toBeUndefined();
    const found = spaces.ensure({ key: '0123-p1', modelId: 'renamed', dimensions: DIMENSIONS });
    expect(found).toEqual({ ...old, key: '0123-p1' });
    expect(spaces.list().filter(({ key }) => key.endsWith('0123-p1'))).toEqual([found]);
    expect(isLabelOf('some/clip@0123-p1', found)).toBe(true);
    expect(isLabelOf(spaceLabel(found), found)).toBe(true);
    expect(isLabelOf('some/clip@4567-p1', found)).toBe(false);
  });

  it('Spaces are refused with other dimensions than stored', () => {
    expect(() => store.spaces.ensure({ key: 'test', modelId: 'test', dimensions: 8 })).toThrow(
      expect.objectContaining({ kind: 'model-invalid' }),
    );
  });
});

describe('counts', () => {
  it('Counts follow every change', () => {
    const [a, b, c, d] = [insert('a.jpg'), insert('b.jpg'), insert('c.jpg'), insert('d.heic', 'no HEIC')];
    finish(a, { warning: 'half of it is missing' });
    finish(b);
    fail(c, 'failed', 'corrupt');
    expect(store.folders.counts()).toEqual({ done: 2, pending: 0, failed: 1, skipped: 1, warnings: 1 });
    expect(store.outcomes.retry()).toBe(1);
    store.scans.change(a, folder, scanned('/photos/a.jpg', { size: 11 }));
    expect(store.folders.counts(folder)).toEqual({ done: 1, pending: 2, failed: 0, skipped: 1, warnings: 0 });
    expect(store.photos.skippedReasons()).toEqual([{ reason: 'no HEIC', count: 1 }]);
    const parent = store.folders.insert(Buffer.from('/'));
    store.folders.absorb(parent, folder);
    expect(store.folders.counts(parent)).toEqual({ done: 1, pending: 2, failed: 0, skipped: 1, warnings: 0 });
    store.scans.delete([a, b, c, d]);
    expect(store.folders.counts()).toEqual({ done: 0, pending: 0, failed: 0, skipped: 0, warnings: 0 });
  });

  it('Counts leave out pending photos of folders that are not there', () => {
    insert('a.jpg');
    expect(store.folders.pendingCount()).toBe(1);
    store.folders.setUnavailable(folder, 'gone');
    expect(store.folders.pendingCount()).toBe(0);
    expect(store.outcomes.pending(null, 10)).toEqual([]);
    store.folders.setAvailable(folder, '1');
    expect(store.outcomes.pending(null, 10)).toHaveLength(1);
  });
});

describe('ids', () => {
  it('Ids are never used again', () => {
    const id = insert('a.jpg');
    store.scans.delete([id]);
    expect(insert('a.jpg')).toBeGreaterThan(id);
  });
});

describe('problems', () => {
  it('Problems come in pages over all states, and by state', () => {
    const ids = Array.from({ length: 7 }, (_, index) => insert(`${index}.jpg`));
    ids.forEach((id, index) => {
      if (index % 3 === 0) finish(id, { warning: 'w' });
      else fail(id, index % 3 === 1 ? 'failed' : 'skipped', `r${index}`);
    });
    insert('pending.jpg');
    const seen: number[] = [];
    for (let after: number | null = 0; after !== null;) {
      const page = store.photos.problems(after, 3);
      seen.push(...page.problems.map(({ id }) => id));
      after = page.next;
    }
    expect(seen).toEqual(ids);
    expect(store.photos.problems(0, 10, 'failed')).toEqual({
      problems: [
        { id: ids[1], path: '/photos/1.jpg', state: 'failed', reason: 'r1' },
        { id: ids[4], path: '/photos/4.jpg', state: 'failed', reason: 'r4' },
      ],
      next: null,
    });
  });

  it('Problems are retried by id, failed ones only, with their strikes forgotten', () => {
    const [a, b] = [insert('a.jpg'), insert('b.jpg')];
    expect(store.outcomes.addStrike(a)).toBe(1);
    expect(store.outcomes.addStrike(a)).toBe(2);
    fail(a, 'failed', 'crashed');
    finish(b);
    expect(store.outcomes.retry([a, b, 999])).toBe(1);
    expect(pulled(store, a)).toMatchObject({ strikes: 0 });
  });
});

describe('vectors', () => {
  it('Vectors come by id in the requested order, NaN where there is none', () => {
    const [a, b] = [insert('a.jpg'), insert('b.jpg')];
    finish(a);
    finish(b);
    const rows = store.vectors.rows([b, 99, a], space, DIMENSIONS);
    expect(rows.subarray(0, 4)).toEqual(doneOutcome(b).embedding);
    expect(rows[4]).toBeNaN();
    expect(rows.subarray(8)).toEqual(doneOutcome(a).embedding);
  });

  it('Vectors are streamed in pages while others write', () => {
    const ids = Array.from({ length: 5 }, (_, index) => insert(`${index}.jpg`));
    for (const id of ids) finish(id);
    const seen: number[] = [];
    for (const page of store.vectors.stream(space, DIMENSIONS, 2)) {
      seen.push(...page.photoIds);
      store.vectors.setHubs(space, page.photoIds, new Float32Array(page.photoIds.length).fill(0.5));
    }
    expect(seen).toEqual(ids);
    expect([...store.vectors.page(space, DIMENSIONS, 0, 9).hubs]).toEqual(ids.map(() => 0.5));
  });
});

describe('settings', () => {
  it('Settings of the store keep JSON values', () => {
    store.settings.set('a', { b: [1, 'two'] });
    expect(store.settings.get('a')).toEqual({ b: [1, 'two'] });
    store.settings.set('a', null);
    expect(store.settings.get('a')).toBeNull();
  });
});

describe('summaries of hits', () => {
  it('Summaries of hits come in the requested order, without photos that left or whose folder is being removed', () => {
    const [a, b] = [insert('a.jpg'), insert('b.jpg')];
    const other = store.folders.insert(Buffer.from('/other'));
    const leaving = store.scans.insert(other, scanned('/other/c.jpg'));
    const shown = (): number[] => store.photos.summaries([b, leaving, 999, a]).map(({ id }) => id);
    expect(shown()).toEqual([b, leaving, a]);
    store.folders.setRemoving(other);
    expect(shown()).toEqual([b, a]);
  });
});
