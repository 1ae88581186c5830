import { expect, test } from 'vitest';
import { IdSet } from '../../../electron/engine/work/id-set.ts';

test('A set of ids knows each of them, counts it once, and grows as far as it must', () => {
  const ids = new IdSet();
  for (const id of [0, 7, 8, 8, 8_191, 8_192, 3_000_000, 7]) ids.add(id);
  expect(ids.size).toBe(6);
  expect([0, 7, 8, 8_191, 8_192, 3_000_000].every((id) => ids.has(id))).toBe(true);
  expect([1, 6, 9, 8_190, 8_193, 2_999_999, 4_000_000_000].some((id) => ids.has(id))).toBe(false);
});
