import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { dataDirLayout } from '../../../electron/engine/files/data-dir.ts';
import { removeOldThumbnails } from '../../../electron/engine/library/old-thumbnails.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const library = usePhotoLibrary();
const never = new AbortController().signal;

it('Thumbnails of an earlier version are deleted once for each library', async () => {
  const layout = dataDirLayout(library.dataDir);
  const old = path.join(layout.thumbnails, '01', '1-small.webp');
  const put = (): void => {
    mkdirSync(path.dirname(old), { recursive: true });
    writeFileSync(old, '');
  };
  put();
  const parts = { store: library.store, layout };
  await removeOldThumbnails(parts, AbortSignal.abort());
  expect(existsSync(old)).toBe(true);
  await removeOldThumbnails(parts, never);
  expect(existsSync(old)).toBe(false);
  put();
  await removeOldThumbnails(parts, never);
  expect(existsSync(old)).toBe(true);
});

it('A folder of thumbnails that cannot be read keeps nothing from working', async () => {
  const layout = dataDirLayout(path.join(library.dataDir, 'none'));
  await expect(removeOldThumbnails({ store: library.store, layout }, never)).resolves.toBeUndefined();
});
