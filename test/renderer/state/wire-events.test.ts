import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createParts } from '../../../renderer/state/create-parts.ts';
import type { Parts } from '../../../renderer/state/create-parts.ts';
import { wireEvents } from '../../../renderer/state/wire-events.ts';
import { IDLE_PROGRESS } from '../../../shared/schemas.ts';
import type { LibraryEvent, TaggingRun } from '../../../shared/schemas.ts';
import { FakeApi } from '../fake-api.ts';

const run: TaggingRun = {
  kind: 'tag',
  id: 3,
  name: 'Trips',
  state: 'running',
  done: 3,
  failed: 0,
  total: 23,
  rate: 120,
  secondsLeft: null,
  startedAt: 0,
  endedAt: null,
  error: null,
  cleared: false,
  canPause: false,
  canCancel: false,
};

let api: FakeApi;
let parts: Parts;
let handle: (event: LibraryEvent) => void;

beforeEach(() => {
  vi.useFakeTimers();
  api = new FakeApi();
  parts = createParts({ api, bridge: undefined, apple: false });
  handle = wireEvents(parts);
});

afterEach(() => {
  vi.useRealTimers();
});

const asked = (): string[] => api.calls.map(({ name }) => name);
const organised = (...topics: Extract<LibraryEvent, { type: 'organised' }>['topics']): LibraryEvent => ({
  type: 'organised',
  topics,
});

it('Events read saved searches again when they changed, and only then', () => {
  handle(organised('marks'));
  expect(asked()).not.toContain('searches.list');
  handle(organised('searches', 'marks'));
  expect(asked().filter((name) => name === 'searches.list')).toHaveLength(1);
});

it('Events offer to undo what joined the marks of copies', () => {
  handle({ type: 'joined', photos: 3, undo: 'token' });
  expect(parts.undo.shown).toMatchObject({
    undoing: 'token',
    message: expect.stringContaining('3') as string,
  });
});

it('Events read label sets that are shown again when they changed, and only then', async () => {
  api.answers['labelSets.list'] = () => Promise.resolve([]);
  await parts.tagging.labelSets.refresh();
  handle(organised('proposals'));
  expect(asked()).toEqual(['labelSets.list']);
  handle(organised('labels'));
  expect(asked()).toEqual(['labelSets.list', 'labelSets.list']);
});

it('Events list the photos anew when a tag of the filter changed, not when tags that are no part of it did', async () => {
  let readings = 0;
  api.answers['photos.index'] = () => {
    readings += 1;
    return Promise.resolve({ columns: '', count: 0, total: 0, next: null });
  };
  parts.photoIndex.follow({});
  await vi.advanceTimersByTimeAsync(5_000);
  handle(organised('tags'));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(readings).toBe(1);
  parts.search.filterBy({ tagIds: [4] });
  handle(organised('tags'));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(readings).toBe(2);
});

it('Events show a run among those that run', () => {
  handle({ type: 'run', run });
  expect(parts.runs.running).toEqual([run]);
});

it('Events show progress and counts as they come', () => {
  handle({ type: 'progress', progress: { ...IDLE_PROGRESS, phase: 'embedding', finished: 4, total: 9 } });
  handle({ type: 'photos', counts: { done: 4, pending: 5, failed: 0, skipped: 0, warnings: 0 } });
  expect([parts.library.progress?.finished, parts.library.counts?.pending]).toEqual([4, 5]);
});

it('Events ask for the thumbnail of a changed file under another address', () => {
  const before = parts.library.thumbnail(1, 'small');
  handle({ type: 'pictures', ids: [1] });
  expect(parts.library.thumbnail(1, 'small')).not.toBe(before);
});
