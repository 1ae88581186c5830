import { expect, it } from 'vitest';
import { Loaded } from '../../../renderer/state/loaded.svelte.ts';
import { failure } from '../fake-api.ts';

it('A loaded value is kept when asking again fails, and says why', async () => {
  const answers = [
    () => Promise.resolve(1),
    () => Promise.reject(failure('unavailable', 'starting again')),
    () => Promise.resolve(2),
  ];
  const loaded = new Loaded(() => answers.shift()!());
  expect(loaded.value).toBeNull();
  await loaded.load();
  await loaded.load();
  expect([loaded.value, loaded.failure?.kind]).toEqual([1, 'unavailable']);
  await loaded.load();
  expect([loaded.value, loaded.failure]).toEqual([2, null]);
});

it('A loaded value never goes back to an older answer', async () => {
  const waiting: ((value: number) => void)[] = [];
  const loaded = new Loaded(() => new Promise<number>((resolve) => waiting.push(resolve)));
  const asked = [loaded.load(), loaded.load()];
  waiting[1]?.(2);
  await asked[1];
  waiting[0]?.(1);
  await asked[0];
  expect(loaded.value).toBe(2);
});
