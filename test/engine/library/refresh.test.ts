import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ReadPicture } from '../../../electron/engine/api/embedder-api.ts';
import type { PassState } from '../../../electron/engine/library/pass.ts';
import { Refresh } from '../../../electron/engine/library/refresh.ts';
import { waitUntilIdle } from '../../../electron/engine/library/when-idle.ts';
import { SightlineError } from '../../../shared/errors.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const library = usePhotoLibrary();
let states: PassState[];
/** Files that were read, in order. */
let read: string[];
let answer: (name: string) => Promise<Partial<ReadPicture>>;

beforeEach(() => {
  states = [];
  read = [];
  answer = () => Promise.resolve({});
});

function refresh(whenIdle: () => Promise<void> = () => Promise.resolve()): Refresh {
  return new Refresh({
    store: library.store,
    embedder: {
      async picture({ path }) {
        const name = Buffer.from(path).toString().replace('/photos/', '');
        read.push(name);
        return {
          colour: 1,
          thumbnailVersion: 1,
          perceptualHash: null,
          perceptualVersion: 1,
          contentHash: Buffer.from(name.padEnd(32, '.')).toString('hex'),
          ...(await answer(name)),
        };
      },
    },
    whenIdle,
    onState: (state) => states.push(state),
    onJoined: () => undefined,
  });
}

const add = (name: string): number =>
  library.add(name, {}, 0, Buffer.from(name.padEnd(32, '.')).toString('hex'));

describe('reading photos again', () => {
  it('Photos that lack something are read once, one after the other, and the last state says so', async () => {
    for (const name of ['a', 'b', 'c']) add(name);
    const pass = refresh();
    await pass.start();
    expect(read).toEqual(['a', 'b', 'c']);
    expect(states.at(-1)).toMatchObject({ done: 3, failed: 0, total: 3, ended: true });
    states = [];
    await pass.start();
    expect(read).toHaveLength(3);
    expect(states).toEqual([]);
  });

  it('A photo that can not be read holds up no other, and is tried again at the next start', async () => {
    for (const name of ['a', 'gone', 'c']) add(name);
    answer = (name) =>
      name === 'gone' ? Promise.reject(new SightlineError('not-found', 'gone')) : Promise.resolve({});
    await refresh().start();
    expect(states.at(-1)).toMatchObject({ done: 2, failed: 1, ended: true });
    answer = () => Promise.resolve({});
    await refresh().start();
    expect(read).toEqual(['a', 'gone', 'c', 'gone']);
    expect(library.store.refreshList.behind(0)).toEqual([]);
  });

  it('Photos that came since are looked at, and those that could not be read are not asked again', async () => {
    add('gone');
    answer = (name) =>
      name === 'gone' ? Promise.reject(new SightlineError('not-found', 'gone')) : Promise.resolve({});
    const pass = refresh();
    await pass.start();
    pass.startForNew();
    add('new');
    pass.startForNew();
    await pass.start();
    expect(read).toEqual(['gone', 'new']);
  });

  it('It waits while it is paused, for each reason, and goes on where it was', async () => {
    for (const name of ['a', 'b']) add(name);
    const pass = refresh();
    pass.pause('person');
    pass.pause('indexing');
    const done = pass.start();
    await sleep(20);
    pass.resume('indexing');
    await sleep(20);
    expect(read).toEqual([]);
    expect(states.at(-1)?.paused ?? true).toBe(true);
    pass.resume('person');
    await done;
    expect(read).toEqual(['a', 'b']);
  });

  it('It gives way to other work', async () => {
    add('a');
    let idle = (): void => undefined;
    const done = refresh(() => new Promise((resolve) => (idle = resolve))).start();
    await sleep(20);
    expect(read).toEqual([]);
    idle();
    await expect.poll(() => (idle(), read)).toEqual(['a']);
    await done;
  });

  it.each([
    ['the embedder dies', () => Promise.reject(new SightlineError('unavailable', 'it died'))],
    ['the disk has no room', () => Promise.resolve({ thumbnailVersion: null })],
  ])('It leaves the rest to the next start when %s twice', async (_name, answered) => {
    for (const name of ['a', 'b', 'c', 'd']) add(name);
    answer = answered;
    await refresh().start();
    expect(read).toEqual(['a', 'b']);
    expect(states.at(-1)?.ended).toBe(true);
  });

  it('Closing ends it after the photo in hand, also while it is paused', async () => {
    for (const name of ['a', 'b']) add(name);
    const pass = refresh();
    answer = async () => {
      pass.pause('person');
      return {};
    };
    const done = pass.start();
    await expect.poll(() => read).toEqual(['a']);
    await pass.close();
    await done;
    expect(read).toEqual(['a']);
  });
});

it('Idle is when work has ended and nobody is waiting', async () => {
  const order: string[] = [];
  const works = [Promise.reject(new Error('failed')), Promise.resolve()];
  await waitUntilIdle(
    () => {
      const work = works.shift() ?? null;
      order.push(work ? 'busy' : 'free');
      return work;
    },
    () => Promise.resolve(void order.push('yield')),
  );
  expect(order).toEqual(['busy', 'busy', 'free', 'yield']);
});
