import { expect, test } from 'vitest';
import { tileColour } from '../../../../renderer/lib/grid/tile-colour.ts';

test.each([
  [0, null],
  [0xffff, 'rgb(255 255 255)'],
  [0xf800, 'rgb(255 0 0)'],
  [0x07e0, 'rgb(0 255 0)'],
  [0x001f, 'rgb(0 0 255)'],
  [1, 'rgb(0 0 8)'],
])('The colour of a tile packed as %i is %s', (packed, css) => {
  expect(tileColour(packed)).toBe(css);
});
