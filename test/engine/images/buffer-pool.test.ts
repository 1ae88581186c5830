import { describe, expect, test } from 'vitest';
import { BufferPool } from '../../../electron/engine/images/buffer-pool.ts';

const MEGABYTE = 1024 * 1024;
const same = (buffer: Buffer): Promise<Buffer> => Promise.resolve(buffer);

describe('buffer pool', () => {
  test('lends the same memory again when it is large enough', async () => {
    const pool = new BufferPool();
    const first = await pool.lend(100, same);
    expect(first.length).toBeGreaterThanOrEqual(100);
    expect(await pool.lend(5000, same)).toBe(first);
    const larger = await pool.lend(3 * MEGABYTE, same);
    expect(larger).not.toBe(first);
    // The smaller one is enough.
    expect(await pool.lend(10, same)).toBe(first);
    expect(await pool.lend(2 * MEGABYTE, same)).toBe(larger);
  });

  test('never lends one piece to two at once', async () => {
    const pool = new BufferPool();
    await pool.lend(100, async (one) => {
      await pool.lend(100, (other) => Promise.resolve(expect(other).not.toBe(one)));
    });
  });

  test('takes it back when the work fails', async () => {
    const pool = new BufferPool();
    const lent: Buffer[] = [];
    const failing = pool.lend(100, (buffer) => {
      lent.push(buffer);
      return Promise.reject(new Error('no'));
    });
    await expect(failing).rejects.toThrow('no');
    expect(await pool.lend(100, same)).toBe(lent[0]);
  });

  test('does not keep what is too large', async () => {
    const pool = new BufferPool();
    const huge = await pool.lend(80 * MEGABYTE, same);
    expect(await pool.lend(80 * MEGABYTE, same)).not.toBe(huge);
  });
});
