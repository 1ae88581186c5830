/** Picking photos: one by one, ranges, everything. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { GridSource } from '../../../../renderer/lib/grid/grid-source.ts';
import { Picking } from '../../../../renderer/state/grid/picking.ts';
import { Selection } from '../../../../renderer/state/grid/selection.svelte.ts';

function listOf(count: number, loaded = count): GridSource {
  return {
    count,
    loaded,
    sections: [{ start: 0, label: null }],
    idAt: (index) => (index < loaded ? index + 101 : 0),
    ratioAt: () => 1,
    flagsAt: () => 0,
    indexOf: (id) => id - 101,
  };
}

let selection: Selection;
let source: GridSource;
let picking: Picking;
beforeEach(() => {
  selection = new Selection();
  source = listOf(20);
  picking = new Picking(selection, () => source);
});

const ids = () => [...(selection.ids ?? [])].sort((a, b) => a - b);

test('One photo is picked and unpicked', () => {
  picking.toggle(3);
  expect(ids()).toEqual([104]);
  expect(selection.asked).toEqual({ ids: [104] });
  picking.toggle(3);
  expect(selection.isEmpty).toBe(true);
  expect(selection.asked).toBeNull();
});

test('A photo unpicked with the list before does not come back with a range in the next', () => {
  picking.toggle(3);
  picking.toggle(0);
  picking.clearSelection();
  // The first photo is the first one here, too.
  source = { ...listOf(2), idAt: (index) => [101, 105][index] ?? 0 };
  picking.extend(1, 0);
  expect(ids()).toEqual([101, 105]);
});

test("A photo that is not loaded yet can't be picked", () => {
  source = listOf(20, 5);
  picking.toggle(7);
  expect(selection.isEmpty).toBe(true);
});

describe('a range', () => {
  test('A range reaches from the last pick, either way, and is given up for the next one', () => {
    picking.toggle(10);
    picking.extend(12, 0);
    expect(ids()).toEqual([111, 112, 113]);
    picking.extend(8, 0);
    expect(ids()).toEqual([109, 110, 111]);
  });

  test('A range leaves what was picked before', () => {
    picking.toggle(1);
    picking.toggle(10);
    picking.extend(12, 0);
    picking.extend(10, 0);
    expect(ids()).toEqual([102, 111]);
  });

  test('A range begins at the active photo when nothing was picked', () => {
    picking.extend(2, 4);
    expect(ids()).toEqual([103, 104, 105]);
  });

  test('A range begins anew when the list changed', () => {
    picking.toggle(10);
    source = { ...listOf(20), idAt: (index) => index + 201 };
    picking.extend(1, 0);
    expect(ids()).toEqual([111, 201, 202]);
  });

  test('A range that is too long is refused and says so', () => {
    source = listOf(60_000);
    const told = vi.fn();
    picking.onTooMany = told;
    picking.toggle(0);
    picking.extend(50_000, 0);
    expect(told).toHaveBeenCalledOnce();
    expect(selection.count).toBe(1);
    picking.extend(49_999, 0);
    expect(selection.count).toBe(50_000);
  });
});

describe('everything', () => {
  test('Picking everything of a short list names it', () => {
    picking.everything({ favourite: true });
    expect(selection.count).toBe(20);
    expect(selection.ids).toHaveLength(20);
  });

  test('Picking everything of a long list is its filter, with exceptions', () => {
    source = listOf(1_000_000);
    picking.everything({ favourite: true });
    expect(selection.count).toBe(1_000_000);
    expect(selection.asked).toEqual({ filter: { favourite: true } });
    picking.toggle(7);
    picking.toggle(9);
    picking.toggle(7);
    expect(selection.count).toBe(999_999);
    expect(selection.has(108)).toBe(true);
    expect(selection.has(110)).toBe(false);
    expect(selection.asked).toEqual({ filter: { favourite: true }, except: [110] });
    picking.extend(11, 0);
    expect(selection.has(110)).toBe(true);
  });

  test('Picking everything of a list that is still being loaded is its filter', () => {
    source = listOf(1_000, 100);
    picking.everything({});
    expect(selection.asked).toEqual({ filter: {} });
    expect(selection.count).toBe(1_000);
  });

  test('Everything that is picked can be unpicked', () => {
    picking.everything({});
    picking.clear();
    expect(selection.isEmpty).toBe(true);
  });
});

test('Photos that are gone are unpicked', () => {
  picking.everything(null);
  selection.set([101, 102], false);
  expect(selection.count).toBe(18);
});
