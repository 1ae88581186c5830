/**
 * Turns the 64-bit numbers of the file system into JavaScript numbers. A file system may hold any of them: NTFS and
 * SMB report 1601-01-01 for "no date", ext4 reaches 2446. Runs in the engine process.
 */
import type { BigIntStats } from 'node:fs';

const MOST = BigInt(Number.MAX_SAFE_INTEGER);
/** 12.7 days in microseconds. No power of ten divides it, so whole seconds rarely fold onto each other. */
const FOLD = 2n ** 40n;

/** A file's size in bytes, at most 2^53 - 1. Such a file is far too large to be read in any case. */
export function sizeOf({ size }: Pick<BigIntStats, 'size'>): number {
  return Number(size < 0n ? 0n : size > MOST ? MOST : size);
}

/**
 * A file's modification time in microseconds since the epoch. A time that a JavaScript number can't hold (before
 * 1684, after 2255) is folded into the last days of that range, where another such time is another number: a scan must
 * still notice that the file changed.
 */
export function modifiedAt({ mtimeNs }: Pick<BigIntStats, 'mtimeNs'>): number {
  const time = mtimeNs / 1000n;
  const excess = (time < 0n ? -time : time) - MOST;
  if (excess <= 0n) return Number(time);
  const folded = MOST - (excess % FOLD);
  return Number(time < 0n ? -folded : folded);
}
