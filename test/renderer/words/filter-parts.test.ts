import { describe, expect, it } from 'vitest';
import { dateWords, filterParts, periodOf, withoutKind } from '../../../renderer/words/filter-parts.ts';
import type { FilterNames } from '../../../renderer/words/filter-parts.ts';
import { FILTER_KINDS, changeFilter } from '../../../renderer/lib/search/filters.ts';
import { searchFilter } from '../../../shared/schemas.ts';
import type { SearchFilter } from '../../../shared/schemas.ts';

const names: FilterNames = {
  folder: (id) => (id === 1 ? 'Pictures' : null),
  directory: () => 'Iceland',
  tag: (id) => (id === 1 ? 'Beach' : null),
  album: () => null,
};
const full: SearchFilter = {
  folderId: 1,
  directoryId: 'd',
  ...periodOf(2024, 5),
  types: ['jpeg', 'png'],
  cameras: ['X-T4'],
  favourite: true,
  ratingFrom: 4,
  tagIds: [1, 2],
  albumId: 3,
};

it('Filter parts say each part in words, by name where there is one', () => {
  expect(filterParts(full, names).map(({ words }) => words)).toEqual([
    'Iceland',
    'Pictures',
    'June 2024',
    'X-T4',
    'JPEG or PNG',
    'Favourites',
    '4 stars or more',
    'Beach',
    'A tag',
    'An album',
  ]);
});

it('Filter parts are taken out one at a time, until nothing is left', () => {
  const parts = filterParts(full, names);
  expect(new Set(parts.map(({ key }) => key)).size).toBe(parts.length);
  let filter: SearchFilter = full;
  for (let left = parts.length; left > 0; left -= 1) {
    const [first] = filterParts(filter, names);
    filter = changeFilter(filter, first?.without ?? {});
    expect(filterParts(filter, names)).toHaveLength(left - 1);
  }
  expect(filter).toEqual({});
});

it('Filter parts have a kind for every part of the contract’s filter', () => {
  const own = FILTER_KINDS.map(
    (kind) => Object.keys(full).length - Object.keys(withoutKind(full, kind)).length,
  );
  expect(own.every((count) => count > 0)).toBe(true);
  expect(own.reduce((sum, count) => sum + count)).toBe(Object.keys(searchFilter.shape).length);
});

describe('dates', () => {
  it.each([
    [periodOf(2024), '2024'],
    [periodOf(2024, 1), 'February 2024'],
    [periodOf(2024, 11), 'December 2024'],
    [{ takenFrom: Date.UTC(2024, 0, 3), takenTo: Date.UTC(2024, 0, 4) - 1 }, 'Jan 3, 2024'],
    [{ takenFrom: Date.UTC(2024, 0, 3), takenTo: Date.UTC(2024, 0, 9) - 1 }, 'Jan 3, 2024 – Jan 8, 2024'],
    [{ takenFrom: Date.UTC(2024, 0, 3), takenTo: undefined }, 'From Jan 3, 2024'],
    [{ takenFrom: undefined, takenTo: Date.UTC(2024, 0, 3) }, 'Until Jan 3, 2024'],
  ])('The dates of %o are %s', ({ takenFrom, takenTo }, words) => {
    expect(dateWords(takenFrom, takenTo)).toBe(words);
  });
});
