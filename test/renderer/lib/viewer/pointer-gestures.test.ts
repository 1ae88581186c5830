import { beforeEach, expect, it } from 'vitest';
import { PointerGestures } from '../../../../renderer/lib/viewer/pointer-gestures.ts';

let gestures: PointerGestures;
beforeEach(() => {
  gestures = new PointerGestures();
});

it('Gestures know how far one pointer was dragged', () => {
  gestures.press(1, { x: 10, y: 10 });
  expect(gestures.move(1, { x: 14, y: 7 })).toEqual({ kind: 'drag', by: { x: 4, y: -3 } });
  expect(gestures.move(2, { x: 0, y: 0 })).toBeNull();
});

it('Gestures know how far two fingers went apart, and where they are', () => {
  gestures.press(1, { x: -10, y: 0 });
  gestures.press(2, { x: 10, y: 0 });
  expect(gestures.move(2, { x: 30, y: 0 })).toEqual({
    kind: 'pinch',
    factor: 2,
    at: { x: 10, y: 0 },
    by: { x: 10, y: 0 },
  });
});

it('Gestures tell a swipe from a tap, a scroll and a pinch', () => {
  const way = (x: number, y: number) => {
    gestures.press(1, { x: 0, y: 0 });
    gestures.move(1, { x, y });
    return gestures.release(1);
  };
  expect(way(-90, 10)).toBe('left');
  expect(way(90, -20)).toBe('right');
  expect(way(4, 0)).toBeNull();
  expect(way(70, 90)).toBeNull();
  gestures.press(1, { x: 0, y: 0 });
  gestures.press(2, { x: 0, y: 0 });
  gestures.move(1, { x: 200, y: 0 });
  expect(gestures.release(1)).toBeNull();
  expect(gestures.active).toBe(true);
  gestures.cancel(2);
  expect(gestures.active).toBe(false);
});
