import { describe, expect, it } from 'vitest';
import { createRemote, withOverrides } from '../../../electron/engine/processes/remote.ts';
import type { Call } from '../../../electron/engine/processes/wire.ts';

interface Api {
  readonly photos: {
    get(input: { id: number }): Promise<string>;
    count(input: { from: string }): Promise<number>;
  };
  close(input: { now: boolean }): Promise<string>;
}

/** Answers with what it was called with. */
function recording() {
  const calls: unknown[][] = [];
  const call = ((...given: unknown[]) => {
    calls.push(given);
    return Promise.resolve(given[0]);
  }) as Call<Api>;
  return { call, calls };
}

describe('an object with the methods of an api', () => {
  it('A method of a remote calls by topic and name, with input and options as they are', async () => {
    const { call, calls } = recording();
    const remote = createRemote(call);
    const { signal } = new AbortController();
    expect(await remote.photos.get({ id: 7 }, { signal })).toBe('photos.get');
    expect(await remote.close({ now: true })).toBe('close');
    expect(calls).toEqual([
      ['photos.get', { id: 7 }, { signal }],
      ['close', { now: true }, undefined],
    ]);
  });

  it('A remote is not taken for a promise when an async function answers with it or with a topic', async () => {
    const { call, calls } = recording();
    const remote = createRemote(call);
    const { photos } = await Promise.resolve(remote);
    await Promise.resolve(photos);
    expect(calls).toEqual([]);
  });
});

describe('overrides', () => {
  it('Overrides take the place of the methods they name and leave the others', async () => {
    const { call, calls } = recording();
    const { photos, close } = createRemote(
      withOverrides<Api>(call, { 'photos.get': ({ id }) => Promise.resolve(`photo ${id}`) }),
    );
    expect(await photos.get({ id: 7 })).toBe('photo 7');
    expect(await photos.count({ from: 'x' })).toBe('photos.count');
    expect(await close({ now: false })).toBe('close');
    expect(calls.map(([method]) => method)).toEqual(['photos.count', 'close']);
  });
});
