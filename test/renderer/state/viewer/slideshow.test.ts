import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Slideshow } from '../../../../renderer/state/viewer/slideshow.svelte.ts';

let steps: number;
let slideshow: Slideshow;

beforeEach(() => {
  vi.useFakeTimers();
  steps = 0;
  slideshow = new Slideshow(() => (steps += 1));
});
afterEach(() => vi.useRealTimers());

it('The slideshow moves on so long after the picture is seen', () => {
  slideshow.start();
  vi.advanceTimersByTime(4_000);
  slideshow.seen();
  vi.advanceTimersByTime(4_000);
  expect(steps).toBe(0);
  vi.advanceTimersByTime(1_000);
  expect(steps).toBe(1);
});

it('The slideshow waits for the next picture, but not for ever', () => {
  slideshow.start();
  vi.advanceTimersByTime(5_000);
  vi.advanceTimersByTime(14_000);
  expect(steps).toBe(1);
  vi.advanceTimersByTime(1_000);
  expect(steps).toBe(2);
});

it('The slideshow stops, and takes another pace at once', () => {
  slideshow.start();
  slideshow.choose(3);
  vi.advanceTimersByTime(3_000);
  expect(steps).toBe(1);
  slideshow.stop();
  slideshow.seen();
  vi.advanceTimersByTime(60_000);
  expect(steps).toBe(1);
});
