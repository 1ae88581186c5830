import { describe, expect, it } from 'vitest';
import {
  blockBytes,
  blocksOf,
  paddedDimensions,
  placeInRow,
  rowOffsets,
} from '../../../electron/engine/vectors/block-layout.ts';

describe('block layout', () => {
  it('The block layout pads dimensions to pieces of 16', () => {
    expect([1, 16, 17, 512].map(paddedDimensions)).toEqual([16, 16, 32, 512]);
  });

  it('The block layout interleaves four rows, then their scales, hubs and ids', () => {
    expect(blockBytes(32)).toBe(4 * 32 + 64);
    expect(rowOffsets(0, 32)).toEqual({ values: 0, scale: 128, hub: 144, id: 160 });
    expect(rowOffsets(3, 32)).toEqual({ values: 48, scale: 140, hub: 156, id: 184 });
    expect(rowOffsets(5, 32)).toEqual({ values: 192 + 16, scale: 192 + 132, hub: 192 + 148, id: 192 + 168 });
  });

  it('The block layout counts a started block', () => {
    expect([0, 1, 4, 5].map(blocksOf)).toEqual([0, 1, 1, 2]);
  });

  it('The block layout gives every row bytes of its own', () => {
    const taken = new Set<number>();
    for (let row = 0; row < 8; row++) {
      const at = rowOffsets(row, 48);
      const spans = Array.from({ length: 48 }, (_, index) => [at.values + placeInRow(index), 1]);
      spans.push([at.scale, 4], [at.hub, 4], [at.id, 8]);
      for (const [start = 0, length = 0] of spans) {
        for (let byte = start; byte < start + length; byte++) {
          expect(taken.has(byte)).toBe(false);
          taken.add(byte);
        }
      }
    }
    expect(taken.size).toBe(2 * blockBytes(48));
  });
});
