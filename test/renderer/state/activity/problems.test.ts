import { beforeEach, expect, it, vi } from 'vitest';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import { Problems } from '../../../../renderer/state/activity/problems.svelte.ts';
import type { Problem } from '../../../../shared/schemas.ts';
import { FakeApi } from '../../fake-api.ts';

const problem = (id: number): Problem => ({ id, path: `/${id}.jpg`, state: 'failed', reason: 'broken' });

let api: FakeApi;
let notices: Notices;
let problems: Problems;

beforeEach(() => {
  api = new FakeApi();
  notices = new Notices();
  problems = new Problems(api, notices);
});

it('Problems go from page to page and back', async () => {
  const first = { problems: [problem(1), problem(2)], next: 2 };
  api.problemPages = [first, { problems: [problem(3)], next: null }, first];
  await problems.show();
  expect([problems.hasPrevious, problems.hasNext]).toEqual([false, true]);
  await problems.next();
  await problems.next();
  expect(problems.list.map(({ id }) => id)).toEqual([3]);
  expect(problems.before).toBe(100);
  await problems.previous();
  await problems.previous();
  expect(problems.list.map(({ id }) => id)).toEqual([1, 2]);
  expect(api.calls.map(({ input }) => (input as { after: number }).after)).toEqual([0, 2, 0]);
});

it('Problems go back when the files of a page were read after all', async () => {
  const first = { problems: [problem(1)], next: 1 };
  api.problemPages = [first, { problems: [problem(2)], next: null }, { problems: [], next: null }, first];
  await problems.show();
  await problems.next();
  await problems.retry([2]);
  expect(problems.list.map(({ id }) => id)).toEqual([1]);
  expect(problems.before).toBe(0);
});

it('Problems are asked for one state when it is chosen', async () => {
  await problems.choose('skipped');
  expect(api.calls.at(-1)?.input).toEqual({ after: 0, limit: 100, state: 'skipped' });
});

it('Problems retry one file or all that failed, say how many, and are read again', async () => {
  api.problemPages = [{ problems: [problem(1)], next: null }];
  await problems.show();
  await problems.retry([1]);
  expect(api.calls).toContainEqual({ name: 'photos.retry', input: { ids: [1] } });
  expect(notices.spoken).toContain('1 file');
  expect(problems.list).toEqual([]);
  await problems.retry();
  expect(api.calls).toContainEqual({ name: 'photos.retry', input: {} });
});

it('Problems follow changes only while they are shown', async () => {
  problems.refresh();
  expect(api.calls).toEqual([]);
  await problems.show();
  problems.hide();
  expect(api.calls).toHaveLength(1);
});

it('Problems lead to where they are shown', () => {
  const onShow = vi.fn();
  problems.onShow = onShow;
  problems.start();
  expect(onShow).toHaveBeenCalledOnce();
});
