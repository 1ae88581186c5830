import { expect, it } from 'vitest';
import { MIDDLE, regionAfterKey, regionBetween, toPicture } from '../../../../renderer/lib/viewer/region.ts';

const view = { scale: 1, x: 10, y: 0 };
const shown = { width: 400, height: 200 };

it('A region finds the place on the picture under a point of the stage', () => {
  expect(toPicture({ x: 10, y: 0 }, view, shown, 0)).toEqual({ x: 0.5, y: 0.5 });
  expect(toPicture({ x: 210, y: 100 }, view, shown, 0)).toEqual({ x: 1, y: 1 });
});

it('A region follows turns: upper right of a picture turned right is its upper left', () => {
  // Turned right, the picture stands 200 wide and 400 high.
  const point = toPicture({ x: 110, y: -200 }, view, shown, 1);
  expect(point.x).toBeCloseTo(0);
  expect(point.y).toBeCloseTo(0);
  expect(toPicture({ x: -190, y: -100 }, view, shown, 2)).toEqual({ x: 1, y: 1 });
  const left = toPicture({ x: -90, y: 200 }, view, shown, 3);
  expect(left.x).toBeCloseTo(0);
  expect(left.y).toBeCloseTo(0);
});

it('A region spans corners in any order, is cut at the edges, and refused when too small', () => {
  expect(regionBetween({ x: 0.75, y: 1.4 }, { x: 0.25, y: 0.5 })).toEqual({
    x: 0.25,
    y: 0.5,
    width: 0.5,
    height: 0.5,
  });
  expect(regionBetween({ x: 0.5, y: 0.5 }, { x: 0.51, y: 0.9 })).toBeNull();
});

it('A region moves and sizes by keys as they look on the screen, within the picture', () => {
  expect(regionAfterKey(MIDDLE, 'ArrowRight', false, 0)).toMatchObject({ x: 0.3, y: 0.25 });
  expect(regionAfterKey(MIDDLE, 'ArrowRight', false, 1)).toMatchObject({ x: 0.25, y: 0.2 });
  expect(regionAfterKey({ ...MIDDLE, x: 0.5 }, 'ArrowRight', false, 0)).toMatchObject({ x: 0.5 });
  expect(regionAfterKey({ ...MIDDLE, width: 0.05 }, 'ArrowLeft', true, 0)).toMatchObject({ width: 0.04 });
  expect(regionAfterKey(MIDDLE, 'Enter', false, 0)).toBeNull();
});
