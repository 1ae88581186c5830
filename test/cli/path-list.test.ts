import path from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readPathArguments } from '../../electron/cli/path-list.ts';

const read = async (names: string[], input: Uint8Array | string, nul = false): Promise<string[]> => {
  const paths = await readPathArguments(names, nul, Readable.from([Buffer.from(input)]));
  return paths.map((each) => Buffer.from(each).toString('latin1'));
};

describe('a list of paths on standard input', () => {
  it('A list stands where - is, one path per line, relative to the working directory', async () => {
    expect(await read(['first', '-', '/last'], 'a b.jpg\r\n\n/abs/c.jpg')).toEqual([
      path.resolve('first'),
      path.resolve('a b.jpg'),
      '/abs/c.jpg',
      '/last',
    ]);
  });
  it('A list separated by NUL may have line breaks and bytes of any encoding in its names', async () => {
    const list = Buffer.concat([Buffer.from('/a\nb.jpg\0/caf'), Buffer.of(0xe9, 0)]);
    expect(await read(['-'], list, true)).toEqual(['/a\nb.jpg', '/caf\xe9']);
  });
  it('A list that is empty, asked for twice, or only given a separator is refused', async () => {
    await expect(read(['-'], '\n')).rejects.toThrow(
      'expected a list of paths on standard input, received none',
    );
    await expect(read(['-', '-'], 'a')).rejects.toThrow('expected - once');
    await expect(read(['a'], '', true)).rejects.toThrow('expected --null with -');
  });
  it('Arguments alone leave standard input unread', async () => {
    expect(await read(['./-'], 'a')).toEqual([path.resolve('-')]);
  });
});
