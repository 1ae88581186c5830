import { beforeEach, expect, it } from 'vitest';
import { Notices } from '../../../renderer/state/notices.svelte.ts';
import { Problems } from '../../../renderer/state/problems.svelte.ts';
import type { Problem } from '../../../shared/schemas.ts';
import { FakeApi } from '../fake-api.ts';

const problem = (id: number): Problem => ({ id, path: `/${id}.jpg`, state: 'failed', reason: 'broken' });

let api: FakeApi;
let notices: Notices;
let problems: Problems;

beforeEach(() => {
  api = new FakeApi();
  notices = new Notices();
  problems = new Problems(api, notices);
});

it('adds page after page', async () => {
  api.problemPages = [
    { problems: [problem(1), problem(2)], next: 2 },
    { problems: [problem(3)], next: null },
  ];
  await problems.start();
  await problems.more();
  await problems.more();
  expect(problems.list.map(({ id }) => id)).toEqual([1, 2, 3]);
  expect(api.calls.map(({ input }) => input)).toEqual([{ after: 0 }, { after: 2 }]);
});

it('asks for one state when it is chosen', async () => {
  await problems.choose('skipped');
  expect(api.calls.at(-1)?.input).toEqual({ after: 0, state: 'skipped' });
});

it('retries one file or all that failed, says how many, and reads the list again', async () => {
  api.problemPages = [{ problems: [problem(1)], next: null }];
  await problems.start();
  await problems.retry([1]);
  expect(api.calls).toContainEqual({ name: 'photos.retry', input: { ids: [1] } });
  expect(notices.spoken).toContain('1 file');
  expect(problems.list).toEqual([]);
  await problems.retry();
  expect(api.calls).toContainEqual({ name: 'photos.retry', input: {} });
});

it('follows changes only while it is open and on its first page', async () => {
  await problems.refresh();
  expect(api.calls).toEqual([]);
  api.problemPages = [
    { problems: [problem(1)], next: 1 },
    { problems: [problem(2)], next: null },
  ];
  await problems.start();
  await problems.more();
  await problems.refresh();
  expect(problems.list).toHaveLength(2);
});
