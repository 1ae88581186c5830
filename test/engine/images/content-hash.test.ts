import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contentHash } from '../../../electron/engine/images/content-hash.ts';

const MIB = 2 ** 20;

describe('the content hash', () => {
  it('The content hash of up to 64 MiB is the sha256 of all bytes', () => {
    const bytes = Buffer.alloc(64 * MIB, 7);
    expect(contentHash(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('The content hash of more is that of the size and the first, middle and last MiB', () => {
    const bytes = Buffer.alloc(64 * MIB + 2, 7);
    const before = contentHash(bytes);
    expect(contentHash(Buffer.alloc(64 * MIB + 4, 7))).not.toBe(before);
    bytes[10 * MIB] = 1;
    expect(contentHash(bytes)).toBe(before);
    for (const place of [0, 32 * MIB, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[place] = 1;
      expect(contentHash(changed)).not.toBe(before);
    }
  });
});
