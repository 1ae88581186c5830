import { expect, test } from 'vitest';
import { PhotoColumns, PhotoListing, monthStarts } from '../../../../renderer/lib/grid/photo-columns.ts';
import { Picked } from '../../../../renderer/lib/grid/picked.ts';
import { columnsOf } from '../../columns.ts';

const DAY = (date: string) => Date.parse(date) / 86_400_000;

test('Parts of columns are joined as they come, the rest is zero', () => {
  const columns = new PhotoColumns(4);
  columns.append(columnsOf([{ id: 7, day: -3, ratio: 1.5, flags: 11, colour: 0xf800 }]), 1);
  const early = new PhotoListing(columns, null);
  expect(early).toMatchObject({ count: 4, loaded: 1, sections: [{ start: 0, label: null }] });
  expect([early.idAt(0), early.ratioAt(0), early.flagsAt(0), early.colourAt(0)]).toEqual([
    7, 1.5, 11, 0xf800,
  ]);
  expect([early.idAt(1), early.ratioAt(1), early.flagsAt(1), early.colourAt(1)]).toEqual([0, 0, 0, 0]);
  columns.append(
    columnsOf([
      { id: 4_294_967_295, day: 20_000, ratio: 65.535, flags: 0 },
      { id: 9, day: 1, ratio: 0, flags: 1 },
    ]),
    2,
  );
  const late = new PhotoListing(columns, null);
  expect(late.lineage).toBe(early.lineage);
  expect([late.idAt(1), late.ratioAt(1), columns.days[1]]).toEqual([4_294_967_295, 65.535, 20_000]);
  expect(late.indexOf(9)).toBe(2);
  expect(late.indexOf(8)).toBe(-1);
  expect(late.indexOf(0)).toBe(-1);
});

test('More photos than announced make room for themselves, fewer are cut', () => {
  const columns = new PhotoColumns(1);
  columns.append(columnsOf([1, 2, 3].map((id) => ({ id, day: 0, ratio: 1, flags: 0 }))), 3);
  expect([...columns.ids]).toEqual([1, 2, 3]);
  columns.resize(2);
  expect(columns.loaded).toBe(2);
  expect([...columns.ids]).toEqual([1, 2]);
});

test('A part of columns that is cut off is refused', () => {
  const part = columnsOf([{ id: 1, day: 0, ratio: 1, flags: 0 }]);
  expect(() => new PhotoColumns(2).append(part, 2)).toThrow('expected 26 bytes of columns, received 13');
});

test('A mark changes its own bits', () => {
  const columns = new PhotoColumns(3);
  columns.append(columnsOf([7, 8, 9].map((id) => ({ id, day: 0, ratio: 1, flags: 0 }))), 3);
  const some = Picked.named([7, 9, 77])!;
  columns.markAll(some, true, undefined);
  columns.markAll(some, undefined, 4);
  expect([...columns.flags]).toEqual([9, 0, 9]);
  columns.markAll(Picked.everything({}, 3).with([9], false)!, false, undefined);
  expect([...columns.flags]).toEqual([8, 0, 9]);
});

test('Months begin where the day of the photos enters them', () => {
  const days = Int32Array.from(
    ['2024-03-02', '2024-03-01', '2024-02-29', '2023-12-31', '2023-12-31', '1969-12-31', '1969-11-30'].map(
      DAY,
    ),
  );
  expect(monthStarts(days, 7)).toEqual({
    starts: [0, 2, 3, 5, 6],
    months: [
      { year: 2024, month: 3 },
      { year: 2024, month: 2 },
      { year: 2023, month: 12 },
      { year: 1969, month: 12 },
      { year: 1969, month: 11 },
    ],
  });
  expect(monthStarts(days, 1).starts).toEqual([0]);
});

test('A listing by date has a section a month', () => {
  const columns = new PhotoColumns(3);
  columns.append(
    columnsOf(
      ['2024-03-02', '2024-02-29'].map((date, id) => ({ id: id + 1, day: DAY(date), ratio: 1, flags: 0 })),
    ),
    2,
  );
  const listing = new PhotoListing(columns, ({ year, month }) => `${year}/${month}`);
  expect(listing.sections).toEqual([
    { start: 0, label: '2024/3' },
    { start: 1, label: '2024/2' },
  ]);
});
