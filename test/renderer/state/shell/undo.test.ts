import { beforeEach, expect, it, vi } from 'vitest';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import { Undo, UndoneInPart } from '../../../../renderer/state/shell/undo.svelte.ts';
import { FakeApi, failure } from '../../fake-api.ts';

let api: FakeApi;
let notices: Notices;
let undo: Undo;

const tokens = () => api.calls.map(({ input }) => (input as { token: string }).token);

beforeEach(() => {
  api = new FakeApi();
  notices = new Notices();
  undo = new Undo(api, notices);
  api.answers['library.undo'] = ({ token }: { token: string }) =>
    Promise.resolve({ changed: 1, undo: `not-${token}` });
});

it('Undo takes back one change after another, the latest first, and redo does them again', async () => {
  undo.offer('3 photos rated', 'a');
  undo.offer('Album removed', 'b');
  expect(undo.shown?.message).toBe('Album removed');
  await undo.undo();
  expect(undo.shown).toBeNull();
  expect(notices.spoken).toBe('Undone: Album removed');
  await undo.undo();
  await undo.redo();
  await undo.redo();
  await undo.redo();
  expect(tokens()).toEqual(['b', 'a', 'not-a', 'not-b']);
  expect(notices.spoken).toBe('Nothing to redo.');
  await undo.undo();
  expect(tokens().at(-1)).toBe('not-not-b');
});

it('Undo counts every press, even those that come before the host has answered', async () => {
  undo.offer('3 photos rated', 'a');
  undo.offer('Album removed', 'b');
  await Promise.all([undo.undo(), undo.undo(), undo.redo()]);
  expect(tokens()).toEqual(['b', 'a', 'not-a']);
});

it('Undo forgets what could be redone when something else is changed', async () => {
  undo.offer('one', 'a');
  await undo.undo();
  undo.offer('two', 'b');
  await undo.redo();
  expect(tokens()).toEqual(['a']);
});

it("Undo only says a change that can't be undone", async () => {
  undo.offer('Nothing changed', null);
  expect(undo.shown).toBeNull();
  await undo.undo();
  expect(notices.spoken).toBe('Nothing to undo.');
});

it('Undo takes files back by what it was given to do', async () => {
  const restore = vi.fn(() => Promise.resolve());
  undo.offer('2 photos moved to the trash', restore);
  await undo.undo();
  await undo.undo();
  expect(restore).toHaveBeenCalledOnce();
});

it("Undo gives up a change that can't be undone, and keeps one that the host was away for", async () => {
  api.answers['library.undo'] = () => Promise.reject(failure('not-found', 'it was forgotten'));
  undo.offer('one', 'a');
  undo.offer('two', 'b');
  await undo.undo();
  expect(notices.list.at(-1)?.message).toContain('It was forgotten.');
  api.answers['library.undo'] = () => Promise.reject(new Error('closed'));
  await undo.undo();
  await undo.undo();
  expect(tokens()).toEqual(['b', 'a', 'a']);
});

it('Undo keeps the offer of what was undone in part', async () => {
  let left = 1;
  undo.offer('2 photos moved to the trash', () =>
    left-- > 0 ? Promise.reject(new UndoneInPart('1 file could not be taken back')) : Promise.resolve(),
  );
  await undo.undo();
  expect(notices.list.at(-1)?.message).toBe('1 file could not be taken back');
  expect(undo.shown?.message).toBe('2 photos moved to the trash');
  await undo.undo();
  expect(undo.shown).toBeNull();
  expect(notices.spoken).toBe('Undone: 2 photos moved to the trash');
});
