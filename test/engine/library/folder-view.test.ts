import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { lookAtFolders, showFolders } from '../../../electron/engine/library/folder-view.ts';
import { scanned } from '../../support/library.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const library = usePhotoLibrary();

it('A folder that was deleted after its scan is listed as unavailable, and nothing is stored', async () => {
  const { store } = library;
  const folder = path.join(library.dataDir, 'photos');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'a.jpg'), 'a');
  const id = store.folders.insert(Buffer.from(folder));
  store.scans.insert(id, scanned(path.join(folder, 'a.jpg')));
  const states = async () => (await lookAtFolders({ store, indexer: null })).map(({ state }) => state);
  // /photos, the other folder of the library, is not there.
  expect(await states()).toEqual(['unavailable', 'ready']);
  rmSync(folder, { recursive: true });
  expect(await states()).toEqual(['unavailable', 'unavailable']);
  expect(showFolders({ store, indexer: null }).map(({ state }) => state)).toEqual(['ready', 'ready']);
});
