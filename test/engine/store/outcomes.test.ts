import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '../../../electron/engine/store/database.ts';
import { openStore, type Store } from '../../../electron/engine/store/store.ts';
import { doneOutcome, pulled, scanned, testSpace } from '../../support/library.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

let store: Store;
/** Another connection, for rows that the store itself would not write. */
let raw: Database;
let space: number;
let ids: number[];
beforeEach(async () => {
  const root = await temporaryDirectory();
  store = openStore(root, 'writer');
  raw = Database.openWriter(path.join(root, 'library.db'));
  space = testSpace(store);
  const folder = store.folders.insert(Buffer.from('/photos'));
  ids = ['a.jpg', 'b.jpg', 'c.jpg'].map((name) => store.scans.insert(folder, scanned(`/photos/${name}`)));
});
afterEach(() => {
  raw.close();
  store.close();
});

const done = (id: number) => ({ pulled: pulled(store, id), outcome: doneOutcome(id), hub: null });
const reason = (id: number): string | null | undefined => store.photos.get(id)?.reason;

describe('rows that earlier versions wrote', () => {
  it.each([
    ['mtime_us', 15_032_304_000_000_000n],
    ['mtime_us', -11_644_473_600_000_000n],
    ['size', 2n ** 60n],
    ['inode', 2n ** 62n],
  ])('A row whose %s is %d is pulled, stored and read like any other', (column, value) => {
    const [a, b, c] = ids as [number, number, number];
    raw.run(`UPDATE photos SET ${column} = ? WHERE id = ?`, value, b);
    expect(new Set(store.outcomes.pending(null, 10).map(({ id }) => id))).toEqual(new Set(ids));
    expect(store.outcomes.record(space, [done(a), done(b), done(c)])).toHaveLength(3);
    expect(store.photos.get(b)).toMatchObject({ state: 'done', reason: null });
    expect(Number.isSafeInteger(store.photos.get(b)?.bytes)).toBe(true);
    expect(store.scans.find(scanned('/photos/b.jpg'))?.id).toBe(b);
  });
});

describe('a row that throws', () => {
  it('A pending photo whose row cannot be read fails, and the others are pulled', () => {
    const [a, b, c] = ids as [number, number, number];
    raw.run('UPDATE photos SET strikes = ? WHERE id = ?', 2n ** 60n, b);
    expect(store.outcomes.pending(null, 10).map(({ id }) => id)).toEqual([a, c]);
    expect(store.photos.get(b)?.state).toBe('failed');
    expect(reason(b)).toMatch(/^the library could not store or read its record of the file \(/);
    expect(store.outcomes.retry([b])).toBe(1);
    expect(store.outcomes.pending(null, 10).map(({ id }) => id)).toEqual(ids);
  });

  it('A page of nothing but such photos is not the end of the queue', () => {
    const [a, b, c] = ids as [number, number, number];
    raw.run('UPDATE photos SET strikes = ? WHERE id IN (?, ?)', 2n ** 60n, a, b);
    expect(store.outcomes.pending(null, 2).map(({ id }) => id)).toEqual([c]);
  });

  it('An outcome that cannot be stored fails its photo and no other', () => {
    const [a, b, c] = ids as [number, number, number];
    raw.exec(`CREATE TRIGGER injected BEFORE UPDATE ON photos WHEN NEW.id = ${b} AND NEW.state = 'done'
      BEGIN SELECT RAISE(ABORT, 'injected'); END`);
    const records = store.outcomes.record(space, [done(a), done(b), done(c)]);
    expect(records.map(({ outcome }) => outcome.state)).toEqual(['done', 'failed', 'done']);
    expect(store.folders.counts()).toMatchObject({ done: 2, failed: 1, pending: 0 });
    expect(reason(b)).toContain('injected');
    expect(store.vectors.count(space)).toBe(2);
  });

  it('A photo that cannot even be stored as failed stays pending and is reported', () => {
    const [a, b, c] = ids as [number, number, number];
    raw.exec(`CREATE TRIGGER injected BEFORE UPDATE ON photos WHEN NEW.id = ${b}
      BEGIN SELECT RAISE(ABORT, 'injected'); END`);
    const refused: number[] = [];
    const records = store.outcomes.record(space, [done(a), done(b), done(c)], (id) => refused.push(id));
    expect(records.map(({ pulled: { id } }) => id)).toEqual([a, c]);
    expect(refused).toEqual([b]);
    expect(store.photos.get(b)?.state).toBe('pending');
  });
});
