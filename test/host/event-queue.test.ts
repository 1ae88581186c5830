import { describe, expect, it } from 'vitest';
import { eventStream } from '../../electron/host/event-queue.ts';
import type { Counts, LibraryEvent } from '../../shared/schemas.ts';
import { createFakeEngine, fakeProgress } from '../support/web/fake-engine.ts';

const progress = (finished: number): LibraryEvent => ({
  type: 'progress',
  progress: { ...fakeProgress, finished },
});
const photos = (done: number): LibraryEvent => {
  const counts: Counts = { done, pending: 0, failed: 0, skipped: 0, warnings: 0 };
  return { type: 'photos', counts };
};
const notice = (message: string): LibraryEvent => ({ type: 'notice', level: 'info', message });

const run = (id: number, done: number): LibraryEvent => ({
  type: 'run',
  run: {
    kind: 'tag',
    id,
    name: 'cat',
    state: 'running',
    done,
    failed: 0,
    total: 10,
    rate: null,
    secondsLeft: null,
    startedAt: 0,
    endedAt: null,
    error: null,
    cleared: false,
    canPause: true,
    canCancel: true,
  },
});

async function take(stream: AsyncIterator<LibraryEvent, void>, count: number): Promise<unknown[]> {
  const taken: unknown[] = [];
  for (let index = 0; index < count; index++) taken.push((await stream.next()).value);
  return taken;
}

describe('a listener that keeps up', () => {
  it('A listener that keeps up gets every event in order', async () => {
    const fake = createFakeEngine();
    const stream = eventStream(fake.subscribe);
    for (const event of [progress(1), progress(2), { type: 'folders' } as const]) {
      fake.emit(event);
      expect((await stream.next()).value).toEqual(event);
    }
  });

  it('A listener that keeps up is woken by an event that comes while it waits', async () => {
    const fake = createFakeEngine();
    const stream = eventStream(fake.subscribe);
    const waiting = stream.next();
    fake.emit(progress(1));
    expect((await waiting).value).toEqual(progress(1));
  });
});

describe('a listener that is slow', () => {
  it('A slow listener gets the latest of what replaces each other, in the order of the latest, and all notices', async () => {
    const fake = createFakeEngine();
    const stream = eventStream(fake.subscribe);
    const events = [progress(1), notice('a'), photos(1), { type: 'folders' } as const, notice('b')];
    [...events, photos(2), progress(2), { type: 'folders' } as const, progress(3)].forEach(fake.emit);
    expect(await take(stream, 5)).toEqual([
      notice('a'),
      notice('b'),
      photos(2),
      { type: 'folders' },
      progress(3),
    ]);
  });

  it('A slow listener gets all commands, the latest of each run, and every topic that changed', async () => {
    const fake = createFakeEngine();
    const stream = eventStream(fake.subscribe);
    fake.emit({ type: 'command', command: 'undo' });
    fake.emit(run(1, 1));
    fake.emit({ type: 'organised', topics: ['marks'] });
    fake.emit({ type: 'command', command: 'show-tags' });
    fake.emit(run(2, 1));
    fake.emit(run(1, 2));
    fake.emit({ type: 'organised', topics: ['albums', 'marks'] });
    expect(await take(stream, 5)).toEqual([
      { type: 'command', command: 'undo' },
      { type: 'command', command: 'show-tags' },
      run(2, 1),
      run(1, 2),
      { type: 'organised', topics: ['marks', 'albums'] },
    ]);
  });

  it('A slow listener makes nothing grow: of many notices it gets the latest hundred', async () => {
    const fake = createFakeEngine();
    const stream = eventStream(fake.subscribe);
    for (let index = 0; index < 1_000; index++) {
      fake.emit(notice(String(index)));
      fake.emit(progress(index));
    }
    const taken = await take(stream, 101);
    expect(taken[0]).toEqual(notice('900'));
    expect(taken[100]).toEqual(progress(999));
  });
});

describe('a listener that is slow, of what is not simply replaced,', () => {
  const after = async (count: number, ...events: LibraryEvent[]): Promise<unknown[]> => {
    const fake = createFakeEngine();
    const stream = eventStream(fake.subscribe);
    events.forEach(fake.emit);
    return take(stream, count);
  };

  it('A slow listener gets all topics that changed, once', async () => {
    const organised = (...topics: ('marks' | 'albums' | 'tags')[]): LibraryEvent => ({
      type: 'organised',
      topics,
    });
    expect(
      await after(2, organised('marks'), progress(1), organised('albums', 'tags'), organised('marks')),
    ).toEqual([progress(1), organised('marks', 'albums', 'tags')]);
  });

  it('A slow listener gets every photo whose picture changed, once', async () => {
    const pictures = (...ids: number[]): LibraryEvent => ({ type: 'pictures', ids });
    expect(await after(2, pictures(1, 2), progress(1), pictures(2, 3))).toEqual([
      progress(1),
      pictures(1, 2, 3),
    ]);
  });

  it('A slow listener gets the latest of each run', async () => {
    expect(await after(2, run(1, 1), run(2, 1), run(1, 2), run(2, 2), run(1, 3))).toEqual([
      run(2, 2),
      run(1, 3),
    ]);
  });

  it('A slow listener gets each command, even the same one twice, as long as there is room', async () => {
    const undo: LibraryEvent = { type: 'command', command: 'undo' };
    expect(await after(3, undo, undo, progress(1))).toEqual([undo, undo, progress(1)]);
    const many = await after(101, ...Array.from({ length: 200 }, () => undo), progress(1));
    expect(many[100]).toEqual(progress(1));
  });
});

describe('the end', () => {
  it('The end of events comes with the signal, and unsubscribes', async () => {
    const fake = createFakeEngine();
    const gone = new AbortController();
    const stream = eventStream(fake.subscribe, gone.signal);
    const waiting = stream.next();
    expect(fake.subscribers()).toBe(1);
    gone.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(fake.subscribers()).toBe(0);
  });

  it('The end of events is there at once when the signal had aborted', async () => {
    const fake = createFakeEngine();
    const stream = eventStream(fake.subscribe, AbortSignal.abort());
    expect((await stream.next()).done).toBe(true);
    expect(fake.subscribers()).toBe(0);
  });

  it('The end of events comes when the listener stops, while it waits or before it began', async () => {
    const fake = createFakeEngine();
    const waiting = eventStream(fake.subscribe);
    const next = waiting.next();
    await waiting.return(undefined);
    expect((await next).done).toBe(true);
    const unused = eventStream(fake.subscribe);
    await unused.return(undefined);
    const looping = eventStream(fake.subscribe);
    fake.emit(progress(1));
    for await (const event of looping) {
      expect(event).toEqual(progress(1));
      break;
    }
    expect(fake.subscribers()).toBe(0);
  });
});
