import { describe, expect, it } from 'vitest';
import { PendingSupply } from '../../../electron/engine/library/pending-supply.ts';
import { scanned } from '../../support/library.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const library = usePhotoLibrary();
const insert = (name: string, mtimeUs: number): number =>
  library.store.scans.insert(library.folder, scanned(`/photos/${name}`, { mtimeUs }));
const ids = (photos: readonly { id: number }[]): number[] => photos.map(({ id }) => id);

describe('the order of pending photos', () => {
  it('The newest files are handed out first, files of one time in the order in which they were found', () => {
    const [old, newest, same, also] = [
      insert('a', 1e15),
      insert('b', 3e15),
      insert('c', 2e15),
      insert('d', 2e15),
    ];
    const supply = new PendingSupply(library.store);
    expect(ids(supply.take(3))).toEqual([newest, same, also]);
    expect(ids(supply.take(3))).toEqual([old]);
  });

  it('A photo whose capture time is known goes by that when it is to be read again', () => {
    const [recent, scan] = [
      insert('recent.jpg', 2e15),
      library.add('scan-of-1980.jpg', { takenAt: 3e11 }, 3e15),
    ];
    library.store.outcomes.requeueMissing(library.space + 1);
    expect(ids(new PendingSupply(library.store).take(2))).toEqual([recent, scan]);
  });

  it('Files of impossible times are handed out, too', () => {
    const [far, past] = [insert('far', Number.MAX_SAFE_INTEGER), insert('past', Number.MIN_SAFE_INTEGER)];
    const today = insert('today', 1.7e15);
    expect(ids(new PendingSupply(library.store).take(5))).toEqual([far, today, past]);
  });
});

it('Any number of photos of one time are handed out page by page', () => {
  const all = Array.from({ length: 700 }, (_, index) => insert(`${index}`, 1e15));
  const older = insert('older', 1e14);
  const supply = new PendingSupply(library.store);
  expect(ids(supply.take(1_000))).toEqual([...all, older]);
});

it('Photos that a scan finds later come before older ones that wait', () => {
  const waiting = Array.from({ length: 600 }, (_, index) => insert(`${index}`, 1e15 - index));
  const supply = new PendingSupply(library.store);
  expect(ids(supply.take(2))).toEqual(waiting.slice(0, 2));
  const found = insert('new', 2e15);
  supply.rewind();
  expect(ids(supply.take(2))).toEqual([found, waiting[2]]);
});

it('No photo is handed out twice, and none is forgotten, however often the supply starts over', () => {
  const all = Array.from({ length: 700 }, (_, index) => insert(`${index}`, 1e15 + ((index * 7_919) % 700)));
  const supply = new PendingSupply(library.store);
  const taken: number[] = [];
  for (let round = 0; ; round++) {
    const batch = ids(supply.take(32));
    if (batch.length === 0) break;
    taken.push(...batch);
    if (round % 3 === 0) supply.rewind();
  }
  expect(taken).toHaveLength(700);
  expect(new Set(taken)).toEqual(new Set(all));
});

it('A photo that changes or is retried after its turn is handed out again, newer than the rest or not', () => {
  const [first, second] = [insert('first', 3e15), insert('second', 2e15)];
  const supply = new PendingSupply(library.store);
  expect(ids(supply.take(2))).toEqual([first, second]);
  library.finish(first);
  supply.giveBack(first);
  expect(supply.take(2)).toEqual([]);
  library.store.scans.change(first, library.folder, scanned('/photos/first', { mtimeUs: 4e15 }));
  expect(ids(supply.take(2))).toEqual([first]);
  expect(supply.take(2)).toEqual([]);
});

it('A photo with strikes waits to run alone', () => {
  const [bad, good] = [insert('bad', 3e15), insert('good', 2e15)];
  library.store.outcomes.addStrike(bad);
  const supply = new PendingSupply(library.store);
  expect(ids(supply.take(2))).toEqual([good]);
  expect(supply.takeSuspect()).toMatchObject({ id: bad, strikes: 1 });
  expect(supply.takeSuspect()).toBeUndefined();
});

it('Only photos of the wanted folders are handed out', () => {
  const other = library.store.folders.insert(Buffer.from('/other'));
  const wanted = library.store.scans.insert(other, scanned('/other/a.jpg'));
  insert('b', 3e15);
  expect(ids(new PendingSupply(library.store, [other]).take(2))).toEqual([wanted]);
});
