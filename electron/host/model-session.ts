/**
 * The models of a long-running host: a fetcher process that starts at the first request and ends when it has been idle.
 * Keeps the list of its network requests. Runs in the host process.
 */
import { SightlineError, toSightlineError } from '../../shared/errors.ts';
import { meansModel } from '../../shared/model-variants.ts';
import type {
  LibraryEvent,
  ModelListing,
  ModelPull,
  ModelVerification,
  NetworkRequest,
} from '../../shared/schemas.ts';
import type { FetcherApi, FetcherEvent, PullRequest } from '../engine/api/fetcher-api.ts';
import { spawnService } from '../engine/processes/node-spawner.ts';
import { Supervisor } from '../engine/processes/supervisor.ts';
import type { Spawn } from '../engine/processes/wire.ts';
import type { ModelStore, RemoteStore } from './context.ts';
import { createRemoteSession, noKeyStore, type KeyStore } from './remote-session.ts';

const IDLE_MILLISECONDS = 60_000;
/** How many requests to keep; the oldest are dropped first. */
const MOST_REQUESTS = 500;

export interface ModelSessionOptions {
  /** Data directory of the user's own library. */
  readonly dataDir: string;
  /** Name of the model that the library uses. */
  readonly inUse: () => string;
  /** Address of a server to ask in place of the hub; null: what the environment says. */
  readonly mirror?: () => string | null;
  /** Where keys of remote encoders are kept; in files if omitted. */
  readonly keys?: KeyStore;
  /** Starts the fetcher; forks a process if omitted. */
  readonly spawn?: Spawn;
}

export class ModelSession implements ModelStore {
  readonly #options: ModelSessionOptions;
  readonly #fetcher: Supervisor<FetcherApi, FetcherEvent>;
  readonly remotes: RemoteStore;
  readonly #listeners = new Set<(event: LibraryEvent) => void>();
  readonly #requests: NetworkRequest[] = [];

  constructor(options: ModelSessionOptions) {
    this.#options = options;
    const spawn = options.spawn ?? spawnService;
    this.#fetcher = new Supervisor<FetcherApi, FetcherEvent>({
      name: 'fetcher',
      spawn: () => spawn<FetcherApi, FetcherEvent>('fetcher'),
      prepare: (service) => service.api.open({ dataDir: options.dataDir }),
      idleMilliseconds: IDLE_MILLISECONDS,
    });
    this.#fetcher.onEvent((event) => this.#hear(event));
    const { keys = noKeyStore, inUse } = options;
    this.remotes = createRemoteSession({ fetcher: this.#fetcher.api, keys, inUse });
  }

  readonly subscribe: ModelStore['subscribe'] = (listener) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Process id of the running fetcher, or null. */
  get pid(): number | null {
    return this.#fetcher.pid;
  }

  requests(): readonly NetworkRequest[] {
    return this.#requests;
  }

  /** Lists a request that was made for a model elsewhere: by the courier of a remote encoder. */
  record(request: NetworkRequest): void {
    this.#requests.push(request);
    if (this.#requests.length > MOST_REQUESTS) this.#requests.shift();
  }

  list(): Promise<ModelListing[]> {
    return this.#fetcher.api.models.list({ inUse: this.#options.inUse() });
  }

  async pull(input: PullRequest): Promise<ModelPull> {
    const request = { ...input, mirror: this.#mirror };
    const pull = await this.#fetcher.api.models.pull(request);
    this.#stayFor(request);
    return pull;
  }

  pausePull(input: { readonly id: string }): Promise<ModelPull> {
    return this.#fetcher.api.models.pausePull(input);
  }

  async resumePull(input: { readonly id: string }): Promise<ModelPull> {
    const pull = await this.#fetcher.api.models.resumePull({ ...input, mirror: this.#mirror });
    this.#stayFor(pull.request);
    return pull.pull;
  }

  cancelPull(input: { readonly id: string }): Promise<ModelPull> {
    return this.#fetcher.api.models.cancelPull(input);
  }

  /** @param needed names of models that answer or are being built, beside the chosen one. */
  async remove(input: { readonly id: string }, needed: readonly string[] = []): Promise<{ name: string }> {
    const isNeeded = ({ inUse, name }: ModelListing): boolean =>
      inUse || needed.some((each) => meansModel(each, name));
    const used = (await this.list()).find(
      (model) => model.installed && isNeeded(model) && (model.name === input.id || model.id === input.id),
    );
    if (used)
      throw new SightlineError('invalid-input', `${used.title} is in use; choose another model first`);
    return this.#fetcher.api.models.remove(input);
  }

  verify(input: { readonly id: string }): Promise<ModelVerification> {
    return this.#fetcher.api.models.verify(input, { work: true });
  }

  /** Pauses downloads and ends the process. */
  stop(): Promise<void> {
    return this.#fetcher.stop();
  }

  get #mirror(): string | null {
    return this.#options.mirror?.() ?? null;
  }

  /** Keeps the fetcher from counting as idle while it downloads. */
  #stayFor(request: PullRequest): void {
    this.#fetcher.call('pullToEnd', request, { work: true }).catch((error: unknown) => {
      // Its events have told the page already, unless the process died.
      if (toSightlineError(error).kind === 'unavailable') this.#emit({ type: 'models', pull: null });
    });
  }

  #hear(event: FetcherEvent): void {
    if (event.type === 'request') this.record(event.request);
    else this.#emit({ type: 'models', pull: event.type === 'pull' ? event.pull : null });
  }

  #emit(event: LibraryEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

/** For hosts without a data directory of their own: an empty list, and no downloads. */
export const noModels: ModelStore = {
  subscribe: () => () => undefined,
  requests: () => [],
  list: () => Promise.resolve([]),
  pull: unsupported,
  pausePull: unsupported,
  resumePull: unsupported,
  cancelPull: unsupported,
  remove: unsupported,
  verify: unsupported,
  remotes: { list: () => Promise.resolve([]), test: unsupported, add: unsupported, remove: unsupported },
};

function unsupported(): Promise<never> {
  return Promise.reject(new SightlineError('unsupported', 'this host manages no models'));
}
