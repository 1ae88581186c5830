import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Later } from '../../../electron/engine/work/later.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('Work that waits is done once after a pause, however often it was asked for, and can be asked for again', () => {
  const work = vi.fn();
  const later = new Later(1_000, work);
  later.again();
  later.again();
  vi.advanceTimersByTime(999);
  expect(work).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(work).toHaveBeenCalledTimes(1);
  later.again();
  vi.advanceTimersByTime(1_000);
  expect(work).toHaveBeenCalledTimes(2);
});

it('Work that waits is not done after the library has closed', () => {
  const work = vi.fn();
  const later = new Later(1_000, work);
  later.again();
  later.close();
  later.again();
  vi.advanceTimersByTime(5_000);
  expect(work).not.toHaveBeenCalled();
});
