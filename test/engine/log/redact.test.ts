import { describe, expect, it } from 'vitest';
import { withoutFileNames } from '../../../electron/engine/log/redact.ts';

describe('a text for the log', () => {
  it.each([
    ['a path in quotes', "EBUSY: resource busy, open '/home/ann/Grandma’s 80th/IMG 1.jpg'"],
    ['a path with brackets', 'could not decode /home/ann/80th (copy)/Grandma.jpeg at once'],
    ['a path of Windows', 'could not read C:\\Users\\Ann\\Grandma 80th.HEIC'],
    ['a path on a share', 'could not read \\\\nas\\ann\\Grandma 80th.png'],
    ['a name alone', 'decoding failed: Grandma 80th.tiff is cut off'],
    ['a name with a colon in its folder', 'failed: /home/ann/19:30 Grandma/80th.webp'],
    ['a folder in quotes', "ENOENT: no such file, scandir '/home/ann/Grandma 80th'"],
  ])('A text for the log keeps nothing of %s', (_what, text) => {
    const redacted = withoutFileNames(text);
    expect(redacted).toContain('<file>');
    expect(redacted).not.toMatch(/Grandma|80th|ann/);
  });

  it('A text for the log keeps nothing of a path that the failure names itself, whatever it looks like', () => {
    const path = '/home/ann/odd "name"\n    at fake (x.jpg';
    expect(withoutFileNames(`EIO: i/o error, read ${path}`, [path])).toBe('EIO: i/o error, read <file>');
  });

  it('A text for the log keeps the frames of a stack, and the names of our own files', () => {
    const stack =
      "Error: Cannot find module '/opt/Sightline/dist/node/engine.js'\n" +
      '    at Sharp.webp (/opt/Sightline/dist/node/embedder.js:120:7)\n' +
      "    at open (file:///opt/Sightline/dist/node/engine.js:1:2)\nunable to open '/data/library.db-wal'";
    expect(withoutFileNames(stack)).toBe(stack);
  });

  it('A text for the log keeps the rest of the message', () => {
    expect(withoutFileNames('search.query failed: expected 512 numbers, received 3')).toBe(
      'search.query failed: expected 512 numbers, received 3',
    );
  });
});
