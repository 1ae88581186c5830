import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataDir } from '../../../electron/engine/files/data-dir.ts';
import { LibraryVectors } from '../../../electron/engine/search/library-vectors.ts';
import { Database } from '../../../electron/engine/store/database.ts';
import { openStore, type Store } from '../../../electron/engine/store/store.ts';
import { DIMENSIONS, doneOutcome, pulled, scanned } from '../../support/library.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

const damage = [
  ['with a NaN', new Uint8Array(Float32Array.of(1, Number.NaN, 0, 0).buffer)],
  ['with an infinity', new Uint8Array(Float32Array.of(1, Infinity, 0, 0).buffer)],
  ['too short', new Uint8Array(7)],
  ['too long', new Uint8Array(DIMENSIONS * 4 + 4)],
  ['empty', new Uint8Array(0)],
] as const;

let store: Store;
let raw: Database;
let vectors: LibraryVectors;
let requeued: number;
let space: number;
let ids: [number, number, number];
beforeEach(async () => {
  const layout = await openDataDir(await temporaryDirectory(), 'writer');
  store = openStore(layout.root, 'writer');
  raw = Database.openWriter(path.join(layout.root, 'library.db'));
  const found = store.spaces.ensure({ key: 'test', modelId: 'test', dimensions: DIMENSIONS });
  space = found.id;
  requeued = 0;
  vectors = new LibraryVectors(
    store,
    found,
    layout,
    () => undefined,
    () => requeued++,
  );
  const folder = store.folders.insert(Buffer.from('/photos'));
  const add = (name: string): number => {
    const id = store.scans.insert(folder, scanned(`/photos/${name}`));
    store.outcomes.record(space, [{ pulled: pulled(store, id), outcome: doneOutcome(id), hub: null }]);
    return id;
  };
  ids = [add('a.jpg'), add('b.jpg'), add('c.jpg')];
});
afterEach(() => {
  raw.close();
  store.close();
});

describe.each(damage)('a stored vector %s', (_, bytes) => {
  beforeEach(() => {
    raw.run('UPDATE vectors SET embedding = ? WHERE photo_id = ?', bytes, ids[1]);
  });

  it('A damaged vector is left out of every reading, and the others are read', () => {
    const [a, b, c] = ids;
    expect(store.vectors.get(b, space)).toBeUndefined();
    expect(store.vectors.get(a, space)).toEqual(doneOutcome(a).embedding);
    for (const page of [
      store.vectors.page(space, DIMENSIONS, 0, 10),
      store.vectors.ofPhotos(ids, space, DIMENSIONS),
      store.vectors.sample(space, DIMENSIONS, 10),
    ]) {
      expect(page).toMatchObject({ photoIds: [a, c], damaged: [b] });
      expect(page.embeddings).toEqual(
        Float32Array.of(...doneOutcome(a).embedding, ...doneOutcome(c).embedding),
      );
      expect(page.hubs).toHaveLength(2);
    }
    const streamed = [...store.vectors.stream(space, DIMENSIONS, 1)];
    expect(streamed.flatMap(({ photoIds }) => photoIds)).toEqual([a, c]);
  });

  it('A photo whose vector is damaged goes back to the queue when the vectors are compared', () => {
    const [a, b, c] = ids;
    const rows = vectors.rows([c, b, a]);
    expect(rows.slice(0, DIMENSIONS)).toEqual(doneOutcome(c).embedding);
    expect(rows.slice(DIMENSIONS, 2 * DIMENSIONS).every(Number.isNaN)).toBe(true);
    expect(store.photos.get(b)?.state).toBe('pending');
    expect(store.folders.counts()).toMatchObject({ done: 2, pending: 1 });
    expect(requeued).toBe(1);
    store.outcomes.record(space, [{ pulled: pulled(store, b), outcome: doneOutcome(b), hub: null }]);
    expect(vectors.rows([b])).toEqual(doneOutcome(b).embedding);
    expect(requeued).toBe(1);
  });
});

it('A damaged vector of a former space leaves a photo alone that a newer one has embedded', () => {
  const next = store.spaces.ensure({ key: 'next', modelId: 'next', dimensions: DIMENSIONS }).id;
  store.outcomes.requeueMissing(next);
  store.outcomes.record(next, [{ pulled: pulled(store, ids[0]), outcome: doneOutcome(ids[0]), hub: null }]);
  expect(store.outcomes.requeueDamaged(space, [ids[0]])).toBe(0);
  expect(store.photos.get(ids[0])?.state).toBe('done');
  expect(store.vectors.count(space)).toBe(2);
});
