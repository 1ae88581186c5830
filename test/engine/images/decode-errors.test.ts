import { expect, it } from 'vitest';
import { unreadable } from '../../../electron/engine/images/decode-errors.ts';

it('A reason is the first line of what the decoder says that says something', () => {
  const error = new Error(
    "corrupt header:\nglib: XML parse error: error code=99 (3) in (null):1:40: 'x' is no URI\nmore",
  );
  expect(unreadable(error, 'svg').message).toBe(
    "the image could not be decoded (glib: XML parse error: line 1, column 40: 'x' is no URI)",
  );
});

it('A decoder that says nothing gets words of our own', () => {
  expect(unreadable(new Error('Unknown error'), 'webp').message).toMatch(/WEBP/);
});
