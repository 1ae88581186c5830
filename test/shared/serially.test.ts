import { expect, it } from 'vitest';
import { serially } from '../../shared/serially.ts';

it('Serially runs one piece of work after the other, a failed one included', async () => {
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
