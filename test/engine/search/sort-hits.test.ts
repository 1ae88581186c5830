import { expect, it } from 'vitest';
import { sortedByDate } from '../../../electron/engine/search/sort-hits.ts';

const hit = (id: number, date: number, match: boolean | null) => ({ hit: { id, match }, date });
const ids = (hits: readonly { hit: { id: number } }[]): number[] => hits.map(({ hit: { id } }) => id);

it('Sorting by date sorts matches, and below the line the weaker ones', () => {
  const hits = [hit(1, 20, true), hit(2, 30, true), hit(3, 99, false), hit(4, 5, false)];
  expect(ids(sortedByDate(hits, 'newest', 10))).toEqual([2, 1, 3, 4]);
  expect(ids(sortedByDate(hits, 'oldest', 10))).toEqual([1, 2, 4, 3]);
});

it('Sorting by date takes the newest of all matches, and weaker ones by strength only to fill up', () => {
  const hits = [hit(1, 1, true), hit(2, 2, true), hit(3, 3, true), hit(4, 4, false), hit(5, 5, false)];
  expect(ids(sortedByDate(hits, 'newest', 2))).toEqual([3, 2]);
  expect(ids(sortedByDate(hits, 'newest', 4))).toEqual([3, 2, 1, 4]);
});

it('Sorting by date keeps the order of relevance within a date and sorts all of them where nothing is cut', () => {
  expect(ids(sortedByDate([hit(9, 7, null), hit(2, 7, null), hit(5, 8, null)], 'newest', 9))).toEqual([
    5, 9, 2,
  ]);
});
