import { expect, it } from 'vitest';
import { tileAfterKey } from '../../../renderer/lib/grid-navigation.ts';
import type { TileBox } from '../../../renderer/lib/grid-navigation.ts';

const row = (top: number, ...widths: number[]): TileBox[] => {
  let left = 0;
  return widths.map((width) => {
    const box = { left, top, width, height: 100 };
    left += width;
    return box;
  });
};
// 0: [ 200 ][ 100 ][ 300      ]
// 1: [ 100 ][ 400         ][100]
// 2: [ 150 ]
const boxes = [...row(0, 200, 100, 300), ...row(120, 100, 400, 100), ...row(240, 150)];

it.each([
  ['ArrowRight', 0, 1],
  ['ArrowRight', 2, 3],
  ['ArrowRight', 6, 6],
  ['ArrowLeft', 3, 2],
  ['ArrowLeft', 0, 0],
  ['Home', 4, 0],
  ['End', 1, 6],
  ['ArrowDown', 1, 4],
  ['ArrowDown', 2, 4],
  ['ArrowDown', 5, 6],
  ['ArrowDown', 6, 6],
  ['ArrowUp', 5, 2],
  ['ArrowUp', 6, 3],
  ['ArrowUp', 2, 2],
])('%s from %i', (key, from, to) => expect(tileAfterKey(key, from, boxes)).toBe(to));

it('leaves other keys alone', () => expect(tileAfterKey('a', 0, boxes)).toBeNull());
