import { expect, test } from 'vitest';
import { justify } from '../../../../renderer/lib/grid/justified-layout.ts';
import { moveByKey } from '../../../../renderer/lib/grid/row-navigation.ts';

const OPTIONS = { width: 600, targetHeight: 100, gap: 0, headerHeight: 0 };
/** Rows: three wide ones (0-2), six squares (3-8), three wide ones (9-11), one alone (12). */
const RATIOS = [2, 2, 2, 1, 1, 1, 1, 1, 1, 2, 2, 2, 1];
const ratioAt = (index: number) => RATIOS[index] ?? 0;
const layout = justify({ count: RATIOS.length, sections: [{ start: 0, label: null }], ratioAt }, OPTIONS);

const press = (key: string, index: number, { control = false, goal = null as number | null } = {}) =>
  moveByKey(layout, ratioAt, { key, control }, { index, goal }, 200);

test('The rows of the test are as described', () => {
  expect([...layout.firstPhoto]).toEqual([0, 3, 9, 12, 13]);
});

test.each([
  ['ArrowRight', 2, 3],
  ['ArrowRight', 12, 12],
  ['ArrowLeft', 3, 2],
  ['ArrowLeft', 0, 0],
  ['ArrowDown', 0, 3],
  ['ArrowDown', 1, 5],
  ['ArrowDown', 2, 7],
  ['ArrowDown', 11, 12],
  ['ArrowDown', 12, 12],
  ['ArrowUp', 8, 2],
  ['ArrowUp', 1, 1],
  ['Home', 7, 3],
  ['End', 4, 8],
  ['PageDown', 0, 9],
  ['PageDown', 9, 12],
  ['PageUp', 12, 3],
  ['PageUp', 4, 0],
])('The key %s from %i leads to %i', (key, from, to) => {
  expect(press(key, from)?.index).toBe(to);
});

test('Ctrl with Home and End leads to the first and the last photo', () => {
  expect(press('Home', 7, { control: true })?.index).toBe(0);
  expect(press('End', 7, { control: true })?.index).toBe(12);
});

test('Up and down keep to where they began, even through a short row', () => {
  const down = press('ArrowDown', 11);
  expect(down).toMatchObject({ index: 12, goal: 500 });
  expect(press('ArrowUp', 12, { goal: down?.goal ?? null })?.index).toBe(11);
  expect(press('ArrowUp', 12)?.index).toBe(9);
});

test('Other keys are not for the grid', () => {
  expect(press('Enter', 3)).toBeNull();
  expect(press('a', 3)).toBeNull();
});
