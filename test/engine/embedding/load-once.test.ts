import { expect, it } from 'vitest';
import { loadOnce } from '../../../electron/engine/embedding/load-once.ts';
import { serially } from '../../../electron/engine/embedding/serially.ts';

it('loads once for all who ask, and again after a failure', async () => {
  let calls = 0;
  const load = loadOnce(async () => {
    calls += 1;
    if (calls === 1) throw new Error('disk gone');
    return calls;
  });
  const first = await Promise.allSettled([load(), load()]);
  expect(first.map((each) => each.status)).toEqual(['rejected', 'rejected']);
  expect(await Promise.all([load(), load()])).toEqual([2, 2]);
  expect(calls).toBe(2);
});

it('runs one piece of work after the other, a failed one included', async () => {
  const queue = serially();
  const log: string[] = [];
  const work = (name: string, fails: boolean) => async (): Promise<string> => {
    log.push(`${name} begins`);
    await Promise.resolve();
    log.push(`${name} ends`);
    if (fails) throw new Error(name);
    return name;
  };
  const results = await Promise.allSettled([queue(work('a', true)), queue(work('b', false))]);
  expect(results.map((each) => each.status)).toEqual(['rejected', 'fulfilled']);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});
