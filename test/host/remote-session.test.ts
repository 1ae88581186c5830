import { expect, it } from 'vitest';
import { createRemoteSession, noKeyStore, type KeyStore } from '../../electron/host/remote-session.ts';
import type { FetcherApi } from '../../electron/engine/api/fetcher-api.ts';
import type { Remote } from '../../electron/engine/processes/wire.ts';
import { SightlineError } from '../../shared/errors.ts';
import type { RemoteEncoder } from '../../shared/schemas.ts';

type Remotes = Remote<FetcherApi>['remotes'];

const ENDPOINT = {
  name: 'desk',
  url: 'https://clip.example',
  key: 'secret',
  consent: { photos: 1, bytes: 2 },
};

/** A session over a fetcher that writes down what it is asked. */
function aSession(keys: KeyStore, inUse = 'starter') {
  const asked: [string, unknown][] = [];
  const note =
    <Output>(name: string, output: Output) =>
    (input: unknown): Promise<Output> => {
      asked.push([name, input]);
      return Promise.resolve(output);
    };
  const remotes: Partial<Remotes> = {
    add: note('add', { name: 'remote:desk' } as RemoteEncoder),
    remove: note('remove', { name: 'desk' }),
  };
  const session = createRemoteSession({ fetcher: { remotes: remotes as Remotes }, keys, inUse: () => inUse });
  return { session, asked };
}

it('A key goes into the secret store where there is one, and into a file elsewhere', async () => {
  const saved: [string, string][] = [];
  const store: KeyStore = {
    available: () => true,
    save: (...key) => {
      saved.push(key);
      return Promise.resolve();
    },
  };
  const sealed = aSession(store);
  await sealed.session.add(ENDPOINT);
  expect(sealed.asked).toEqual([['add', { ...ENDPOINT, keep: 'sealed' }]]);
  expect(saved).toEqual([['desk', 'secret']]);

  const plain = aSession(noKeyStore);
  await plain.session.add(ENDPOINT);
  expect(plain.asked).toEqual([['add', { ...ENDPOINT, keep: 'file' }]]);
});

it('A remote encoder whose key can’t be stored is not added', async () => {
  const failure = new SightlineError('disk-full', 'no room');
  const { session, asked } = aSession({ available: () => true, save: () => Promise.reject(failure) });
  await expect(session.add(ENDPOINT)).rejects.toBe(failure);
  expect(asked.at(-1)).toEqual(['remove', { name: 'desk' }]);
});

it('A remote encoder in use can’t be forgotten', async () => {
  const { session, asked } = aSession(noKeyStore, 'remote:desk');
  await expect(session.remove({ name: 'desk' })).rejects.toMatchObject({ kind: 'invalid-input' });
  expect(asked).toEqual([]);
});
