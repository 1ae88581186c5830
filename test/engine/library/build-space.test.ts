import { beforeEach, describe, expect, it } from 'vitest';
import type { EmbedOutcome } from '../../../electron/engine/api/embedder-api.ts';
import type { EmbedderDeath, EmbedderLink } from '../../../electron/engine/embedder/link.ts';
import { SpaceBuilder, type BuildState } from '../../../electron/engine/library/build-space.ts';
import type { Space } from '../../../electron/engine/store/spaces.ts';
import { SightlineError } from '../../../shared/errors.ts';
import { DIMENSIONS, doneOutcome } from '../../support/library.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const library = usePhotoLibrary();
let to: Space;
let states: BuildState[];
let completed: number;
let stored: { embedded: number; copies: number };
/** Names of the files of each call. */
let calls: string[][];
/** What becomes of a file; 'dies' ends the process. */
let answer: (name: string) => 'done' | 'failed' | 'other bytes' | 'dies';

const hashOf = (name: string): string => Buffer.from(name.padEnd(32, '.')).toString('hex');
const add = (name: string, hash = hashOf(name)): number => library.add(name, {}, 0, hash);

beforeEach(() => {
  to = library.store.spaces.ensure({ key: 'other', modelId: 'other', dimensions: DIMENSIONS });
  states = [];
  completed = 0;
  stored = { embedded: 0, copies: 0 };
  calls = [];
  answer = () => 'done';
});

function link(): EmbedderLink {
  const outcomes = new Set<(outcome: EmbedOutcome) => void>();
  const deaths = new Set<(death: EmbedderDeath) => void>();
  const subscribe =
    <Listener>(listeners: Set<Listener>) =>
    (listener: Listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    };
  return {
    embed: (files) => {
      const names = files.map(({ path }) => Buffer.from(path).toString().replace('/photos/', ''));
      calls.push(names);
      for (const [index, { photoId }] of files.entries()) {
        const name = names[index] ?? '';
        const what = answer(name);
        if (what === 'dies') {
          for (const listener of deaths) listener({ code: null, signal: 'SIGSEGV' });
          return Promise.reject(new SightlineError('unavailable', 'it died'));
        }
        const outcome: EmbedOutcome =
          what === 'failed'
            ? { photoId, state: 'failed', reason: 'broken' }
            : doneOutcome(photoId, { contentHash: hashOf(what === 'done' ? name : 'other') });
        for (const listener of outcomes) listener(outcome);
      }
      return Promise.resolve();
    },
    onOutcome: subscribe(outcomes),
    onStarted: () => () => undefined,
    onDeath: subscribe(deaths),
    ignoreLastDeath: () => undefined,
  };
}

function builder(whenIdle: () => Promise<void> = () => Promise.resolve()): SpaceBuilder {
  const from = library.store.spaces.list().find(({ id }) => id === library.space);
  if (!from) throw new Error('expected the space of the library');
  return new SpaceBuilder({
    ...{ store: library.store, from, to, link: link(), whenIdle },
    hubs: () => Promise.resolve(() => 0.5),
    onState: (state) => states.push(state),
    onStored: ({ embedded, copies }) => {
      stored.embedded += embedded;
      stored.copies += copies;
    },
    beforeComplete: () => Promise.resolve(),
    onComplete: () => completed++,
  });
}

const built = (): number => library.store.vectors.count(to.id);

describe('building a space', () => {
  it('Building a space embeds each photo once, with hub numbers, and ends with the change', async () => {
    const ids = ['a', 'b', 'c'].map((name) => add(name));
    expect(await builder().start()).toBe(true);
    expect(calls).toEqual([['a', 'b', 'c']]);
    expect([...library.store.vectors.ofPhotos(ids, to.id, DIMENSIONS).hubs]).toEqual([0.5, 0.5, 0.5]);
    expect(states.at(-1)).toMatchObject({ done: 3, failed: 0, total: 3, ended: true, problem: null });
    expect(completed).toBe(1);
  });

  it('Building a space goes on where another process stopped, and embeds no bytes twice', async () => {
    add('a');
    await builder().start();
    add('copy of a', hashOf('a'));
    add('b');
    expect(await builder().start()).toBe(true);
    expect(calls).toEqual([['a'], ['b']]);
    expect(built()).toBe(3);
    expect(stored).toEqual({ embedded: 2, copies: 1 });
  });

  it('Building a space is not held up by photos that fail, changed meanwhile or kill the embedder', async () => {
    for (const name of ['a', 'broken', 'changed', 'deadly', 'z']) add(name);
    answer = (name) =>
      name === 'broken' ? 'failed' : name === 'changed' ? 'other bytes' : name === 'deadly' ? 'dies' : 'done';
    expect(await builder().start()).toBe(true);
    expect(built()).toBe(2);
    expect(calls.slice(1)).toEqual([['deadly'], ['deadly'], ['deadly'], ['z']]);
    expect(states.at(-1)).toMatchObject({ done: 2, failed: 3, total: 5, ended: true, problem: null });
  });

  it('Building a space with a model that can read nothing ends without the change', async () => {
    add('a');
    answer = () => 'failed';
    expect(await builder().start()).toBe(false);
    expect(completed).toBe(0);
    expect(states.at(-1)).toMatchObject({ ended: true, problem: 'the model could not read any photo' });
  });

  it('Building a space waits for folders that are not there, and says so', async () => {
    add('a');
    library.store.folders.setUnavailable(library.folder, 'not connected');
    const pass = builder();
    expect(await pass.start()).toBe(false);
    expect(calls).toEqual([]);
    expect(states.at(-1)?.problem).toContain('photos still to be read in them: 1');
    library.store.folders.setAvailable(library.folder, '1');
    expect(await pass.start()).toBe(true);
  });

  it('Building a space takes photos that were indexed meanwhile, whatever their place', async () => {
    add('a');
    let late = false;
    const pass = builder(() => {
      if (calls.length === 1 && !late) {
        late = true;
        add('late');
      }
      return Promise.resolve();
    });
    expect(await pass.start()).toBe(true);
    expect(calls).toEqual([['a'], ['late']]);
  });

  it('Building a space can be paused for several reasons, and closed while it is', async () => {
    add('a');
    const pass = builder();
    pass.pause('person');
    pass.pause('indexing');
    const running = pass.start();
    pass.resume('person');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(calls).toEqual([]);
    expect(states.at(-1)).toMatchObject({ paused: true, ended: false });
    await pass.close();
    expect(await running).toBe(false);
    expect({ built: built(), completed }).toEqual({ built: 0, completed: 0 });
  });
});
