import { expect, test } from 'vitest';
import { writable } from '../../../electron/engine/work/writable.ts';

test('A part that only a writer has is refused in a reader', () => {
  expect(writable('indexer')).toBe('indexer');
  expect(() => writable(null)).toThrow(
    expect.objectContaining({
      kind: 'read-only',
      message: expect.stringContaining('open read-only') as string,
    }),
  );
});
