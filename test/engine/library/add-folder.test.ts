import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addFolder, type AddedFolder } from '../../../electron/engine/library/add-folder.ts';
import { dataDirLayout } from '../../../electron/engine/files/data-dir.ts';
import { finishRemovals, removeFolder } from '../../../electron/engine/library/remove.ts';
import { openStore, type Store } from '../../../electron/engine/store/store.ts';
import { asNobody } from '../../support/as-nobody.ts';
import { doneOutcome, pulled, scanned, testSpace } from '../../support/library.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

let base: string;
let dataDir: string;
let store: Store;
beforeEach(async () => {
  base = await temporaryDirectory();
  dataDir = path.join(base, '.data');
  for (const name of ['.data', 'a/b/c', 'a/.hidden']) mkdirSync(path.join(base, name), { recursive: true });
  store = openStore(dataDir, 'writer');
});
afterEach(() => store.close());

const add = (name: string): Promise<AddedFolder> =>
  addFolder(store, dataDir, Buffer.from(path.join(base, name)));
const paths = (): string[] => store.folders.list().map((folder) => Buffer.from(folder.path).toString());

describe('adding a folder', () => {
  it('Adding a folder takes its real path, once', async () => {
    symlinkSync('a', path.join(base, 'link'));
    expect(await add('link')).toMatchObject({
      outcome: 'added',
      folder: { path: new Uint8Array(Buffer.from(`${base}/a`)) },
    });
    expect(await add('a/')).toMatchObject({ outcome: 'existing' });
    expect(await add('a/../a')).toMatchObject({ outcome: 'existing' });
    expect(paths()).toEqual([`${base}/a`]);
  });

  it('Adding a folder inside another one answers with that one', async () => {
    const { folder } = await add('a');
    expect(await add('a/b/c')).toMatchObject({ outcome: 'covered', folder: { id: folder.id } });
    expect(paths()).toEqual([`${base}/a`]);
  });

  it('Adding a folder around others takes over their photos with ids and vectors', async () => {
    const { folder: inner } = await add('a/b');
    const space = testSpace(store);
    const id = store.scans.insert(inner.id, scanned(`${base}/a/b/p.jpg`));
    store.outcomes.record(space, [{ pulled: pulled(store, id), outcome: doneOutcome(id), hub: null }]);
    const { folder, outcome, absorbed } = await add('a');
    expect({ outcome, absorbed }).toEqual({ outcome: 'took-over', absorbed: [inner.id] });
    expect(paths()).toEqual([`${base}/a`]);
    expect(store.photos.get(id)).toMatchObject({ folderId: folder.id, state: 'done' });
    expect(store.vectors.count(space)).toBe(1);
    expect(store.folders.counts(folder.id)).toMatchObject({ done: 1 });
  });

  it('Adding a folder keeps both when a hidden directory lies between it and the outer one', async () => {
    await add('a/.hidden');
    expect(await add('a')).toMatchObject({ outcome: 'added' });
    expect(paths()).toHaveLength(2);
  });

  it.each([
    ['missing', 'not-found', 'nothing there'],
    ['file.txt', 'invalid-input', 'received a file'],
    ['file.txt/below', 'invalid-input', 'ENOTDIR'],
    ['.data', 'invalid-input', 'data directory'],
  ])('Adding a folder refuses %s', async (name, kind, message) => {
    writeFileSync(path.join(base, 'file.txt'), '');
    await expect(add(name)).rejects.toMatchObject({
      kind,
      message: expect.stringContaining(message) as string,
    });
    expect(paths()).toEqual([]);
  });

  it('Adding a folder refuses one that this user may not read', async () => {
    chmodSync(path.join(base, 'a'), 0o700);
    await asNobody(() => expect(add('a')).rejects.toMatchObject({ kind: 'unreadable' }));
  });
});

describe('removing a folder', () => {
  it('Removing a folder forgets photos and vectors, and continues after a kill', async () => {
    const options = { store, dataDir: dataDirLayout(dataDir) };
    const [a, b] = [await add('a/b'), await add('a/.hidden')];
    const space = testSpace(store);
    for (let index = 0; index < 1_200; index++) {
      const id = store.scans.insert(a.folder.id, scanned(`${base}/a/b/${index}.jpg`));
      if (index === 0) {
        store.outcomes.record(space, [{ pulled: pulled(store, id), outcome: doneOutcome(id), hub: null }]);
      }
    }
    const kept = store.scans.insert(b.folder.id, scanned(`${base}/a/.hidden/p.jpg`));
    const removed: number[] = [];
    const removal = removeFolder(a.folder.id, { ...options, onRemoved: (ids) => removed.push(...ids) });
    expect(store.folders.get(a.folder.id)).toBeUndefined();
    expect(store.folders.counts()).toMatchObject({ pending: 1, done: 0 });
    await removal;
    expect(removed).toHaveLength(1_200);
    expect(store.vectors.count(space)).toBe(0);
    // As a kill leaves it.
    store.folders.setRemoving(b.folder.id);
    expect(store.photos.get(kept)).toBeDefined();
    await finishRemovals(options);
    expect(store.photos.get(kept)).toBeUndefined();
    expect(store.folders.removing()).toEqual([]);
  });

  it('Removing a folder keeps a photo that another folder has taken over meanwhile', async () => {
    const [a, b] = [await add('a/b'), await add('a/.hidden')];
    const ids = ['p', 'q'].map((name) => store.scans.insert(a.folder.id, scanned(`${base}/a/b/${name}.jpg`)));
    const removed: number[] = [];
    const removal = removeFolder(a.folder.id, {
      store,
      dataDir: dataDirLayout(dataDir),
      onRemoved: (gone) => removed.push(...gone),
    });
    store.scans.move(ids[0]!, b.folder.id, Buffer.from(`${base}/a/.hidden/p.jpg`));
    await removal;
    expect(removed).toEqual([ids[1]]);
    expect(store.photos.get(ids[0]!)).toMatchObject({ folderId: b.folder.id });
  });
});
