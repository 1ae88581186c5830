import { expect, it } from 'vitest';
import {
  bounded,
  fitScale,
  panned,
  turnedSize,
  wheelFactor,
  zoomedTo,
} from '../../../../renderer/lib/viewer/zoom.ts';
import type { Scene } from '../../../../renderer/lib/viewer/zoom.ts';

const scene: Scene = {
  picture: { width: 4000, height: 3000 },
  stage: { width: 1000, height: 600 },
  density: 1,
};
const fit = { scale: 0.2, x: 0, y: 0 };

it('The zoom fits the whole picture, counting the pixels of the screen', () => {
  expect(fitScale(scene)).toBeCloseTo(0.2);
  expect(fitScale({ ...scene, density: 2 })).toBeCloseTo(0.4);
});

it('The zoom does not blow a small picture up, and survives a stage without size', () => {
  expect(fitScale({ ...scene, picture: { width: 30, height: 20 } })).toBe(1);
  expect(fitScale({ ...scene, picture: { width: 30, height: 20 }, density: 3 })).toBe(3);
  expect(fitScale({ ...scene, stage: { width: 0, height: 0 } })).toBe(1);
});

it('The zoom keeps the point under the pointer where it is', () => {
  const at = { x: 150, y: -100 };
  const view = zoomedTo(scene, fit, 1, at);
  // The pixel of the picture under the pointer, from the picture's centre, before and after.
  expect((at.x - view.x) / view.scale).toBeCloseTo((at.x - fit.x) / fit.scale);
  expect((at.y - view.y) / view.scale).toBeCloseTo((at.y - fit.y) / fit.scale);
});

it('The zoom goes no further than fitted and 800 %', () => {
  expect(zoomedTo(scene, fit, 0.01).scale).toBeCloseTo(0.2);
  expect(zoomedTo(scene, fit, 100).scale).toBe(8);
});

it('The zoom stops panning at the edges and keeps a smaller side centred', () => {
  const view = zoomedTo(scene, fit, 0.22);
  expect(panned(scene, view, { x: 500, y: 500 })).toEqual({
    scale: 0.22,
    x: 0,
    y: expect.closeTo(30) as number,
  });
  expect(bounded(scene, { scale: 1, x: 9000, y: -9000 })).toEqual({ scale: 1, x: 1500, y: -1200 });
});

it('The zoom turns the size by quarters', () => {
  expect(turnedSize(scene.picture, 1)).toEqual({ width: 3000, height: 4000 });
  expect(turnedSize(scene.picture, 2)).toEqual(scene.picture);
});

it('The zoom grows when the wheel turns up, more for a pinch, and never wildly', () => {
  const notch = { deltaY: -100, deltaMode: 0, ctrlKey: false };
  expect(wheelFactor(notch)).toBeCloseTo(1.22, 2);
  expect(wheelFactor({ ...notch, deltaY: 100 }) * wheelFactor(notch)).toBeCloseTo(1);
  expect(wheelFactor({ deltaY: -3, deltaMode: 1, ctrlKey: false })).toBeGreaterThan(1.05);
  expect(wheelFactor({ ...notch, deltaY: -1e6, ctrlKey: true })).toBeLessThan(8);
});
