import { beforeEach, expect, it } from 'vitest';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import { StorageUse } from '../../../../renderer/state/settings/storage-use.svelte.ts';
import { FakeApi, failure } from '../../fake-api.ts';

const storage = { dataDir: '/data', database: 5, thumbnails: 3, cache: 2, other: 1, free: null };

let api: FakeApi;
let notices: Notices;
let use: StorageUse;

beforeEach(() => {
  api = new FakeApi();
  notices = new Notices();
  use = new StorageUse(api, notices);
  api.answers['library.storage'] = () => Promise.resolve(storage);
});

it('Storage is measured again after thumbnails were cleared', async () => {
  api.answers['library.clearThumbnails'] = () => {
    api.answers['library.storage'] = () => Promise.resolve({ ...storage, thumbnails: 0 });
    return Promise.resolve({});
  };
  await use.measured.load();
  expect(use.measured.value?.thumbnails).toBe(3);
  await use.clearThumbnails();
  expect(use.measured.value?.thumbnails).toBe(0);
  expect(notices.spoken).toContain('cleared');
});

it("Storage says why thumbnails can't be cleared", async () => {
  api.answers['library.clearThumbnails'] = () =>
    Promise.reject(failure('read-only', 'the disk is read-only'));
  await use.clearThumbnails();
  expect(notices.list[0]?.message).toContain('The disk is read-only.');
  expect(use.clearing).toBe(false);
});
