/** What a session tells its engine of the settings; the session on real engines is in test/integration. */
import { afterEach, expect, it, vi } from 'vitest';
import { SightlineError } from '../../shared/errors.ts';
import type { LibraryEvent } from '../../shared/schemas.ts';
import type { EngineApi } from '../../electron/engine/api/engine-api.ts';
import { createRemote } from '../../electron/engine/processes/remote.ts';
import type { Call, Service, Spawn } from '../../electron/engine/processes/wire.ts';
import { LibrarySession } from '../../electron/host/library-session.ts';
import { settingsInMemory } from '../../electron/host/settings.ts';
import { temporaryDirectory } from '../support/temporary.ts';

interface Told {
  method: string;
  threads: unknown;
  gigabytes: number;
}

interface Input {
  threads?: unknown;
  thumbnailBytes?: number;
}

const calls: Told[] = [];
const die: (() => void)[] = [];
let refuse = false;
/** An engine that notes what it is told of threads and thumbnails. */
const spawn: Spawn = async <Api, Event>() => {
  const answer = (method: string) => async (input: Input) => {
    const { threads = null, thumbnailBytes = 0 } = input;
    if (['open', 'configure'].includes(method))
      calls.push({ method, threads, gigabytes: thumbnailBytes / 1e9 });
    if (method === 'configure' && refuse) throw new SightlineError('model-invalid', 'the model changed');
    return method === 'listFolders' ? [{ id: 1 }] : {};
  };
  const call = (method: string, input: Input) => answer(method)(input);
  const api = createRemote(call as Call<EngineApi>);
  const exited = new Promise<{ code: number; signal: null }>((resolve) => {
    die.push(() => resolve({ code: 1, signal: null }));
  });
  return {
    api,
    call,
    pid: 1,
    onEvent: () => () => undefined,
    exited,
    stop: async () => undefined,
  } as unknown as Service<Api, Event>;
};

let session: LibrarySession | undefined;
afterEach(() => session?.stop());

it('An engine gets the number of threads and the space of thumbnails at each start, and when they change', async () => {
  const settings = settingsInMemory();
  await settings.update({ threads: 2 });
  const events: LibraryEvent[] = [];
  session = new LibrarySession({
    dataDir: await temporaryDirectory(),
    demoWhenEmpty: false,
    settings,
    spawn,
  });
  await session.open();
  session.onEvent((event) => events.push(event));
  await settings.update({ theme: 'dark' });
  await settings.update({ threads: 3 });
  await settings.update({ thumbnailGigabytes: 5 });
  const told = [
    { method: 'open', threads: 2, gigabytes: 20 },
    { method: 'configure', threads: 3, gigabytes: 20 },
    { method: 'configure', threads: 3, gigabytes: 5 },
  ];
  await vi.waitFor(() => expect(calls).toEqual(told));
  // Started again after a death it opens with what holds now.
  die[0]?.();
  await vi.waitFor(() => expect(calls.slice(3)).toEqual([{ method: 'open', threads: 3, gigabytes: 5 }]));

  refuse = true;
  await settings.update({ threads: null });
  const notice = { type: 'notice', message: expect.stringContaining('the model changed') as string };
  await vi.waitFor(() => expect(events.at(-1)).toMatchObject(notice));
  expect(calls.at(-1)).toEqual({ method: 'configure', threads: null, gigabytes: 5 });
});
