import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCaptions } from '../../electron/cli/captions.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'sightline-captions-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function write(text: string): string {
  const file = path.join(directory, 'captions.csv');
  writeFileSync(file, text);
  return file;
}

describe('captions', () => {
  it('Captions take paths from the folder of the CSV, in any order of columns', async () => {
    const file = write(
      '\ufeffcaption,source,file\r\n"A cat, asleep",web,in/a.jpg\r\n\r\n"Say ""hi""",web,/abs/b.png\r\n',
    );
    const pairs = await readCaptions(file);
    expect(pairs.map((pair) => [Buffer.from(pair.path).toString(), pair.caption])).toEqual([
      [path.join(directory, 'in/a.jpg'), 'A cat, asleep'],
      ['/abs/b.png', 'Say "hi"'],
    ]);
  });

  it.each([
    ['file,caption\n', /expected captions .* received none/],
    ['', /expected the columns file and caption/],
    ['file,caption\na.jpg,\n', /expected a file and a caption in record 1/],
    ['file,caption\n"a.jpg,x\n', /expected CSV/],
  ])('The captions file %j is refused', async (text, message) => {
    await expect(readCaptions(write(text))).rejects.toThrow(message);
  });
});
