import { beforeEach, expect, it } from 'vitest';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import { PhotoFiles } from '../../../../renderer/state/viewer/photo-files.svelte.ts';
import { UndoneInPart, type Undoing } from '../../../../renderer/state/shell/undo.svelte.ts';
import { FakeApi, failure } from '../../fake-api.ts';

let api: FakeApi;
let notices: Notices;
let offers: { message: string; undoing: Undoing | null }[];
let files: PhotoFiles;
let left: (readonly number[])[];

beforeEach(() => {
  api = new FakeApi();
  notices = new Notices();
  offers = [];
  left = [];
  files = new PhotoFiles(api, notices, { offer: (message, undoing) => offers.push({ message, undoing }) });
  files.onTrashed = (ids) => left.push(ids);
  api.answers['files.trash'] = () => Promise.resolve({ trashed: [1, 2], failed: [], undo: 'token' });
});

it('Moving to the trash moves nothing before it is confirmed', async () => {
  await files.trash();
  files.askTrash([]);
  expect(files.toTrash).toBeNull();
  files.askTrash([1, 2]);
  files.keep();
  await files.trash();
  expect(api.calls).toEqual([]);
});

it('Moving to the trash says what was moved, and takes it back; what could not be is said', async () => {
  api.answers['files.restore'] = () => Promise.resolve({ restored: 1, failed: ['the folder is gone'] });
  files.askTrash([1, 2]);
  await files.trash();
  expect(left).toEqual([[1, 2]]);
  expect(offers[0]?.message).toBe('2 photos moved to the trash.');
  const undoing = offers[0]?.undoing;
  if (typeof undoing !== 'function') throw new Error('expected a way back, received none');
  await expect(undoing()).rejects.toThrow(
    new UndoneInPart('1 file could not be restored: the folder is gone'),
  );
});

it('Moving to the trash says what stayed and why; a platform without a way back offers none', async () => {
  api.answers['files.trash'] = () =>
    Promise.resolve({ trashed: [1], failed: [{ id: 2, reason: 'read-only' }], undo: null });
  files.askTrash([1, 2]);
  await files.trash();
  expect(offers).toEqual([{ message: '1 photo moved to the trash.', undoing: null }]);
  expect(notices.list.at(-1)).toMatchObject({
    level: 'error',
    message: '1 file could not be moved to the trash: read-only',
  });
});

it("Opening a photo's file says why it could not be opened", async () => {
  api.answers['files.open'] = () => Promise.reject(failure('not-found', 'the file is gone'));
  await files.open(1);
  expect(notices.list.at(-1)?.message).toContain('The file is gone.');
});
