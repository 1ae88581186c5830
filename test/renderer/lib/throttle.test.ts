import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createThrottle } from '../../../renderer/lib/throttle.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('A throttle runs at once, then once more for all calls in between', () => {
  const work = vi.fn();
  const throttled = createThrottle(work, 100);
  for (let call = 0; call < 5; call += 1) throttled();
  expect(work).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(100);
  expect(work).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1_000);
  expect(work).toHaveBeenCalledTimes(2);
  throttled();
  expect(work).toHaveBeenCalledTimes(3);
});
