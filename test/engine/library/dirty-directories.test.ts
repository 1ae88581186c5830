import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DirtyDirectories } from '../../../electron/engine/library/dirty-directories.ts';

let emitted: (string[] | null)[];
let dirty: DirtyDirectories;
beforeEach(() => {
  vi.useFakeTimers();
  emitted = [];
  dirty = new DirtyDirectories(1_000, (directories) =>
    emitted.push(
      directories?.map(({ path, deep }) => Buffer.from(path).toString() + (deep ? ' (deep)' : '')) ?? null,
    ),
  );
});
afterEach(() => {
  dirty.close();
  vi.useRealTimers();
});
const touch = (path: string, deep = false): void => dirty.touch(Buffer.from(path), deep);

describe('changed directories', () => {
  it('Changed directories are reported once nothing changed in them for a moment', () => {
    touch('/a');
    for (let round = 0; round < 5; round++) {
      vi.advanceTimersByTime(900);
      touch('/a');
      expect(emitted).toEqual([]);
    }
    vi.advanceTimersByTime(1_500);
    expect(emitted).toEqual([['/a']]);
    vi.advanceTimersByTime(60_000);
    expect(emitted).toHaveLength(1);
  });

  it('Directories that never rest are reported now and then', () => {
    for (let round = 0; round < 24; round++) {
      touch('/a');
      vi.advanceTimersByTime(500);
    }
    expect(emitted).toEqual([['/a']]);
  });

  it('Changed directories do not wait for one another', () => {
    touch('/a');
    for (let round = 0; round < 4; round++) {
      touch('/b');
      vi.advanceTimersByTime(500);
    }
    expect(emitted).toEqual([['/a']]);
  });

  it('Both directories of a move are reported together, wherever a check falls', () => {
    for (const between of [0, 1, 100, 200, 249]) {
      emitted.length = 0;
      touch('/from');
      vi.advanceTimersByTime(between);
      touch('/to');
      vi.advanceTimersByTime(3_000);
      expect(emitted).toEqual([['/from', '/to']]);
    }
  });

  it('Changes below a new directory are part of it', () => {
    touch('/a/b');
    touch('/a', true);
    touch('/ab');
    touch('/a');
    vi.advanceTimersByTime(1_500);
    expect(emitted).toEqual([['/a (deep)', '/ab']]);
  });

  it('Very many changed directories mean the whole folder', () => {
    for (let index = 0; index < 501; index++) touch(`/${index}`);
    vi.advanceTimersByTime(1_500);
    expect(emitted).toEqual([null]);
  });
});
