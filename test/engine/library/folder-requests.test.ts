import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataDir } from '../../../electron/engine/files/data-dir.ts';
import { Indexer } from '../../../electron/engine/library/indexer.ts';
import { OverlapQueue } from '../../../electron/engine/library/overlap-queue.ts';
import { reconcile } from '../../../electron/engine/library/reconcile.ts';
import {
  addLibraryFolder,
  removeLibraryFolder,
  type FolderParts,
} from '../../../electron/engine/library/folder-requests.ts';
import { LibraryVectors } from '../../../electron/engine/search/library-vectors.ts';
import { openStore } from '../../../electron/engine/store/store.ts';
import type { Folder } from '../../../shared/schemas.ts';
import { idleLink, scanned, testSpace } from '../../support/library.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

/** More than two steps of a removal. */
const PHOTOS = 1_200;
const FILES = ['a.jpg', 'b.jpg', 'c.jpg'];

let outer: string;
let library: FolderParts;
let inner: Folder;

beforeEach(async () => {
  const base = await temporaryDirectory();
  outer = path.join(base, 'photos');
  mkdirSync(path.join(outer, 'trip'), { recursive: true });
  for (const name of FILES) writeFileSync(path.join(outer, 'trip', name), name);
  const layout = await openDataDir(path.join(base, 'data'), 'writer');
  const store = openStore(layout.root, 'writer');
  const indexer = new Indexer({
    store,
    dataDir: layout,
    link: idleLink,
    spaceId: testSpace(store),
    hubOf: () => null,
    onProgress: () => undefined,
    onRecorded: () => undefined,
    onRemoved: () => undefined,
    onFolders: () => undefined,
  });
  library = {
    store,
    layout,
    indexer,
    vectors: new LibraryVectors(store, null, layout, () => undefined),
    forget: () => undefined,
    watcher: null,
    folderChanges: new OverlapQueue(),
    emit: () => undefined,
  };
  inner = await add(path.join(outer, 'trip'));
  await scan(inner);
  store.transaction(() => {
    for (let index = 0; index < PHOTOS; index++) {
      store.scans.insert(inner.id, scanned(path.join(outer, 'trip', `${index}.jpg`)));
    }
  });
});
afterEach(() => library.store.close());

const add = (directory: string): Promise<Folder> => addLibraryFolder(library, Buffer.from(directory));
const scan = (folder: Folder) =>
  reconcile([{ folderId: folder.id }], { store: library.store, dataDir: library.layout });
const paths = (): string[] =>
  library.store.folders.list().map((folder) => Buffer.from(folder.path).toString());

describe('while a folder is removed', () => {
  it('A folder can be added again while it is being removed', async () => {
    const removal = removeLibraryFolder(library, inner.id);
    const again = await add(path.join(outer, 'trip'));
    await removal;
    expect(again.id).not.toBe(inner.id);
    expect(await scan(again)).toMatchObject({ added: FILES.length });
    expect(library.store.folders.counts()).toMatchObject({ pending: FILES.length });
  });

  it('A folder around one that is being removed can be added, and loses no photo', async () => {
    const removal = removeLibraryFolder(library, inner.id);
    const around = await add(outer);
    await scan(around);
    await removal;
    expect(paths()).toEqual([outer]);
    expect(library.store.folders.counts(around.id)).toMatchObject({ pending: FILES.length });
  });

  it("A folder can't be removed a second time while it is being removed", async () => {
    const removal = removeLibraryFolder(library, inner.id);
    const second = removeLibraryFolder(library, inner.id);
    await expect(second).rejects.toMatchObject({ kind: 'not-found' });
    await removal;
    expect(paths()).toEqual([]);
  });
});
