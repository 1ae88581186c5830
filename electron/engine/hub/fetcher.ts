/** Requests that the fetcher process answers. Runs in the fetcher process. */
import { SightlineError, toSightlineError } from '../../../shared/errors.ts';
import type { FetcherApi, FetcherEvent, PullRequest } from '../api/fetcher-api.ts';
import type { Handlers } from '../processes/wire.ts';
import { checkHubId, checkRevision, hubSettings, installedName, DEFAULT_REVISION } from './hub-address.ts';
import { hubCacheFolder } from './hub-cache.ts';
import { HubClient } from './hub-client.ts';
import { settle } from './installed-models.ts';
import { modelPlaces } from './model-places.ts';
import { pullModel, type PullParts } from './pull.ts';
import { PullReport } from './pull-report.ts';
import type { Transport } from './transport.ts';

/** The service, and what ends it: pulls in progress are paused. */
export interface Fetcher {
  readonly handlers: Handlers<FetcherApi>;
  close(): Promise<void>;
}

/** @param emit sends an event to the host. */
export function createFetcher(
  emit: (event: FetcherEvent) => void,
  transport: Transport,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Fetcher {
  let parts: PullParts | null = null;
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();

  const opened = (): PullParts => {
    if (parts === null) throw new SightlineError('internal', 'the fetcher was asked before it was opened');
    return parts;
  };
  const track = <Result>(work: Promise<Result>): Promise<Result> => {
    running.add(work);
    const forget = (): void => void running.delete(work);
    work.then(forget, forget);
    return work;
  };
  const pull = async (request: PullRequest, signal: AbortSignal) => {
    const revision = checkRevision(request.revision ?? DEFAULT_REVISION);
    const name = installedName(checkHubId(request.id), revision, request.dtype);
    const report = new PullReport(request.id, name, (state) => emit({ type: 'pull', pull: state }));
    try {
      const model = await pullModel(opened(), request, report, AbortSignal.any([signal, closing.signal]));
      report.become('done');
      return model;
    } catch (error) {
      const { kind, message } = toSightlineError(error);
      if (kind === 'cancelled') report.become('paused');
      else report.become('failed', message);
      throw error;
    }
  };

  return {
    handlers: {
      async open({ dataDir }) {
        const settings = hubSettings(environment);
        const record = (request: Extract<FetcherEvent, { type: 'request' }>['request']): void =>
          emit({ type: 'request', request });
        parts = {
          places: modelPlaces(dataDir),
          client: new HubClient({ ...settings, transport, record }),
          cache: hubCacheFolder(environment),
        };
        await settle(parts.places);
      },
      pull: (request, signal) => track(pull(request, signal)),
    },
    async close() {
      closing.abort();
      await Promise.allSettled(running);
    },
  };
}
