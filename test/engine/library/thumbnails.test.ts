import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { openDataDir, type DataDirLayout } from '../../../electron/engine/files/data-dir.ts';
import { thumbnailPath } from '../../../electron/engine/files/thumbnail-files.ts';
import { writeThumbnail } from '../../../electron/engine/images/thumbnail.ts';
import { Thumbnails } from '../../../electron/engine/library/thumbnails.ts';
import { photo, quadrants } from '../../support/images.ts';
import { doneOutcome, pulled, scanned } from '../../support/library.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

const library = usePhotoLibrary();
let layout: DataDirLayout;
let made: string[];
let thumbnails: Thumbnails;
beforeEach(async () => {
  layout = await openDataDir(await temporaryDirectory(), 'writer');
  made = [];
  thumbnails = new Thumbnails({
    store: library.store,
    layout,
    embedder: {
      thumbnail: ({ path: source, directory, size }) => {
        made.push(size);
        return writeThumbnail(source, directory, size);
      },
    },
  });
});

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A photo on disk that is done, with the hash of its bytes. */
async function addDone(bytes: Buffer): Promise<{ id: number; file: string }> {
  const file = path.join(await temporaryDirectory(), 'a.jpg');
  await writeFile(file, bytes);
  const id = library.store.scans.insert(library.folder, scanned(file));
  const outcome = doneOutcome(id, { contentHash: hashOf(bytes) });
  library.store.outcomes.record(library.space, [{ pulled: pulled(library.store, id), outcome, hub: null }]);
  return { id, file };
}

it('A thumbnail is made once, also when it is requested twice at once, and then served from disk', async () => {
  const { id } = await addDone(await photo(640, 400).jpeg().toBuffer());
  const [first, second] = await Promise.all([
    thumbnails.find({ id, size: 'small' }),
    thumbnails.find({ id, size: 'small' }),
  ]);
  expect(second).toEqual(first);
  expect((await readFile(first.path)).toString('hex', 0, 2)).toBe('ffd8');
  await thumbnails.find({ id, size: 'small' });
  await thumbnails.find({ id, size: 'full' });
  expect(made).toEqual(['small', 'full']);
  await expect(thumbnails.find({ id: id + 1, size: 'small' })).rejects.toMatchObject({ kind: 'not-found' });
});

it('A thumbnail that could not be made is tried again when it is next requested', async () => {
  const id = library.add('gone.jpg');
  for (const tries of [1, 2]) {
    await expect(thumbnails.find({ id, size: 'large' })).rejects.toMatchObject({ kind: 'not-found' });
    expect(made).toHaveLength(tries);
  }
});

it('A thumbnail that a power cut left incomplete is made again', async () => {
  const { id } = await addDone(await photo(640, 400).jpeg().toBuffer());
  const { path: file } = await thumbnails.find({ id, size: 'small' });
  const { size } = await stat(file);
  await truncate(file, size - 100);
  await thumbnails.find({ id, size: 'small' });
  expect(made).toEqual(['small', 'small']);
  expect((await stat(file)).size).toBe(size);
});

it('A thumbnail serves every photo with the same bytes, even one whose drive is away', async () => {
  const bytes = await photo(640, 400).jpeg().toBuffer();
  const { id } = await addDone(bytes);
  const away = library.store.scans.insert(library.folder, scanned('/away/copy.jpg'));
  const outcome = doneOutcome(away, { contentHash: hashOf(bytes) });
  library.store.outcomes.record(library.space, [{ pulled: pulled(library.store, away), outcome, hub: null }]);
  const first = await thumbnails.find({ id, size: 'small' });
  expect(await thumbnails.find({ id: away, size: 'small' })).toEqual(first);
  expect(made).toEqual(['small']);
});

it("The thumbnails of another database in the same folder are not shown, whatever its photos' ids", async () => {
  const { id } = await addDone(await photo(640, 400).jpeg().toBuffer());
  const stale = await thumbnails.find({ id, size: 'small' });
  await library.open();
  const other = await addDone(await quadrants(640, 400).jpeg().toBuffer());
  expect(other.id).toBe(id);
  thumbnails = new Thumbnails({
    store: library.store,
    layout,
    embedder: {
      thumbnail: ({ path: source, directory, size }) => writeThumbnail(source, directory, size),
    },
  });
  const shown = await thumbnails.find({ id, size: 'small' });
  expect(shown.path).not.toBe(stale.path);
  expect(await readFile(shown.path)).not.toEqual(await readFile(stale.path));
});

it('A photo that changed or could not be read again is shown as it is, not as it was', async () => {
  const before = await photo(640, 400).jpeg().toBuffer();
  const after = await quadrants(640, 400).jpeg().toBuffer();
  const { id, file } = await addDone(before);
  await thumbnails.find({ id, size: 'small' });
  await writeFile(file, after);
  const expected = thumbnailPath(layout.thumbnails, hashOf(after), 'small');
  // Scanned, but not read yet.
  library.store.scans.change(id, library.folder, scanned(file, { mtimeUs: 2_000_000 }));
  expect((await thumbnails.find({ id, size: 'small' })).path).toBe(expected);
  // Read, but it failed; then waiting to be tried again.
  const outcome = { photoId: id, state: 'failed', reason: 'could not be read' } as const;
  library.store.outcomes.record(library.space, [{ pulled: pulled(library.store, id), outcome, hub: null }]);
  expect((await thumbnails.find({ id, size: 'small' })).path).toBe(expected);
  library.store.outcomes.retry();
  expect((await thumbnails.find({ id, size: 'small' })).path).toBe(expected);
  expect(existsSync(thumbnailPath(layout.thumbnails, hashOf(before), 'small'))).toBe(true);
});

it('A photo that waits for another model is shown from disk', async () => {
  const { id } = await addDone(await photo(640, 400).jpeg().toBuffer());
  await thumbnails.find({ id, size: 'small' });
  library.store.outcomes.requeueMissing(library.space + 1);
  await thumbnails.find({ id, size: 'small' });
  expect(made).toEqual(['small']);
});
