import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import type * as FileSystem from 'node:fs/promises';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkFolder, isBack, type FolderCheck } from '../../../electron/engine/library/check-folder.ts';
import type { FolderRow } from '../../../electron/engine/store/folders.ts';
import { openStore, type Store } from '../../../electron/engine/store/store.ts';
import { scanned } from '../../support/library.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FileSystem>();
  return { ...real, stat: vi.fn(real.stat) };
});

let store: Store;
let root: string;
let id: number;
beforeEach(async () => {
  const base = await temporaryDirectory();
  root = path.join(base, 'photos');
  mkdirSync(root);
  store = openStore(base, 'writer');
  id = store.folders.insert(Buffer.from(root));
});
afterEach(() => {
  vi.useRealTimers();
  store.close();
});

function row(): FolderRow {
  const folder = store.folders.get(id);
  if (!folder) throw new Error('expected the folder');
  return folder;
}
const check = (): Promise<FolderCheck> => checkFolder(store, row());

describe('a folder', () => {
  it('A folder with photos in the library counts as there as soon as it contains anything', async () => {
    store.scans.insert(id, scanned(path.join(root, 'a.jpg')));
    writeFileSync(path.join(root, '.hidden'), '');
    expect(await check()).toMatchObject({ available: false });
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.of(0xff)]), '');
    expect(await check()).toMatchObject({ available: true });
  });

  it('A folder that does not answer is unavailable and is not asked again until it does', async () => {
    const found = await stat(root, { bigint: true });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let answer: () => void = () => undefined;
    vi.mocked(stat).mockClear();
    vi.mocked(stat).mockImplementationOnce(
      () => new Promise<never>((resolve) => (answer = () => resolve(found as never))),
    );
    for (let time = 0; time < 2; time++) {
      const checking = check();
      await vi.advanceTimersByTimeAsync(10_000);
      expect(await checking).toMatchObject({ available: false });
      expect(row().unavailableReason).toMatch(/is not responding/);
    }
    expect(stat).toHaveBeenCalledOnce();
    answer();
    await expect.poll(async () => (await check()).available).toBe(true);
    expect(row().unavailableReason).toBeNull();
  });

  it('A folder is back only if it was held unavailable and is there again', async () => {
    expect(await isBack(store, id)).toBe(false);
    store.folders.setUnavailable(id, 'the folder does not exist');
    renameSync(root, `${root} away`);
    expect(await isBack(store, id)).toBe(false);
    renameSync(`${root} away`, root);
    expect(await isBack(store, id)).toBe(true);
    expect(row().unavailableReason).toBeNull();
    expect(await isBack(store, id)).toBe(false);
  });
});
