import { beforeEach, expect, it } from 'vitest';
import { UnlistedPaths } from '../../../../renderer/state/activity/unlisted.svelte.ts';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import type { Unlisted } from '../../../../shared/schemas.ts';
import { FakeApi } from '../../fake-api.ts';

const entry: Unlisted = { id: 7, folderId: 1, path: '/photos/closed', reason: 'no' };

let api: FakeApi;
let notices: Notices;
let unlisted: UnlistedPaths;
let answer: readonly Unlisted[];
let retried: unknown[];

beforeEach(() => {
  api = new FakeApi();
  answer = [entry];
  retried = [];
  api.answers['folders.unlisted'] = () => Promise.resolve({ unlisted: answer, next: null });
  api.answers['folders.retryUnlisted'] = (input) => {
    retried.push(input);
    return Promise.resolve({ queued: 1 });
  };
  notices = new Notices();
  unlisted = new UnlistedPaths(api, notices);
});

it('What could not be listed is loaded when it is shown, and follows scans only then', async () => {
  unlisted.refresh();
  expect(unlisted.list).toEqual([]);
  await unlisted.show();
  expect(unlisted.list).toEqual([entry]);
  answer = [];
  unlisted.refresh();
  await expect.poll(() => unlisted.list).toEqual([]);
  unlisted.hide();
});

it('What could not be listed is scanned again, one entry or all, and that is announced', async () => {
  await unlisted.retry(entry);
  await unlisted.retry();
  expect(retried).toEqual([{ ids: [7] }, {}]);
  expect(notices.spoken).toContain('Looking again');
});

it('A failure to load what could not be listed is shown', async () => {
  api.answers['folders.unlisted'] = () => Promise.reject(new Error('no'));
  await unlisted.show();
  expect(unlisted.failure).not.toBeNull();
});
