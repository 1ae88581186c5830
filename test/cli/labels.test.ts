import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectTemplate, readLabels } from '../../electron/cli/labels.ts';

let file: string;
beforeAll(() => {
  file = path.join(mkdtempSync(path.join(tmpdir(), 'sightline-labels-')), 'labels.txt');
  writeFileSync(file, '\ufeffcat, black\r\n\r\n dog \ncar\n');
});
afterAll(() => rmSync(path.dirname(file), { recursive: true, force: true }));

describe('labels', () => {
  it('Labels come from a list and from lines, each once', async () => {
    expect(await readLabels('car, dog,,car', file)).toEqual(['car', 'dog', 'cat, black']);
  });
  it.each([
    ['UTF-8', Buffer.from('cat\ncafé\n')],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffcat\r\ncafé')],
    ['UTF-16, as PowerShell writes it', Buffer.from('\ufeffcat\r\ncafé\r\n', 'utf16le')],
    ['big-endian UTF-16', Buffer.from('\ufeffcat\ncafé\n', 'utf16le').swap16()],
  ])('Labels are read from a file in %s', async (_encoding, bytes) => {
    const encoded = path.join(path.dirname(file), 'encoded.txt');
    writeFileSync(encoded, bytes);
    expect(await readLabels(undefined, encoded)).toEqual(['cat', 'café']);
  });
  it.each([
    ['Latin-1', Buffer.from('cat\ncafé\n', 'latin1')],
    ['UTF-16 without a byte order mark', Buffer.from('cat\ncafé\n', 'utf16le')],
  ])('Labels in %s are refused with the encoding to use', async (_encoding, bytes) => {
    const encoded = path.join(path.dirname(file), 'encoded.txt');
    writeFileSync(encoded, bytes);
    await expect(readLabels(undefined, encoded)).rejects.toThrow(
      `expected text in UTF-8, or in UTF-16 with a byte order mark, received another encoding in ${encoded}`,
    );
  });
  it('Labels that differ in case only count once, as first written', async () => {
    expect(await readLabels('cat, CAT, Ärmel, ärmel', undefined)).toEqual(['cat', 'Ärmel']);
  });
  it('Labels from a file that is not there, or a folder, are refused by its name', async () => {
    await expect(readLabels(undefined, 'nope.txt')).rejects.toThrow(
      'expected a file with one label per line, received nope.txt, which does not exist',
    );
    await expect(readLabels(undefined, path.dirname(file))).rejects.toThrow('which is a folder');
  });
  it('Labels are bounded in number and length', async () => {
    await expect(readLabels(' , ', undefined)).rejects.toThrow('received 0');
    await expect(readLabels('x'.repeat(201), undefined)).rejects.toThrow(
      'at most 200 characters, received 201',
    );
    const many = Array.from({ length: 1001 }, (_, index) => index).join();
    await expect(readLabels(many, undefined)).rejects.toThrow('expected 1 to 1000 labels');
  });
  it('Labels go into templates with a place for them', () => {
    expect(collectTemplate('a {}', ['b {}'])).toEqual(['b {}', 'a {}']);
    expect(() => collectTemplate('a photo')).toThrow('with {} where the label goes');
  });
});
