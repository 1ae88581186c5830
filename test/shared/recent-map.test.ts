import { expect, test } from 'vitest';
import { RecentMap } from '../../shared/recent-map.ts';

test('RecentMap gives up the entries set longest ago', () => {
  const map = new RecentMap<number, string>(2);
  map.set(1, 'one');
  map.set(2, 'two');
  map.set(1, 'one again');
  map.set(3, 'three');
  expect([map.get(1), map.get(2), map.get(3), map.size]).toEqual(['one again', undefined, 'three', 2]);
  map.clear();
  expect(map.has(1)).toBe(false);
});

test('RecentMap gives up entries by weight too, except the newest', () => {
  const map = new RecentMap<string, string>(10, { most: 5, weigh: (value) => value.length });
  map.set('a', 'xx');
  map.set('b', 'xxx');
  expect(map.size).toBe(2);
  map.set('a', 'xxx');
  expect([map.get('a'), map.get('b')]).toEqual(['xxx', undefined]);
  map.set('c', 'more than all');
  expect([map.has('a'), map.get('c')]).toEqual([false, 'more than all']);
  map.delete('c');
  map.set('d', 'xx');
  map.set('e', 'xxx');
  expect(map.size).toBe(2);
});
