import { beforeEach, expect, it } from 'vitest';
import { Runs } from '../../../../renderer/state/activity/runs.svelte.ts';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import type { Run } from '../../../../shared/schemas.ts';
import { FakeApi, aTaggingRun, deferred, failure } from '../../fake-api.ts';

let api: FakeApi;
let notices: Notices;
let runs: Runs;
const progress = (list: readonly Run[]) => list.map(({ id, done }) => [id, done]);

beforeEach(() => {
  api = new FakeApi();
  notices = new Notices();
  runs = new Runs(api, notices);
  api.answers['tagging.runs'] = () => Promise.resolve([]);
});

it('Runs are followed as they begin, move on and end', async () => {
  api.answers['activity.list'] = () => Promise.resolve([aTaggingRun(1)]);
  await runs.load();
  runs.handle(aTaggingRun(2));
  runs.handle(aTaggingRun(1, { done: 5 }));
  expect(progress(runs.running)).toEqual([
    [2, 1],
    [1, 5],
  ]);
  runs.handle(aTaggingRun(1, { state: 'done', endedAt: 9 }));
  expect(runs.finished.map(({ id }) => id)).toEqual([1]);
});

it('Runs that came while the list was on its way are preferred', async () => {
  const [first, second] = [deferred<readonly Run[]>(), deferred<readonly Run[]>()];
  const waiting = [first, second];
  api.answers['activity.list'] = () => waiting.shift()!.promise;
  const late = runs.load();
  const loaded = runs.load();
  runs.handle(aTaggingRun(2, { done: 3 }));
  second.resolve([aTaggingRun(2, { done: 2 }), aTaggingRun(1)]);
  await loaded;
  first.resolve([]);
  await late;
  expect(progress(runs.running)).toEqual([
    [2, 3],
    [1, 1],
  ]);
});

it('Runs that were cleared are among the tagging runs, and not among the finished ones', async () => {
  const ended = { state: 'done', endedAt: 9 } as const;
  api.answers['activity.list'] = () => Promise.resolve([aTaggingRun(2, ended)]);
  api.answers['tagging.runs'] = () =>
    Promise.resolve([
      aTaggingRun(3, { ...ended, cleared: true }),
      aTaggingRun(2, ended),
      aTaggingRun(1, { ...ended, cleared: true }),
    ]);
  expect(runs.tagging).toBeNull();
  await runs.load();
  expect(runs.tagging?.map(({ id }) => id)).toEqual([3, 2, 1]);
  expect(runs.finished.map(({ id }) => id)).toEqual([2]);
});

it('Runs that the host answers with do not replace what an event said of them first', () => {
  runs.handle(aTaggingRun(1, { state: 'done', done: 10, endedAt: 9 }));
  runs.started(aTaggingRun(1));
  runs.started(aTaggingRun(2));
  expect(runs.findTagging(1)?.state).toBe('done');
  expect(runs.findTagging(2)?.state).toBe('running');
});

it('Runs of tags are announced when their proposals are ready', () => {
  runs.handle(aTaggingRun(1));
  runs.handle(aTaggingRun(1, { state: 'done', done: 10, endedAt: 9 }));
  expect(notices.spoken).toBe('Proposals from cat are ready.');
});

it("Runs say why the list can't be read", async () => {
  await runs.load();
  expect(runs.failure?.kind).toBe('unsupported');
});

it("Runs notify the reader when one can't be paused", async () => {
  api.answers['tagging.pause'] = () => Promise.reject(failure('not-found', 'it has ended'));
  await runs.pause(aTaggingRun(1));
  expect(api.calls.at(-1)).toEqual({ name: 'tagging.pause', input: { id: 1 } });
  expect(notices.list[0]?.message).toContain('It has ended.');
});

it('Runs of another library are forgotten, those on their way too', async () => {
  api.answers['activity.list'] = () => Promise.resolve([aTaggingRun(1)]);
  await runs.load();
  const late = deferred<readonly Run[]>();
  api.answers['activity.list'] = () => late.promise;
  const loading = runs.load();
  runs.forget();
  late.resolve([aTaggingRun(2)]);
  await loading;
  expect([runs.running, runs.tagging]).toEqual([[], null]);
});

it('A run that reads photos again is paused by its own request, and leaves no trace', async () => {
  const refresh = { ...aTaggingRun(7), kind: 'refresh', canCancel: false } as const;
  api.answers['refresh.pause'] = () => Promise.resolve({});
  runs.handle(refresh);
  expect(runs.running.map(({ id }) => id)).toEqual([7]);
  await runs.pause(refresh);
  expect(api.calls.map(({ name }) => name)).toEqual(['refresh.pause']);
  runs.handle({ ...refresh, state: 'done', endedAt: 9 });
  expect(runs.running).toEqual([]);
  expect(runs.finished).toEqual([]);
});
