import { expect, it } from 'vitest';
import { createProgressSpeaker } from '../../../../renderer/state/activity/progress-speaker.ts';
import type { Progress } from '../../../../shared/schemas.ts';
import { IDLE_PROGRESS } from '../../../../shared/schemas.ts';

/** What is said in the course of these. */
function spoken(...course: Partial<Progress>[]): string[] {
  const speak = createProgressSpeaker();
  return course
    .map((change) => speak({ ...IDLE_PROGRESS, total: 100, ...change }))
    .filter((words) => words !== null);
}

it('The progress speaker says the start, each quarter once, and the end', () => {
  const course = Array.from({ length: 100 }, (_, finished) => ({ phase: 'embedding' as const, finished }));
  expect(spoken({ phase: 'scanning' }, ...course, { phase: 'idle', finished: 100, done: 98 })).toEqual([
    'Indexing started.',
    '25% indexed.',
    '50% indexed.',
    '75% indexed.',
    'Indexing finished. 98 photos indexed.',
  ]);
});

it('The progress speaker says nothing of a scan that found nothing new', () => {
  expect(spoken({ phase: 'scanning' }, { phase: 'idle', total: 0 })).toEqual([]);
});

it('The progress speaker says a pause once', () => {
  expect(spoken({ phase: 'embedding' }, { phase: 'paused' }, { phase: 'paused' })).toEqual([
    'Indexing started.',
    'Indexing paused.',
  ]);
});

it('The progress speaker leaves a failure to the alert that shows it', () => {
  expect(spoken({ phase: 'embedding' }, { phase: 'idle', stopped: 'the disk is full' })).toEqual([
    'Indexing started.',
  ]);
});
