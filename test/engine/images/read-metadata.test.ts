import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { readMetadata } from '../../../electron/engine/images/read-metadata.ts';
import { bundle } from '../../support/bundle.ts';
import { quadrants } from '../../support/images.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

let directory: string;
let photo: Buffer;

beforeAll(async () => {
  directory = await temporaryDirectory();
  photo = Buffer.from(path.join(directory, 'a.jpg'));
  await writeFile(
    photo,
    await quadrants(8, 8)
      .withExif({ IFD0: { Make: 'Acme' } })
      .jpeg()
      .toBuffer(),
  );
});

/** A worker that does that instead of reading. */
async function worker(code: string): Promise<string> {
  const entry = path.join(directory, 'worker.mjs');
  await writeFile(entry, code);
  return entry;
}

it('The metadata reader reads a file in a thread of its own', async () => {
  const entry = await bundle('electron/engine/images/metadata-worker.ts');
  const { groups } = await readMetadata(photo, { entry });
  expect(groups.find(({ name }) => name === 'EXIF')?.fields).toContainEqual({ name: 'Make', value: 'Acme' });
});

it('The metadata reader gives up a file that takes too long', async () => {
  const entry = await worker('for (;;);');
  await expect(readMetadata(photo, { entry, milliseconds: 300 })).rejects.toMatchObject({
    kind: 'unreadable',
    message: expect.stringContaining('more than 0.3 s') as string,
  });
});

it('The metadata reader survives a file that takes all memory', async () => {
  const entry = await worker('const all = []; for (;;) all.push(new Array(1e5).fill(Math.random()));');
  await expect(readMetadata(photo, { entry })).rejects.toMatchObject({ kind: 'unreadable' });
});

it('The metadata reader survives a thread that ends without an answer', async () => {
  await expect(readMetadata(photo, { entry: await worker('process.exit(3)') })).rejects.toThrow(
    'ended with code 3',
  );
});

it('The metadata reader says that a file is gone', async () => {
  await expect(readMetadata(Buffer.from(path.join(directory, 'none.jpg')))).rejects.toMatchObject({
    kind: 'not-found',
  });
});
