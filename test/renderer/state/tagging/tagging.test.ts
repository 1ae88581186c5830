import { beforeEach, expect, it, vi } from 'vitest';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import { Search } from '../../../../renderer/state/search/search.svelte.ts';
import { Selection } from '../../../../renderer/state/grid/selection.svelte.ts';
import { Tagging } from '../../../../renderer/state/tagging/tagging.svelte.ts';
import { Undo } from '../../../../renderer/state/shell/undo.svelte.ts';
import type { Job, TaggingRun } from '../../../../shared/schemas.ts';
import { FakeApi } from '../../fake-api.ts';

const run: TaggingRun = {
  id: 3,
  jobId: 'job-of-3',
  name: 'Trips',
  labels: ['beach', 'city'],
  state: 'running',
  done: 2,
  total: 23,
  createdAt: 0,
  error: null,
};

const job: Job = {
  id: 'job-of-3',
  kind: 'tag',
  subject: 'Trips',
  state: 'done',
  done: 23,
  failed: 0,
  total: 23,
  rate: 120,
  secondsLeft: null,
  startedAt: 0,
  endedAt: 1,
  error: null,
  canPause: false,
  canCancel: false,
};

let api: FakeApi;
let notices: Notices;
let tagging: Tagging;
let undo: Undo;

beforeEach(async () => {
  api = new FakeApi();
  notices = new Notices();
  undo = new Undo(api, notices);
  tagging = new Tagging({ api, undo, notices, search: new Search(api, notices), selection: new Selection() });
  api.answers['labelSets.list'] = () =>
    Promise.resolve([{ id: 9, name: 'Trips', labels: ['beach', 'city'], templates: null }]);
  api.answers['tagging.runs'] = () => Promise.resolve([run]);
  api.answers['library.tree'] = () => Promise.resolve([]);
  api.answers['albums.list'] = () => Promise.resolve([]);
  api.answers['photos.index'] = () => Promise.resolve({ columns: '', count: 1, total: 23, next: null });
  api.answers['tagging.start'] = () => Promise.resolve(run);
  api.answers['tagging.groups'] = () => Promise.resolve([]);
  api.answers['tagging.proposals'] = () => Promise.resolve({ proposals: [], next: null });
  await tagging.load();
});

it('Tagging starts a run under the name of its label set, as long as the labels are those of the set', async () => {
  const started = () => api.calls.filter(({ name }) => name === 'tagging.start').at(-1)?.input;
  const [set] = tagging.labelSets.list ?? [];
  if (!set) throw new Error('expected a label set, received none');
  tagging.draft.load(set);
  await tagging.start();
  expect(started()).toMatchObject({ name: 'Trips', labels: ['beach', 'city'] });
  expect([tagging.view, tagging.review.run?.id]).toEqual(['review', 3]);
  tagging.draft.text = 'beach';
  await tagging.start();
  expect(started()).not.toHaveProperty('name');
});

it('Tagging follows a run by its job, and says when its proposals are ready', async () => {
  await tagging.show(run);
  tagging.handle(job);
  expect(tagging.runs.list?.[0]?.state).toBe('done');
  expect(tagging.review.run?.done).toBe(23);
  expect(notices.spoken).toBe('Proposals from Trips are ready.');
});

it('Tagging leaves the review of a run that is removed', async () => {
  api.answers['tagging.remove'] = () => Promise.resolve({});
  await tagging.show(run);
  api.answers['tagging.runs'] = () => Promise.resolve([]);
  await tagging.removeRun(run);
  expect(tagging.review.run).toBeNull();
  expect(tagging.runs.list).toEqual([]);
});

it('Tagging saves a set over the one of that name, and removes it with a way back', async () => {
  api.answers['labelSets.save'] = () =>
    Promise.resolve({ id: 9, name: 'trips', labels: ['x'], templates: null });
  api.answers['labelSets.remove'] = () => Promise.resolve({ changed: 1, undo: 'token' });
  await tagging.labelSets.save('trips', ['x'], []);
  expect(api.calls.find(({ name }) => name === 'labelSets.save')?.input).toEqual({
    id: 9,
    name: 'trips',
    labels: ['x'],
  });
  await undo.undo();
  expect(api.calls.filter(({ name }) => name === 'labelSets.save').at(-1)?.input).toEqual({
    id: 9,
    name: 'Trips',
    labels: ['beach', 'city'],
  });
  const [set] = tagging.labelSets.list ?? [];
  if (set) await tagging.labelSets.remove(set);
  await vi.waitFor(() => expect(notices.spoken).toBe('Label set Trips removed.'));
});
