import { expect, test } from 'vitest';
import { RecentMap } from '../../shared/recent-map.ts';

test('the entries set longest ago give way', () => {
  const map = new RecentMap<number, string>(2);
  map.set(1, 'one');
  map.set(2, 'two');
  map.set(1, 'one again');
  map.set(3, 'three');
  expect([map.get(1), map.get(2), map.get(3), map.size]).toEqual(['one again', undefined, 'three', 2]);
  map.clear();
  expect(map.has(1)).toBe(false);
});
