/**
 * The remote encoders of a long-running host: the fetcher process tests and stores them, the host keeps their keys where
 * its system has a place for that. Runs in the host process.
 */
import { SightlineError } from '../../shared/errors.ts';
import type { FetcherApi } from '../engine/api/fetcher-api.ts';
import type { Remote } from '../engine/processes/wire.ts';
import type { RemoteStore } from './context.ts';

/** A place for keys that is better than a file. */
export interface KeyStore {
  /** Whether the system has such a place now. */
  readonly available: () => boolean;
  /** @throws SightlineError `unavailable`. */
  readonly save: (name: string, key: string) => Promise<void>;
}

/** A system without such a place. */
export const noKeyStore: KeyStore = {
  available: () => false,
  save: () => Promise.reject(new SightlineError('unavailable', 'there is no secret store')),
};

export interface RemoteSessionOptions {
  readonly fetcher: Pick<Remote<FetcherApi>, 'remotes'>;
  readonly keys: KeyStore;
  /** Name of the model that the library uses. */
  readonly inUse: () => string;
}

export function createRemoteSession({ fetcher, keys, inUse }: RemoteSessionOptions): RemoteStore {
  const { remotes } = fetcher;
  return {
    list: () => remotes.list({}),
    test: ({ url, key }) => remotes.test({ url, key: key ?? null }, { work: true }),
    async add({ name, url, key = null, consent }) {
      const sealed = key !== null && keys.available();
      const keep = sealed ? 'sealed' : 'file';
      const added = await remotes.add({ name, url, key, keep, consent }, { work: true });
      if (!sealed) return added;
      try {
        await keys.save(name, key);
      } catch (error) {
        await remotes.remove({ name });
        throw error;
      }
      return added;
    },
    async remove({ name }) {
      if (inUse() === `remote:${name}`) {
        throw new SightlineError('invalid-input', `remote:${name} is in use; choose another model first`);
      }
      return remotes.remove({ name });
    },
  };
}
