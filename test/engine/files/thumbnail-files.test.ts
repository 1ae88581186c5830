import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openDataDir } from '../../../electron/engine/files/data-dir.ts';
import { removeThumbnails, thumbnailPath } from '../../../electron/engine/files/thumbnail-files.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

it('Thumbnails are spread over 256 directories, and those of photos that left are deleted', async () => {
  const layout = await openDataDir(await temporaryDirectory(), 'writer');
  const file = thumbnailPath(layout, 258, 'large');
  expect(path.relative(layout.root, file)).toBe(path.join('thumbnails', '02', '258-large.webp'));
  mkdirSync(path.dirname(file));
  writeFileSync(file, '');
  await removeThumbnails(layout, [258, 999]);
  expect(existsSync(file)).toBe(false);
});
