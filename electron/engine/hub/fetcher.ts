/** Requests that the fetcher process answers. Runs in the fetcher process. */
import { SightlineError } from '../../../shared/errors.ts';
import type { NetworkRequest } from '../../../shared/schemas.ts';
import type { FetcherApi, FetcherEvent } from '../api/fetcher-api.ts';
import type { Handlers } from '../processes/wire.ts';
import { STARTER } from '../models/resolve-model.ts';
import { exportModel } from './export-model.ts';
import { hubSettings } from './hub-address.ts';
import { hubCacheFolder } from './hub-cache.ts';
import { HubClient } from './hub-client.ts';
import { importModel } from './import-model.ts';
import { findModel, removeInstalled, settle } from './installed-models.ts';
import { listModels } from './list-models.ts';
import { withModelLock } from './model-lock.ts';
import { modelPlaces, type ModelPlaces } from './model-places.ts';
import { Pulls } from './pulls.ts';
import { readKeyFile } from './remote/remote-key.ts';
import { addRemote, listRemotes, removeRemote, testRemote, type RemotesParts } from './remote/remotes.ts';
import type { Transport } from './transport.ts';
import { verifyModel } from './verify-model.ts';

/** The service, and what ends it: downloads in progress are paused. */
export interface Fetcher {
  readonly handlers: Handlers<FetcherApi>;
  close(): Promise<void>;
}

interface Opened {
  readonly places: ModelPlaces;
  readonly pulls: Pulls;
}

/** @param emit sends an event to the host. */
export function createFetcher(
  emit: (event: FetcherEvent) => void,
  transport: Transport,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Fetcher {
  let open: Opened | null = null;
  const opened = (): Opened => {
    if (open === null) throw new SightlineError('internal', 'the fetcher was asked before it was opened');
    return open;
  };
  /** The name of a download, by it or by an id. */
  const pullName = async (pulls: Pulls, id: string): Promise<string> => {
    const found = [...(await pulls.list())].find(([name, pull]) => name === id || pull.id === id);
    return found?.[0] ?? id;
  };
  const changed = (): void => emit({ type: 'models' });
  const record = (request: NetworkRequest): void => emit({ type: 'request', request });
  const remotes = (): RemotesParts => ({ modelsDir: opened().places.root, transport, record });

  return {
    handlers: {
      async open({ dataDir }) {
        const clientOf = (mirror: string | null): HubClient =>
          new HubClient({
            ...hubSettings({ ...environment, ...(mirror === null ? {} : { HF_ENDPOINT: mirror }) }),
            transport,
            record,
          });
        const places = modelPlaces(dataDir);
        const parts = { places, clientOf, cache: hubCacheFolder(environment) };
        await settle(places);
        const pulls = new Pulls(parts, (pull) => {
          emit({ type: 'pull', pull });
          if (pull.state === 'done') changed();
        });
        open = { places, pulls };
      },
      async pullToEnd(request, signal) {
        const { pulls } = opened();
        const { report, done } = pulls.start(request);
        signal.addEventListener('abort', () => void pulls.pause(report.pull.name), { once: true });
        return done;
      },
      exportModel: async ({ id, file }, signal) => exportModel(opened().places, id, file, signal),
      async importModel({ file }, signal) {
        const model = await importModel(opened().places, file, signal);
        changed();
        return model;
      },
      models: {
        async list({ inUse }) {
          const { places, pulls } = opened();
          return listModels(places, inUse, await pulls.list());
        },
        pull: (request) => Promise.resolve().then(() => opened().pulls.start(request).report.pull),
        pausePull: async ({ id }) => opened().pulls.pause(await pullName(opened().pulls, id)),
        resumePull: async ({ id, mirror = null }) =>
          opened().pulls.resume(await pullName(opened().pulls, id), mirror),
        cancelPull: async ({ id }) => opened().pulls.cancel(await pullName(opened().pulls, id)),
        async remove({ id }, signal) {
          const { places } = opened();
          const name = await nameOf(places, id);
          const busy = (): never => {
            throw new SightlineError(
              'locked',
              `another process is changing ${name}; try again when it is done`,
            );
          };
          await withModelLock(places.lock(name), signal, busy, () => removeInstalled(places, name));
          changed();
          return { name };
        },
        async verify({ id }, signal) {
          const { places } = opened();
          const { name, manifest } = await findModel(places, id);
          return verifyModel(name, places.installed(name), manifest, signal);
        },
      },
      remotes: {
        list: () => listRemotes(opened().places.root),
        test: (input, signal) => testRemote(remotes(), input, signal),
        add: (input, signal) => addRemote(remotes(), input, signal),
        remove: ({ name }) => removeRemote(opened().places.root, name),
        readKey: async ({ file }) => ({ key: await readKeyFile(file) }),
      },
    },
    close: async () => open?.pulls.close(),
  };
}

async function nameOf(places: ModelPlaces, id: string): Promise<string> {
  if (id === STARTER) {
    throw new SightlineError('invalid-input', 'the starter model is part of Sightline and can’t be removed');
  }
  return (await findModel(places, id)).name;
}
