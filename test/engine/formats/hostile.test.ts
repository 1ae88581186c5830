/** What becomes of files that are cut off, empty behind their first bytes, or of another format than they say. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { prepareImage } from '../../../electron/engine/images/decode.ts';
import { toSightlineError } from '../../../shared/errors.ts';
import { squash } from '../images/specs.ts';

const fixture = (name: string): Buffer =>
  readFileSync(path.join(import.meta.dirname, '../../fixtures', name));

const FAMILIES: readonly (readonly [family: string, file: Buffer])[] = [
  ['HEIC', fixture('heif/quadrants.heic')],
  ['JPEG XL, bare', fixture('jxl/bare.jxl')],
  ['JPEG XL, in a container', fixture('jxl/container.jxl')],
  ['BMP', fixture('bitmaps/bgr24.bmp')],
  ['TGA', fixture('bitmaps/bgr24-runs.tga')],
  ['ICO', fixture('bitmaps/dib.ico')],
];

/** The kind of the refusal, or what the picture's warning says. */
async function outcome(bytes: Buffer): Promise<string> {
  try {
    return `read: ${(await prepareImage(bytes, squash(16, 16))).warning ?? 'whole'}`;
  } catch (error) {
    return toSightlineError(error).kind;
  }
}

describe.each(FAMILIES)('%s', (_family, file) => {
  test.each([0.1, 0.5, 0.9])(
    'A file of which only %f is there is refused, or carries a warning',
    async (share) => {
      expect(await outcome(file.subarray(0, Math.floor(file.length * share)))).toMatch(
        /^(?:unreadable|unsupported|read: the file is truncated.*)$/,
      );
    },
  );

  test('A file with nothing but zeros behind its first bytes is refused', async () => {
    const zeros = Buffer.alloc(file.length);
    file.copy(zeros, 0, 0, 16);
    expect(await outcome(zeros)).toMatch(/^(?:unreadable|unsupported|too-large)$/);
  });

  test('A file with noise in its middle is read or refused, and the next one is read', async () => {
    for (const at of [0.3, 0.6]) {
      const noisy = Buffer.from(file);
      for (let index = 0; index < 16; index++) {
        const place = Math.floor(file.length * at) + index;
        if (place < noisy.length) noisy[place] = (index * 151 + 83) & 0xff;
      }
      expect(await outcome(noisy)).toMatch(/^(?:read: .*|unreadable|unsupported|too-large)$/);
    }
    expect(await outcome(file)).toBe('read: whole');
  });
});
