import { beforeEach, expect, it } from 'vitest';
import { Activity } from '../../../../renderer/state/activity/activity.svelte.ts';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import type { Job } from '../../../../shared/schemas.ts';
import { FakeApi, deferred, failure } from '../../fake-api.ts';

const job = (id: string, change: Partial<Job> = {}): Job => ({
  id,
  kind: 'tag',
  subject: 'cat',
  state: 'running',
  done: 1,
  failed: 0,
  total: 10,
  rate: null,
  secondsLeft: null,
  startedAt: 0,
  endedAt: null,
  error: null,
  canPause: true,
  canCancel: true,
  ...change,
});

let api: FakeApi;
let notices: Notices;
let activity: Activity;

beforeEach(() => {
  api = new FakeApi();
  notices = new Notices();
  activity = new Activity(api, notices);
});

it('Activity follows jobs as they begin, move on and end', async () => {
  api.answers['activity.list'] = () => Promise.resolve([job('a')]);
  await activity.load();
  activity.handle(job('b'));
  activity.handle(job('a', { done: 5 }));
  expect(activity.running.map(({ id, done }) => [id, done])).toEqual([
    ['b', 1],
    ['a', 5],
  ]);
  activity.handle(job('a', { state: 'done', endedAt: 9 }));
  expect(activity.finished.map(({ id }) => id)).toEqual(['a']);
});

it('Activity prefers what came while the list was on its way', async () => {
  const [first, second] = [deferred<readonly Job[]>(), deferred<readonly Job[]>()];
  const waiting = [first, second];
  api.answers['activity.list'] = () => waiting.shift()!.promise;
  const late = activity.load();
  const loaded = activity.load();
  activity.handle(job('b', { done: 3 }));
  second.resolve([job('b', { done: 2 }), job('a')]);
  await loaded;
  first.resolve([]);
  await late;
  expect(activity.jobs.map(({ id, done }) => [id, done])).toEqual([
    ['b', 3],
    ['a', 1],
  ]);
});

it("Activity says why the list can't be read", async () => {
  await activity.load();
  expect(activity.failure?.kind).toBe('unsupported');
});

it("Activity notifies the reader when a job can't be paused", async () => {
  api.answers['activity.pause'] = () => Promise.reject(failure('not-found', 'it has ended'));
  await activity.pause(job('a'));
  expect(api.calls.at(-1)).toEqual({ name: 'activity.pause', input: { id: 'a' } });
  expect(notices.list[0]?.message).toContain('It has ended.');
});
