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
