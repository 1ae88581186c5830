import { beforeEach, expect, it, vi } from 'vitest';
import { Runs } from '../../../../renderer/state/activity/runs.svelte.ts';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import { Search } from '../../../../renderer/state/search/search.svelte.ts';
import { Selection } from '../../../../renderer/state/grid/selection.svelte.ts';
import { Tagging } from '../../../../renderer/state/tagging/tagging.svelte.ts';
import { Undo } from '../../../../renderer/state/shell/undo.svelte.ts';
import { FakeApi, aTaggingRun } from '../../fake-api.ts';

const run = aTaggingRun(3, { name: 'Trips', done: 2, total: 23 });
const ended = aTaggingRun(3, { name: 'Trips', state: 'done', done: 23, total: 23, endedAt: 1 });

let api: FakeApi;
let notices: Notices;
let runs: Runs;
let tagging: Tagging;
let undo: Undo;

beforeEach(async () => {
  api = new FakeApi();
  notices = new Notices();
  undo = new Undo(api, notices);
  runs = new Runs(api, notices);
  const [search, selection] = [new Search(api, notices), new Selection()];
  tagging = new Tagging({ api, undo, notices, runs, search, selection });
  api.answers['activity.list'] = () => Promise.resolve([]);
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

it('Tagging follows a run, and says when its proposals are ready', async () => {
  await tagging.show(run);
  runs.handle(ended);
  expect(runs.tagging?.[0]?.state).toBe('done');
  expect(tagging.review.run?.done).toBe(23);
  expect(notices.spoken).toBe('Proposals from Trips are ready.');
});

it('Tagging leaves the review of a run that is removed', async () => {
  api.answers['tagging.remove'] = () => Promise.resolve({});
  await tagging.show(run);
  api.answers['tagging.runs'] = () => Promise.resolve([]);
  await tagging.removeRun(run);
  expect(tagging.review.run).toBeNull();
  expect(runs.tagging).toEqual([]);
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
