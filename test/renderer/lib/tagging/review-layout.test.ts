import { expect, it } from 'vitest';
import {
  indexAfterKey,
  indexesBetween,
  lineAtHeight,
  lineTop,
  placeOf,
  reviewLayout,
  totalHeight,
} from '../../../../renderer/lib/tagging/review-layout.ts';

/** Four columns. */
const layout = (line: number | null) => reviewLayout(640, line, 50);
const { rowHeight } = layout(null);

it('The review fits as many columns as are wide enough, at least two', () => {
  expect(layout(null).columns).toBe(4);
  expect(reviewLayout(100, null, 50).columns).toBe(2);
  expect(reviewLayout(0, null, 50).cellWidth).toBe(1);
});

it('The review begins a new row under the line, whichever column it cuts', () => {
  const lined = layout(6);
  expect(placeOf(lined, 5)).toMatchObject({ top: rowHeight });
  expect(lineTop(lined)).toBe(2 * rowHeight);
  expect(placeOf(lined, 6)).toEqual({ left: 0, top: 2 * rowHeight + 50 });
  expect(placeOf(lined, 10).top).toBe(3 * rowHeight + 50);
});

it('The review has room for all rows and the line, wherever it is', () => {
  expect(totalHeight(layout(null), 9)).toBe(3 * rowHeight);
  expect(totalHeight(layout(6), 10)).toBe(3 * rowHeight + 50);
  expect(totalHeight(layout(0), 8)).toBe(2 * rowHeight + 50);
  expect(totalHeight(layout(8), 8)).toBe(2 * rowHeight + 50);
  expect(totalHeight(layout(null), 0)).toBe(0);
});

it('The review finds what is in view of a hundred thousand', () => {
  const { first, end } = indexesBetween(layout(null), 100_000, 1000 * rowHeight, 1002 * rowHeight);
  expect(first).toBeLessThanOrEqual(4000);
  expect(first).toBeGreaterThan(3990);
  expect(end).toBeGreaterThanOrEqual(4008);
  expect(end).toBeLessThan(4020);
  expect(indexesBetween(layout(3), 2, -500, 900)).toEqual({ first: 0, end: 2 });
});

it('The review puts a dragged line between rows, within the list', () => {
  expect(lineAtHeight(layout(0), rowHeight * 1.6, 100)).toBe(8);
  expect(lineAtHeight(layout(0), -40, 100)).toBe(0);
  expect(lineAtHeight(layout(0), rowHeight * 99, 10)).toBe(10);
});

it('The line of the review moves by keys and stops at the ends', () => {
  const after = (key: string, index: number) => indexAfterKey(layout(null), key, index, 10, 2);
  expect([after('ArrowDown', 1), after('ArrowUp', 1), after('End', 0), after('PageDown', 1)]).toEqual([
    5, 0, 9, 9,
  ]);
  expect(after('a', 1)).toBeNull();
});
