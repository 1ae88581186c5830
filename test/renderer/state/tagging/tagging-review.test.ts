import { beforeEach, expect, it, vi } from 'vitest';
import { TaggingReview } from '../../../../renderer/state/tagging/tagging-review.svelte.ts';
import { Runs } from '../../../../renderer/state/activity/runs.svelte.ts';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import { Undo } from '../../../../renderer/state/shell/undo.svelte.ts';
import type { Proposal, ProposalGroup } from '../../../../shared/schemas.ts';
import { FakeApi, aTaggingRun, deferred, failure } from '../../fake-api.ts';

const run = aTaggingRun(1, { name: 'beach, cat', state: 'done', done: 6, total: 6, endedAt: 1 });

const proposal = (photoId: number, strength: number): Proposal => ({
  photoId,
  path: `/photos/${photoId}.jpg`,
  label: 'beach',
  strength,
  decision: 'proposed',
  width: 3,
  height: 2,
});

let api: FakeApi;
let undo: Undo;
let review: TaggingReview;
let groups: ProposalGroup[];
let pages: Record<string, { proposals: Proposal[]; next: string | null }>;
const decisions = () => review.proposals.map(({ decision }) => decision);

beforeEach(() => {
  api = new FakeApi();
  const notices = new Notices();
  undo = new Undo(api, notices);
  const runs = new Runs(api, notices);
  runs.handle(run);
  review = new TaggingReview({ api, undo, notices, runs });
  groups = [
    { label: 'beach', proposed: 5, accepted: 0, rejected: 0 },
    { label: 'cat', proposed: 0, accepted: 0, rejected: 0 },
    { label: null, proposed: 1, accepted: 0, rejected: 0 },
  ];
  pages = {
    first: { proposals: [proposal(1, 0.9), proposal(2, 0.8), proposal(3, 0.8)], next: 'more' },
    more: { proposals: [proposal(4, 0.8), proposal(5, 0.4)], next: null },
  };
  api.answers['tagging.groups'] = () => Promise.resolve(groups);
  api.answers['tagging.proposals'] = ({ after }: { after?: string }) =>
    Promise.resolve(pages[after ?? 'first']);
  api.answers['tagging.decide'] = () => Promise.resolve({ changed: 1, undo: 'token' });
  api.answers['tagging.acceptAbove'] = () => Promise.resolve({ changed: 1, undo: 'token' });
  api.answers['library.undo'] = () => Promise.resolve({ changed: 1, undo: 'again' });
});

it('The review opens the first label with something to decide, and reads on when it is needed', async () => {
  groups = [{ label: 'cat', proposed: 0, accepted: 2, rejected: 0 }, ...groups];
  await review.open(run);
  expect(review.label).toBe('beach');
  expect([review.proposals.length, review.count]).toEqual([3, 5]);
  await review.ensure(4);
  expect(review.proposals).toHaveLength(5);
});

it('The review shows a decision at once and moves to the next undecided one', async () => {
  await review.open(run);
  const answer = deferred<unknown>();
  api.answers['tagging.decide'] = () => answer.promise;
  void review.decide('accepted');
  expect(decisions()).toEqual(['accepted', 'proposed', 'proposed']);
  expect(review.cursor).toBe(1);
  answer.resolve({ changed: 1, undo: 'token' });
});

it('The review puts things right when a decision could not be made', async () => {
  await review.open(run);
  api.answers['tagging.decide'] = () => Promise.reject(failure('disk-full', 'no room'));
  await review.decide('rejected');
  expect(decisions()).toEqual(['proposed', 'proposed', 'proposed']);
  expect(review.failure?.message).toBe('No room.');
});

it('The review decides on a range as one change, which is undone and redone as one', async () => {
  await review.open(run);
  review.moveTo(1);
  review.moveTo(2, true);
  await review.decide('accepted');
  expect(api.calls.find(({ name }) => name === 'tagging.decide')?.input).toMatchObject({ photoIds: [2, 3] });
  await undo.undo();
  expect(decisions().slice(0, 3)).toEqual(['proposed', 'proposed', 'proposed']);
  await undo.redo();
  expect(decisions().slice(0, 3)).toEqual(['proposed', 'accepted', 'accepted']);
});

it('The review makes decisions about a photo in the order they were made in', async () => {
  await review.open(run);
  const first = deferred<unknown>();
  api.answers['tagging.decide'] = () => first.promise;
  void review.decide('accepted');
  review.moveTo(0);
  const second = review.decide('rejected');
  await vi.waitFor(() => expect(api.calls.filter(({ name }) => name === 'tagging.decide')).toHaveLength(1));
  api.answers['tagging.decide'] = () => Promise.resolve({ changed: 1, undo: null });
  first.resolve({ changed: 1, undo: null });
  await second;
  expect(decisions()[0]).toBe('rejected');
});

it('The review says which label is given to photos that none fits, and that it differs when it does', async () => {
  pages['first'] = {
    proposals: [proposal(1, 0.2), { ...proposal(2, 0.1), label: 'cat' }, proposal(3, 0.1)],
    next: null,
  };
  await review.open(run);
  await review.choose(null);
  expect(review.given).toBe('beach');
  await review.decide('accepted');
  expect(undo.shown?.message).toBe('1 photo tagged beach.');
  expect(review.given).toBe('cat');
  review.moveTo(2, true);
  expect(review.given).toBeNull();
  await review.decide('rejected');
  expect(undo.shown?.message).toBe('2 photos not tagged with the closest label.');
});

it('The review keeps equally strong photos on one side of the line, and counts only undecided ones', async () => {
  await review.open(run);
  await review.ensure(4);
  review.moveLine(2);
  expect(review.line).toBe(4);
  expect(review.above).toEqual({ count: 4, strength: 0.8 });
  await review.decide('rejected');
  expect(review.above.count).toBe(3);
  api.answers['tagging.acceptAbove'] = () => Promise.resolve({ changed: 7, undo: 'token' });
  await review.acceptAbove();
  expect(undo.shown?.message).toBe('7 photos tagged beach.');
  expect(api.calls.find(({ name }) => name === 'tagging.acceptAbove')?.input).toEqual({
    runId: 1,
    label: 'beach',
    strength: 0.8,
  });
  expect(decisions()).toEqual(['rejected', 'accepted', 'accepted', 'accepted', 'proposed']);
  expect(review.cursor).toBe(4);
});

it('The review leaves the list in peace while more is found, and says how much', async () => {
  await review.open(run);
  groups = [{ label: 'beach', proposed: 9, accepted: 0, rejected: 0 }, ...groups.slice(1)];
  review.changed();
  await vi.waitFor(() => expect(review.newer).toBe(4));
  expect(review.proposals).toHaveLength(3);
});

it('The review drops the answer for a label that is no longer shown', async () => {
  await review.open(run);
  const slow = deferred<unknown>();
  api.answers['tagging.proposals'] = ({ label }: { label: string | null }) =>
    label === 'cat' ? slow.promise : Promise.resolve(pages['more']);
  const opening = review.choose('cat');
  await vi.waitFor(() => expect(review.loading).toBe(true));
  await review.choose(null);
  slow.resolve(pages['first']);
  await opening;
  expect(review.proposals.map(({ photoId }) => photoId)).toEqual([4, 5]);
  expect(review.loading).toBe(false);
});
