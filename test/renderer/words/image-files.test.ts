import { describe, expect, it } from 'vitest';
import { droppedFolderName, imageOf, refusalOf } from '../../../renderer/words/image-files.ts';
import { LIMITS } from '../../../shared/limits.ts';

const file = (name: string, type: string) => new File(['x'], name, { type });

describe('of what is brought', () => {
  it('Of what is brought, the image is taken', () => {
    const image = file('a.png', 'image/png');
    expect(imageOf([image])).toEqual({ file: image });
    expect(imageOf([file('a.txt', 'text/plain'), image])).toEqual({ file: image });
  });

  it('Several images are refused, and thousands of files', () => {
    const many = Array<File>(10_000).fill(file('a.jpg', 'image/jpeg'));
    expect(imageOf(many)).toEqual({ refusal: expect.stringContaining('10,000 files') as string });
    expect(imageOf([file('a.txt', 'text/plain'), file('b.txt', 'text/plain')])).toHaveProperty('refusal');
  });

  it('One file that is no image is refused by its name', () => {
    expect(imageOf([file('a.txt', 'text/plain')])).toEqual({
      refusal: expect.stringContaining('a.txt') as string,
    });
  });

  it('Of nothing that is brought, nothing is taken', () => expect(imageOf([])).toBeNull());
});

it('A folder is found among what a browser was given', () => {
  const entry = (name: string, isDirectory: boolean) => ({
    webkitGetAsEntry: () => ({ name, isDirectory }) as FileSystemEntry,
  });
  expect(droppedFolderName([entry('a.jpg', false), entry('Holidays', true)])).toBe('Holidays');
  expect(droppedFolderName([entry('a.jpg', false), { webkitGetAsEntry: () => null }])).toBeNull();
  expect(droppedFolderName(undefined)).toBeNull();
});

it.each([
  ['text', { name: 'a.txt', type: 'text/plain', size: 1 }, 'a.txt'],
  ['an empty file', { name: 'a.png', type: 'image/png', size: 0 }, 'empty'],
  ['a huge file', { name: 'a.png', type: 'image/png', size: LIMITS.queryImageBytes + 1 }, 'at most'],
])('An image file refuses %s', (_what, candidate, words) => expect(refusalOf(candidate)).toContain(words));

it('An image is taken, and a file whose type the browser does not know', () => {
  expect(refusalOf({ name: 'a.avif', type: 'image/avif', size: 1 })).toBeNull();
  expect(refusalOf({ name: 'a', type: '', size: 1 })).toBeNull();
});
