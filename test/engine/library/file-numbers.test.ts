import { describe, expect, it } from 'vitest';
import { modifiedAt, sizeOf } from '../../../electron/engine/library/file-numbers.ts';

const SECOND = 1_000_000_000n;
const at = (seconds: bigint): number => modifiedAt({ mtimeNs: seconds * SECOND });

describe('file numbers', () => {
  it('A time of 1684 to 2255 is kept to the microsecond', () => {
    expect(modifiedAt({ mtimeNs: 1_700_000_000_123_456_789n })).toBe(1_700_000_000_123_456);
    expect(modifiedAt({ mtimeNs: -1_500n })).toBe(-1);
    expect(at(9_007_199_254n)).toBe(9_007_199_254_000_000);
  });

  it('Times beyond what a number holds stay safe, on their side of the epoch, and differ from each other', () => {
    const far = [9_007_199_255n, 15_032_304_000n, 15_032_304_001n, 15_032_390_400n, 2n ** 62n];
    for (const sign of [1n, -1n]) {
      const times = far.map((seconds) => at(sign * seconds));
      expect(times.every((time) => Number.isSafeInteger(time) && time > 0 === sign > 0)).toBe(true);
      expect(new Set(times).size).toBe(far.length);
    }
    expect(at(-11_644_473_600n)).toBe(at(-11_644_473_600n));
  });

  it('A size is bounded by what a number holds', () => {
    expect([-1n, 0n, 5n, 2n ** 62n].map((size) => sizeOf({ size }))).toEqual([0, 0, 5, 2 ** 53 - 1]);
  });
});
