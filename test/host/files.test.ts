import { createRouterClient } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import type { FileActions } from '../../electron/host/context.ts';
import { Faults } from '../../electron/host/faults.ts';
import { noFileActions, plainHost } from '../../electron/host/plain-host.ts';
import { noModels } from '../../electron/host/model-session.ts';
import { router } from '../../electron/host/router.ts';
import { settingsInMemory } from '../../electron/host/settings.ts';
import { SightlineError } from '../../shared/errors.ts';
import { createFakeEngine } from '../support/web/fake-engine.ts';

/** Photos 1 to 3 at /photos/<id>.jpg, and a trash that notes what it is asked. */
function connect(actions: Partial<FileActions> = {}, engine: Parameters<typeof createFakeEngine>[0] = {}) {
  const asked: string[] = [];
  const fake = createFakeEngine({
    photoPaths: ({ ids }) =>
      Promise.resolve(ids.map((id) => ({ id, path: Buffer.from(`/photos/${id}.jpg`) }))),
    ...engine,
  });
  const files: FileActions = {
    ...noFileActions,
    trash: (path) => Promise.resolve(`note of ${Buffer.from(path).toString()}`),
    restore: (note) => {
      asked.push(note);
      return Promise.resolve();
    },
    ...actions,
  };
  const client = createRouterClient(router, {
    context: {
      call: fake.call,
      engine: fake.engine,
      subscribe: fake.subscribe,
      directories: { list: () => Promise.reject(new Error()), resolve: () => Promise.reject(new Error()) },
      app: plainHost(),
      files,
      settings: settingsInMemory(),
      faults: new Faults(),
      models: noModels,
    },
  });
  return { client, asked, fake };
}

describe('the trash', () => {
  it('Moving to the trash takes what it can, says what it could not, and gives all of it back once', async () => {
    const { client, asked, fake } = connect({
      trash: (path) =>
        Buffer.from(path).toString() === '/photos/2.jpg'
          ? Promise.reject(new SightlineError('unreadable', 'permission denied'))
          : Promise.resolve(`note of ${Buffer.from(path).toString()}`),
    });
    const { trashed, failed, undo } = await client.files.trash({ ids: [1, 2, 3] });
    expect({ trashed, failed }).toEqual({
      trashed: [1, 3],
      failed: [{ id: 2, reason: 'permission denied' }],
    });
    expect(await client.files.restore({ token: undo ?? '' })).toEqual({ restored: 2, failed: [] });
    expect(asked).toEqual(['note of /photos/1.jpg', 'note of /photos/3.jpg']);
    // Only where they were is looked at: the whole library may be a million files.
    expect(fake.calls.slice(-2).map(({ method, input }) => [method, input])).toEqual([
      ['photosGone', { ids: [1, 3] }],
      ['folders.rescan', { directories: [Buffer.from('/photos')] }],
    ]);
    await expect(client.files.restore({ token: undo ?? '' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('Moving to the trash can be undone when the engine died just then', async () => {
    const dead = (): Promise<never> =>
      Promise.reject(new SightlineError('unavailable', 'the engine process ended'));
    const { client, asked } = connect({}, { photosGone: dead, 'folders.rescan': dead });
    const { trashed, undo } = await client.files.trash({ ids: [1] });
    expect(trashed).toEqual([1]);
    expect(await client.files.restore({ token: undo ?? '' })).toEqual({ restored: 1, failed: [] });
    expect(asked).toEqual(['note of /photos/1.jpg']);
  });

  it('Moving to the trash keeps what it could not give back, for another attempt', async () => {
    let diskIsThere = false;
    const restored: string[] = [];
    const { client } = connect({
      restore: (note) => {
        if (!diskIsThere && note.endsWith('2.jpg'))
          return Promise.reject(new SightlineError('not-found', 'the disk is not there'));
        restored.push(note);
        return Promise.resolve();
      },
    });
    const { undo } = await client.files.trash({ ids: [1, 2] });
    const token = undo ?? '';
    expect(await client.files.restore({ token })).toEqual({ restored: 1, failed: ['the disk is not there'] });
    diskIsThere = true;
    expect(await client.files.restore({ token })).toEqual({ restored: 1, failed: [] });
    expect(restored).toEqual(['note of /photos/1.jpg', 'note of /photos/2.jpg']);
    await expect(client.files.restore({ token })).rejects.toMatchObject({ code: 'not-found' });
  });
});
