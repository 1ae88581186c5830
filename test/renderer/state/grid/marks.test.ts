import { beforeEach, expect, test } from 'vitest';
import { sourceOf } from '../../../../renderer/lib/grid/grid-source.ts';
import { targetOfOne } from '../../../../renderer/lib/grid/photo-target.ts';
import { Marks } from '../../../../renderer/state/grid/marks.ts';
import type { MarkChange } from '../../../../renderer/lib/grid/photo-marks.ts';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import { Undo } from '../../../../renderer/state/shell/undo.svelte.ts';
import { FakeApi, aHit, failure } from '../../fake-api.ts';

let api: FakeApi;
let notices: Notices;
let undo: Undo;
let marks: Marks;
const marked: [readonly number[] | null, MarkChange][] = [];
const target = targetOfOne(7, sourceOf([aHit(7)]))!;

beforeEach(() => {
  api = new FakeApi();
  notices = new Notices();
  undo = new Undo(api, notices);
  marks = new Marks(api, notices, undo);
  marked.length = 0;
  marks.onMarked = (picked, change) => marked.push([picked.ids, change]);
});

test('A mark goes to the host, is shown, said, and can be undone', async () => {
  api.answers['photos.mark'] = () => Promise.resolve({ changed: 1, undo: 'token' });
  await marks.change(target, { rating: 1 });
  expect(api.calls).toEqual([{ name: 'photos.mark', input: { selection: { ids: [7] }, rating: 1 } }]);
  expect(marked).toEqual([[[7], { rating: 1 }]]);
  expect(notices.spoken).toBe('1 photo rated 1 star.');
  expect(undo.shown?.undoing).toBe('token');
});

test('A mark that changed nothing offers nothing to undo', async () => {
  api.answers['photos.mark'] = () => Promise.resolve({ changed: 0, undo: null });
  await marks.change(target, { favourite: false });
  expect(notices.spoken).toBe('0 photos removed from favourites.');
  expect(undo.shown).toBeNull();
});

test('A failure of a mark is reported and shows no mark', async () => {
  api.answers['photos.mark'] = () => Promise.reject(failure('locked', 'in use elsewhere'));
  await marks.change(target, { favourite: true });
  expect(marked).toEqual([]);
  expect(notices.list[0]?.message).toContain('In use elsewhere.');
});
