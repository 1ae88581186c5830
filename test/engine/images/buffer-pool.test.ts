import { describe, expect, test } from 'vitest';
import { BufferPool } from '../../../electron/engine/images/buffer-pool.ts';

const MEGABYTE = 1024 * 1024;
const same = (buffer: Buffer): Promise<Buffer> => Promise.resolve(buffer);

// Pieces are compared with `===`: vitest would look through all their bytes.
describe('buffer pool', () => {
  test('lends the same memory again when it is large enough', async () => {
    const pool = new BufferPool();
    const first = await pool.lend(100, same);
    expect(first.length).toBeGreaterThanOrEqual(100);
    expect((await pool.lend(5000, same)) === first).toBe(true);
    const larger = await pool.lend(3 * MEGABYTE, same);
    expect(larger === first).toBe(false);
    // The smaller one is enough.
    expect((await pool.lend(10, same)) === first).toBe(true);
    expect((await pool.lend(2 * MEGABYTE, same)) === larger).toBe(true);
  });

  test('never lends one piece to two at once', async () => {
    const pool = new BufferPool();
    await pool.lend(100, async (one) => {
      await pool.lend(100, (other) => Promise.resolve(expect(other === one).toBe(false)));
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
    expect((await pool.lend(100, same)) === lent[0]).toBe(true);
  });

  test('does not keep what is too large', async () => {
    const pool = new BufferPool();
    const huge = await pool.lend(80 * MEGABYTE, same);
    expect((await pool.lend(80 * MEGABYTE, same)) === huge).toBe(false);
  });
});
