/** What the host of plain data answers about remote encoders: any endpoint is one, and keys are kept in a file. */
import type { RemoteStore } from '../../electron/host/context.ts';
import type { RemoteEncoder } from '../../shared/schemas.ts';

const SERVED = {
  ...{ host: 'clip.example.com', model: 'clip-vit-base-patch32', revision: '3d74acf9' },
  ...{ dimensions: 512, width: 224, height: 224, bytesPerPhoto: 100_352 },
};

export const REMOTE: RemoteEncoder = {
  ...SERVED,
  ...{ name: 'remote:office', url: 'https://clip.example.com/v1', key: 'sealed', agreedAt: 0 },
};

export interface FakeRemotes {
  readonly store: RemoteStore;
  list: RemoteEncoder[];
  /** What the page sent, by request. */
  readonly calls: { readonly method: string; readonly input: unknown }[];
}

export function createFakeRemotes(): FakeRemotes {
  const remotes: FakeRemotes = {
    list: [],
    calls: [],
    store: {
      list: () => Promise.resolve(remotes.list),
      test(input) {
        remotes.calls.push({ method: 'test', input });
        return Promise.resolve(SERVED);
      },
      add(input) {
        remotes.calls.push({ method: 'add', input });
        const added: RemoteEncoder = { ...REMOTE, name: `remote:${input.name}`, url: input.url, key: 'file' };
        remotes.list = [...remotes.list, added];
        return Promise.resolve(added);
      },
      remove({ name }) {
        remotes.calls.push({ method: 'remove', input: { name } });
        remotes.list = remotes.list.filter((each) => each.name !== `remote:${name}`);
        return Promise.resolve({ name });
      },
    },
  };
  return remotes;
}
