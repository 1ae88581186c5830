import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openDataDir } from '../../../electron/engine/files/data-dir.ts';
import { dataDirBytes } from '../../../electron/engine/files/disk-use.ts';
import { thumbnailPath } from '../../../electron/engine/files/thumbnail-files.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

it('The data directory knows its size: exactly when small, nearly with many thumbnails', async () => {
  const layout = await openDataDir(await temporaryDirectory(), 'writer');
  writeFileSync(layout.database, Buffer.alloc(1000));
  writeFileSync(path.join(layout.cache, 'x'), Buffer.alloc(24));
  expect(await dataDirBytes(layout.root)).toBe(1024);
  const shard = path.dirname(thumbnailPath(layout.thumbnails, 'ab'.repeat(32), 'small'));
  mkdirSync(shard);
  for (let index = 0; index < 100; index++) writeFileSync(path.join(shard, `${index}`), Buffer.alloc(10));
  expect(await dataDirBytes(layout.root)).toBe(2024);
  expect(await dataDirBytes(path.join(layout.root, 'none'))).toBe(0);
});
