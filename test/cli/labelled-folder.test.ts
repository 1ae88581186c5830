import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readLabelledFolder } from '../../electron/cli/labelled-folder.ts';
import { temporaryDirectory } from '../support/temporary.ts';

it('A labelled folder gives each photo the name of its subfolder, and ignores what lies beside them', async () => {
  const root = await temporaryDirectory();
  for (const name of ['cup_of_tea/a.jpg', 'cat/young/b.png', 'cat/notes.txt', 'loose.jpg']) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), '');
  }
  const files = await readLabelledFolder(root);
  expect(files.map(({ path: file, label }) => [path.basename(Buffer.from(file).toString()), label])).toEqual([
    ['b.png', 'cat'],
    ['a.jpg', 'cup of tea'],
  ]);
});

it('A folder with fewer than two labels, and one that is not there, are refused', async () => {
  const root = await temporaryDirectory();
  mkdirSync(path.join(root, 'cat'));
  writeFileSync(path.join(root, 'cat', 'a.jpg'), '');
  await expect(readLabelledFolder(root)).rejects.toMatchObject({
    kind: 'invalid-input',
    message: `expected a folder with at least 2 subfolders of photos, one per label, received ${root} with 1`,
  });
  await expect(readLabelledFolder(path.join(root, 'none'))).rejects.toMatchObject({ kind: 'not-found' });
});
