import { describe, expect, it } from 'vitest';
import { IdTable } from '../../../electron/engine/vectors/id-table.ts';

describe('IdTable', () => {
  it('IdTable finds rows of near and far ids, and nothing else', () => {
    const table = new IdTable();
    const ids = [1, 65_535, 65_536, 2 ** 40];
    for (const [row, id] of ids.entries()) table.set(id, row);
    expect(ids.map((id) => table.get(id))).toEqual([0, 1, 2, 3]);
    expect([0, 2, 131_072, -1, 2 ** 50].map((id) => table.get(id))).toEqual([-1, -1, -1, -1, -1]);
  });

  it('IdTable forgets rows that are removed', () => {
    const table = new IdTable();
    table.set(7, 0);
    table.set(8, 1);
    table.delete(7);
    table.delete(99);
    expect([table.get(7), table.get(8)]).toEqual([-1, 1]);
    table.clear();
    expect(table.get(8)).toBe(-1);
  });
});
