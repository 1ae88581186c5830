import { expect, test } from 'vitest';
import { expectFound } from '../../shared/expect-found.ts';

test('A found value is handed on, an empty value included', () => {
  expect(expectFound('', 'a name', 1)).toBe('');
  expect(expectFound(0, 'a number', 1)).toBe(0);
});

test('An id that stands for nothing is refused by name', () => {
  expect(() => expectFound(undefined, 'an album', 7)).toThrow(
    expect.objectContaining({ kind: 'not-found', message: 'expected the id of an album, received 7' }),
  );
  expect(() => expectFound(null, 'a directory', 'd7')).toThrow(
    "expected the id of a directory, received 'd7'",
  );
});
