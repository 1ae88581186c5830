import { expect, it } from 'vitest';
import {
  NO_FILTER,
  PHOTO_TYPES,
  activeFilters,
  isRangeReversed,
  toSearchFilter,
} from '../../../renderer/lib/filters.ts';
import { photoType } from '../../../shared/schemas.ts';

it('knows the types of the contract', () => expect(PHOTO_TYPES).toEqual(photoType.options));

it('is nothing when nothing is chosen', () => {
  expect(toSearchFilter(NO_FILTER)).toBeUndefined();
  expect(activeFilters(NO_FILTER)).toBe(0);
});

it('takes whole days', () => {
  const day = toSearchFilter({ ...NO_FILTER, from: '2024-02-29', to: '2024-02-29' });
  expect(day).toEqual({ takenFrom: Date.UTC(2024, 1, 29), takenTo: Date.UTC(2024, 2, 1) - 1 });
});

it('knows a range that ends before it begins', () => {
  expect(isRangeReversed({ ...NO_FILTER, from: '2024-02-02', to: '2024-02-01' })).toBe(true);
  expect(isRangeReversed({ ...NO_FILTER, from: '2024-02-02' })).toBe(false);
});
