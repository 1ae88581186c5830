import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Foreground } from '../../../electron/engine/work/foreground.ts';

it('Background work waits while somebody waits for an answer', async () => {
  const foreground = new Foreground();
  const order: string[] = [];
  let answer: (() => void) | undefined;
  const search = foreground
    .run(() => new Promise<void>((resolve) => (answer = resolve)))
    .then(() => order.push('answer'));
  const background = foreground.yieldToOthers().then(() => order.push('background'));
  await new Promise((resolve) => setImmediate(resolve));
  expect(order).toEqual([]);
  answer?.();
  await Promise.all([search, background]);
  expect(order.toSorted()).toEqual(['answer', 'background']);
});

it('Background work does not wait for ever, and not at all when nobody waits', async () => {
  const foreground = new Foreground();
  await foreground.yieldToOthers();
  const endless = foreground.run(() => sleep(400));
  await foreground.yieldToOthers();
  await expect(foreground.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await endless;
  await foreground.yieldToOthers();
});
