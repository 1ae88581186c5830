import { expect, test } from 'vitest';
import { justify } from '../../../../renderer/lib/grid/justified-layout.ts';
import { markedYears, sectionAfterKey } from '../../../../renderer/lib/grid/time-line.ts';

/** Newest first. */
const MONTHS = [
  { year: 2024, month: 5 },
  { year: 2024, month: 2 },
  { year: 2023, month: 12 },
  { year: 2023, month: 1 },
  { year: 2020, month: 7 },
];

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 4, 4],
  ['ArrowUp', 2, 1],
  ['ArrowUp', 0, 0],
  ['PageDown', 0, 2],
  ['PageDown', 1, 2],
  ['PageDown', 3, 4],
  ['PageUp', 4, 2],
  ['PageUp', 3, 0],
  ['PageUp', 1, 0],
  ['Home', 3, 0],
  ['End', 1, 4],
])('The key %s from section %i leads to %i', (key, from, to) => {
  expect(sectionAfterKey(key, from, MONTHS)).toBe(to);
});

test('Other keys are not for the time line', () => {
  expect(sectionAfterKey('a', 0, MONTHS)).toBeNull();
});

test('Years stand where their photos begin, as far as there is room', () => {
  const sections = MONTHS.map((_, at) => ({ start: at * 100, label: 'month' }));
  const source = { count: 500, sections, ratioAt: () => 1 };
  const layout = justify(source, {
    width: 500,
    targetHeight: 100,
    gap: 0,
    headerHeight: 50,
  });
  const end = layout.height - 600;
  const high = markedYears(layout, MONTHS, end, 600);
  expect(high.map(({ year }) => year)).toEqual([2024, 2023, 2020]);
  expect(high[1]?.top).toBe(Math.round(((layout.sectionTop[2] ?? 0) / end) * 600));
  const low = markedYears(layout, MONTHS, end, 20);
  expect(low.map(({ year }) => year)).toEqual([2024]);
});
