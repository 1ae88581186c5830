import { expect, it } from 'vitest';
import { loadOnce } from '../../shared/load-once.ts';

it('loadOnce loads once for all callers, and again after a failure', async () => {
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
