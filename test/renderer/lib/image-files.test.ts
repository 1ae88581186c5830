import { expect, it } from 'vitest';
import { imageOf, refusalOf } from '../../../renderer/lib/image-files.ts';
import { LIMITS } from '../../../shared/limits.ts';

const file = (name: string, type: string) => new File(['x'], name, { type });
const transfer = (...files: File[]) => ({ files: files as unknown as FileList });

it('prefers the image among dropped files', () => {
  const image = file('a.png', 'image/png');
  expect(imageOf(transfer(file('a.txt', 'text/plain'), image))).toBe(image);
  expect(imageOf(transfer())).toBeNull();
  expect(imageOf(null)).toBeNull();
});

it.each([
  ['text', { name: 'a.txt', type: 'text/plain', size: 1 }, 'a.txt'],
  ['an empty file', { name: 'a.png', type: 'image/png', size: 0 }, 'empty'],
  ['a huge file', { name: 'a.png', type: 'image/png', size: LIMITS.queryImageBytes + 1 }, 'at most'],
])('refuses %s', (_what, candidate, words) => expect(refusalOf(candidate)).toContain(words));

it('takes an image, and a file whose type the browser does not know', () => {
  expect(refusalOf({ name: 'a.avif', type: 'image/avif', size: 1 })).toBeNull();
  expect(refusalOf({ name: 'a', type: '', size: 1 })).toBeNull();
});
