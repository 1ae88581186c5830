import { describe, expect, it } from 'vitest';
import { watchRuns, type RunEnd } from '../../../electron/desktop/system/run-end.ts';
import { barOf } from '../../../electron/desktop/system/taskbar.ts';
import { IDLE_PROGRESS, type Progress } from '../../../shared/schemas.ts';

const at = (phase: Progress['phase'], values: Partial<Progress> = {}): Progress => ({
  ...IDLE_PROGRESS,
  phase,
  ...values,
});

describe('the bar on the taskbar', () => {
  it.each<[Progress, number, string]>([
    [at('idle'), -1, 'none'],
    [at('scanning', { total: 0 }), 2, 'indeterminate'],
    [at('scanning', { finished: 5, total: 20 }), 0.25, 'normal'],
    [at('embedding', { finished: 10, total: 20 }), 0.5, 'normal'],
    [at('embedding', { finished: 21, total: 20 }), 1, 'normal'],
    [at('paused', { finished: 10, total: 20 }), 0.5, 'paused'],
  ])('The bar on the taskbar shows %o', (progress, value, mode) => {
    expect(barOf(progress)).toEqual({ value, mode });
  });
});

describe('the end of a run', () => {
  const run = (steps: readonly [milliseconds: number, Progress][]): RunEnd[] => {
    const ends: RunEnd[] = [];
    let now = 0;
    const hear = watchRuns(
      (end) => ends.push(end),
      () => now,
    );
    for (const [milliseconds, progress] of steps) {
      now = milliseconds;
      hear(progress);
    }
    return ends;
  };

  it('The end of a long run that did something is notified, once', () => {
    const idle = at('idle', { done: 40 });
    expect(
      run([
        [0, at('scanning')],
        [30_000, at('embedding')],
        [61_000, idle],
        [62_000, idle],
      ]),
    ).toEqual([{ done: 40, stopped: null }]);
  });

  it('The end of a short run, or of a long one that found nothing new, is not notified', () => {
    expect(
      run([
        [0, at('embedding')],
        [5_000, at('idle', { done: 40 })],
      ]),
    ).toEqual([]);
    expect(
      run([
        [0, at('scanning')],
        [90_000, at('idle')],
      ]),
    ).toEqual([]);
  });

  it('The end of any run that an error stopped is notified', () => {
    expect(
      run([
        [0, at('embedding')],
        [10, at('idle', { stopped: 'disk full' })],
      ]),
    ).toEqual([{ done: 0, stopped: 'disk full' }]);
  });
});
