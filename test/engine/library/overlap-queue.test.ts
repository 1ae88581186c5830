import { expect, it } from 'vitest';
import { OverlapQueue } from '../../../electron/engine/library/overlap-queue.ts';

it('The overlap queue runs overlapping work in turn, even after a failure, and the rest at once', async () => {
  const queue = new OverlapQueue();
  const order: string[] = [];
  let fail = (): void => undefined;
  const inner = queue.run(Buffer.from('/photos/trip'), async () => {
    order.push('inner');
    await new Promise<void>((_resolve, reject) => (fail = () => reject(new Error('no room'))));
  });
  const outer = queue.run(Buffer.from('/photos'), async () => order.push('outer'));
  const beside = queue.run(Buffer.from('/photos/trip 2'), async () => order.push('beside'));
  const elsewhere = queue.run(Buffer.from('/music'), async () => order.push('elsewhere'));
  expect(order).toEqual(['inner', 'elsewhere']);
  fail();
  await expect(inner).rejects.toThrow('no room');
  await Promise.all([outer, beside, elsewhere]);
  expect(order).toEqual(['inner', 'elsewhere', 'outer', 'beside']);
});
