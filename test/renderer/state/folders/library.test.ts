import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Library } from '../../../../renderer/state/folders/library.svelte.ts';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import { IDLE_PROGRESS } from '../../../../shared/schemas.ts';
import type { LibraryStatus } from '../../../../shared/schemas.ts';
import { FakeApi, aFolder, aStatus, deferred, failure } from '../../fake-api.ts';

let api: FakeApi;
let notices: Notices;
let library: Library;

beforeEach(() => {
  vi.useFakeTimers();
  api = new FakeApi();
  notices = new Notices();
  library = new Library(api, notices);
});

afterEach(() => vi.useRealTimers());

it('The library takes folders, counts and progress from the status', async () => {
  api.status = aStatus({ folders: [aFolder(1, '/photos')] });
  await library.refresh();
  expect(library.folders).toHaveLength(1);
  expect(library.searchable).toBe(true);
  expect(library.running).toBe(false);
});

it('The library follows progress events at once and asks for the whole status only now and then', async () => {
  const status = vi.spyOn(api.library, 'status');
  for (let finished = 0; finished < 50; finished += 1) {
    library.progressed({ ...IDLE_PROGRESS, phase: 'embedding', finished, total: 50 });
    library.photosChanged({ done: finished, pending: 0, failed: 0, skipped: 0, warnings: 0 });
    expect(library.progress?.finished).toBe(finished);
  }
  await vi.advanceTimersByTimeAsync(2_000);
  expect(status.mock.calls.length).toBeLessThanOrEqual(3);
});

it('The library never goes back to an older answer, and does not wait for the latest one', async () => {
  const [first, second, third] = [
    deferred<LibraryStatus>(),
    deferred<LibraryStatus>(),
    deferred<LibraryStatus>(),
  ];
  const waiting = [first, second, third];
  vi.spyOn(api.library, 'status').mockImplementation(() => waiting.shift()!.promise);
  const asked = [library.refresh(), library.refresh(), library.refresh()];
  second.resolve(aStatus({ dataDir: '/data/own' }));
  await asked[1];
  expect(library.status?.dataDir).toBe('/data/own');
  first.resolve(aStatus({ dataDir: '/data/demo' }));
  await asked[0];
  expect(library.status?.dataDir).toBe('/data/own');
  third.reject(failure('unavailable', 'starting again'));
  await asked[2];
  expect(library.failure?.message).toBe('Starting again.');
});

it('The library prefers what came while an answer was on its way', async () => {
  const waiting = deferred<LibraryStatus>();
  vi.spyOn(api.library, 'status').mockImplementationOnce(() => waiting.promise);
  const asked = library.refresh();
  library.progressed({ ...IDLE_PROGRESS, phase: 'embedding', finished: 4, total: 9 });
  waiting.resolve(aStatus({ photos: { done: 9, pending: 0, failed: 0, skipped: 0, warnings: 0 } }));
  await asked;
  expect([library.progress?.finished, library.counts?.done]).toEqual([4, 9]);
});

it('The library says how many files have something to look at', async () => {
  api.status = aStatus({ photos: { done: 9, pending: 0, failed: 2, skipped: 3, warnings: 1 } });
  await library.refresh();
  expect(library.problemCount).toBe(6);
});

it("The library answers with the failure when a folder can't be added", async () => {
  api.answerAdd = () => Promise.reject(failure('unreadable', 'expected a folder that can be read'));
  expect(await library.addFolder('opaque')).toMatchObject({ kind: 'unreadable' });
  expect(notices.list).toEqual([]);
});

it('The library says that the photos were not touched when a folder is removed', async () => {
  await library.removeFolder(aFolder(4, '/home/ada/Pictures'));
  expect(api.calls).toContainEqual({ name: 'folders.remove', input: { id: 4 } });
  expect(notices.list[0]?.message).toMatch(/Pictures was removed.*not touched/);
});

it('The library shows the failure of an action as a notice', async () => {
  vi.spyOn(api.indexing, 'pause').mockRejectedValue(failure('unavailable', 'starting again'));
  await library.pause();
  expect(notices.list[0]).toMatchObject({
    level: 'error',
    message: expect.stringContaining('Starting again.') as string,
  });
});

it('The library asks for the thumbnails of changed files anew, and for no others', () => {
  const [changed, same] = [library.thumbnail(1, 'small'), library.thumbnail(2, 'small')];
  library.picturesChanged([1]);
  const again = library.thumbnail(1, 'small');
  expect(again).not.toBe(changed);
  expect(library.thumbnail(2, 'small')).toBe(same);
  library.picturesChanged([1]);
  expect(library.thumbnail(1, 'small')).not.toBe(again);
});

it('The library notices that another one took the place of the demo, and asks for its thumbnails anew', async () => {
  const replaced = vi.fn();
  library.onReplaced = replaced;
  api.status = aStatus({ dataDir: '/data/demo', demo: true });
  await library.refresh();
  const before = library.thumbnail(1, 'small');
  api.status = aStatus();
  await library.refresh();
  expect(replaced).toHaveBeenCalledOnce();
  expect(library.thumbnail(1, 'small')).not.toBe(before);
});
