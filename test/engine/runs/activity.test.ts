import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineEvent } from '../../../electron/engine/api/engine-api.ts';
import { Activity, type IndexEnd } from '../../../electron/engine/runs/activity.ts';
import { SightlineError } from '../../../shared/errors.ts';
import { IDLE_PROGRESS, type Progress } from '../../../shared/schemas.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const photos = usePhotoLibrary();
const ENDED: IndexEnd = { milliseconds: 5_000, cancelled: false, stopped: null };
const WORKING: Progress = {
  ...IDLE_PROGRESS,
  phase: 'embedding',
  finished: 6,
  done: 4,
  failed: 1,
  skipped: 1,
  total: 10,
};
let events: EngineEvent[];
let progress: Progress | null;
let stallReason: string | null;
let activity: Activity;
const emitted = () => events.flatMap((event) => (event.type === 'run' ? [event.run] : []));
const tag = (): number => {
  const { taggingRuns } = photos.store;
  const id = taggingRuns.create({
    name: 'pets',
    labels: ['cat', 'dog'],
    templates: null,
    selection: { filter: {} },
    spaceKey: 'test',
  });
  taggingRuns.setState(id, 'running');
  return id;
};

beforeEach(() => {
  events = [];
  progress = null;
  stallReason = null;
  activity = new Activity({
    store: photos.store,
    emit: (event) => events.push(event),
    progress: () => progress,
    stallReason: () => stallReason,
  });
});

describe('an indexing run', () => {
  it('An indexing run is listed from the moment it has found something to do, and kept when it ends', () => {
    progress = { ...IDLE_PROGRESS, phase: 'scanning', found: 3 };
    activity.indexed(progress);
    expect([activity.list(), emitted()]).toEqual([[], []]);
    progress = WORKING;
    activity.indexed(progress);
    const [running] = activity.list();
    expect(running).toMatchObject({ kind: 'index', id: 1, state: 'running', done: 5, failed: 1, total: 10 });
    expect(photos.store.runs.indexRuns()).toEqual([]);
    progress = { ...WORKING, phase: 'paused' };
    expect(activity.list()).toMatchObject([{ id: 1, state: 'paused', canPause: false, canCancel: true }]);
    activity.indexEnded(ENDED, { ...WORKING, finished: 10, done: 8 });
    progress = IDLE_PROGRESS;
    const [ended, ...others] = activity.list();
    expect(ended).toMatchObject({ id: 1, state: 'done', done: 9, failed: 1, total: 10, canCancel: false });
    expect([others, emitted().at(-1)]).toEqual([[], ended]);
  });

  it('An indexing run that found nothing to do is not listed, unless something stopped it', () => {
    activity.indexEnded(ENDED, IDLE_PROGRESS);
    expect(activity.list()).toEqual([]);
    const stopped = new SightlineError('unavailable', 'the folder is gone');
    activity.indexEnded({ ...ENDED, stopped }, IDLE_PROGRESS);
    expect(activity.list()).toMatchObject([{ id: 1, state: 'failed', error: 'the folder is gone' }]);
  });

  it('An indexing run that closing interrupts leaves nothing behind: the next start continues it', () => {
    activity.indexed(WORKING);
    activity.close();
    activity.indexEnded({ ...ENDED, cancelled: true }, WORKING);
    expect([photos.store.runs.indexRuns(), emitted()]).toMatchObject([[], [{ state: 'running' }]]);
  });

  it('An indexing run ends even when the disk has no room for its row', () => {
    activity.indexed(WORKING);
    vi.spyOn(photos.store.runs, 'addIndexRun').mockImplementation(() => {
      throw new SightlineError('disk-full', 'no room');
    });
    activity.indexEnded(ENDED, WORKING);
    expect(emitted().at(-1)).toMatchObject({ id: 1, state: 'done' });
    expect(activity.list()).toEqual([]);
  });
});

describe('a tagging run', () => {
  it('A tagging run says why it stands still, and has no rate then', () => {
    stallReason = 'waiting for 3 photos that are still to be indexed';
    const id = tag();
    activity.tagged(id, 0);
    expect(emitted()).toMatchObject([
      { kind: 'tag', id, name: 'pets', state: 'running', rate: null, error: stallReason, canPause: true },
    ]);
  });

  it('A tagging run carries no labels: there may be a thousand, and it is emitted several times a second', () => {
    activity.emit(tag());
    expect(emitted()[0]).not.toHaveProperty('labels');
    expect(emitted()[0]).not.toHaveProperty('templates');
  });

  it('A tagging run emits every change of its state, but its progress only now and then', () => {
    const id = tag();
    for (let count = 0; count < 50; count++) activity.tagged(id, 1);
    expect(emitted()).toHaveLength(1);
    activity.tagged(id, 0);
    expect(emitted()).toHaveLength(2);
  });
});

it('The activity lists running runs before ended ones, the newest first, without those that were cleared', () => {
  activity.indexEnded(ENDED, WORKING);
  const [ended, running] = [tag(), tag()];
  photos.store.taggingRuns.setState(ended, 'done');
  const listed = () => activity.list().map(({ kind, id }) => [kind, id]);
  expect(listed()[0]).toEqual(['tag', running]);
  expect(listed().toSorted()).toEqual([
    ['index', 1],
    ['tag', ended],
    ['tag', running],
  ]);
  activity.clear();
  expect(listed()).toEqual([['tag', running]]);
});

it('The activity of a library that is only read cannot be cleared', () => {
  const reader = new Activity({
    store: { ...photos.store, mode: 'reader' },
    emit: () => undefined,
    progress: () => null,
    stallReason: () => null,
  });
  expect(() => reader.clear()).toThrow(expect.objectContaining({ kind: 'read-only' }));
});
