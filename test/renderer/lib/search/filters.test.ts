import { describe, expect, it } from 'vitest';
import { changeFilter, dayEnd, dayOf, dayStart, isOpen } from '../../../../renderer/lib/search/filters.ts';

describe('a change', () => {
  it('A change of the filter adds parts and replaces those there are', () => {
    expect(changeFilter({ folderId: 1, favourite: true }, { folderId: 2, ratingFrom: 3 })).toEqual({
      folderId: 2,
      favourite: true,
      ratingFrom: 3,
    });
  });

  it('A change of the filter leaves out what becomes undefined or empty', () => {
    const filter = changeFilter(
      { folderId: 1, types: ['png'], tagIds: [4] },
      { folderId: undefined, types: [] },
    );
    expect(filter).toEqual({ tagIds: [4] });
    expect(isOpen(filter)).toBe(false);
    expect(isOpen(changeFilter(filter, { tagIds: [] }))).toBe(true);
  });
});

describe('days', () => {
  it('Days of a filter are whole, in UTC', () => {
    expect(dayStart('2024-02-29')).toBe(Date.UTC(2024, 1, 29));
    expect(dayEnd('2024-02-29')).toBe(Date.UTC(2024, 2, 1) - 1);
    expect(dayOf(dayEnd('2024-02-29'))).toBe('2024-02-29');
  });

  it('Days of a filter are nothing when they are none', () => {
    for (const text of ['', 'yesterday', '2024-13-01', '20240101']) expect(dayStart(text)).toBeUndefined();
    expect(dayOf(undefined)).toBe('');
  });
});
