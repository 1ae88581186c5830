import { expect, test } from 'vitest';
import { sourceOf } from '../../../../renderer/lib/grid/grid-source.ts';
import { commonMarks, pickedIds } from '../../../../renderer/lib/grid/photo-marks.ts';
import { Picked } from '../../../../renderer/lib/grid/picked.ts';
import { aHit } from '../../fake-api.ts';

const photos = Array.from({ length: 40 }, (_, at) =>
  aHit(at + 1, { favourite: at < 20, rating: at === 0 ? 5 : 3 }),
);
const source = sourceOf(photos);
const named = (from: number, to: number) =>
  Picked.named(Array.from({ length: to - from + 1 }, (_, at) => from + at))!;

test.each([
  ['one', named(1, 1), { favourite: true, rating: 5 }],
  ['alike', named(2, 4), { favourite: true, rating: 3 }],
  ['of two ratings', named(1, 4), { favourite: true, rating: null }],
  ['some favourites', named(19, 22), { favourite: null, rating: 3 }],
  ['many, alike', named(21, 40), { favourite: false, rating: 3 }],
  ['many, mixed', named(1, 40), { favourite: null, rating: null }],
  ['everything', Picked.everything({}, 40), { favourite: null, rating: null }],
  ['none that is here', named(77, 78), { favourite: false, rating: 0 }],
])('Common marks of picked photos are found: %s', (_name, picked, expected) => {
  expect(commonMarks(picked, source)).toEqual(expected);
});

test('Picked ids are named as far as the host takes them', () => {
  expect(pickedIds(named(3, 4), source, 2)).toEqual([3, 4]);
  expect(pickedIds(named(3, 5), source, 2)).toBeNull();
  const all = Picked.everything({}, 40).with([1, 2], false)!;
  expect(pickedIds(all, source, 100)).toHaveLength(38);
  expect(pickedIds(all, source, 10)).toBeNull();
});
