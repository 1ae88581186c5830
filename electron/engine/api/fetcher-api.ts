/** What hosts ask of the fetcher process, which downloads, verifies, exports and imports models. Types only. */
import type {
  ModelDtype,
  ModelListing,
  ModelPull,
  ModelVerification,
  NetworkRequest,
  RemoteEncoder,
  RemoteTest,
} from '../../../shared/schemas.ts';

export interface PullRequest {
  readonly id: string;
  /** Branch, tag or commit; `main` if omitted. */
  readonly revision?: string | undefined;
  /** Weights to choose; those that suit this machine and the model's own settings if omitted. */
  readonly dtype?: ModelDtype | undefined;
  /** Address of a server to ask in place of the hub; what the environment says if null or omitted. */
  readonly mirror?: string | null | undefined;
}

/** A model that has just been installed, or already was. */
export interface InstalledModel {
  readonly name: string;
  readonly id: string;
  readonly directory: string;
  readonly revision: string | null;
  readonly dtype: string | null;
  readonly licence: string | null;
  readonly bytes: number;
  /** False: it was installed before. */
  readonly fresh: boolean;
}

export interface FetcherApi {
  /** Must be called first. */
  open(input: { readonly dataDir: string }): Promise<void>;
  /** Downloads a model until it is installed. Cancelling the call keeps what has arrived. */
  pullToEnd(input: PullRequest): Promise<InstalledModel>;
  /** Writes a .tar; paths are absolute. */
  exportModel(input: {
    readonly id: string;
    readonly file: string;
  }): Promise<{ readonly name: string; readonly file: string; readonly files: number }>;
  /** Installs a .tar, a .zip or a folder. */
  importModel(input: { readonly file: string }): Promise<InstalledModel>;
  readonly models: ModelRequests;
  readonly remotes: RemoteRequests;
}

/** A remote encoder to be added, with what was agreed to. */
export interface AddRemote {
  /** Without `remote:`. */
  readonly name: string;
  readonly url: string;
  readonly key: string | null;
  /** Where the key stays: in a file of mode 600, or where the host keeps it. */
  readonly keep: 'file' | 'sealed' | 'environment';
  readonly consent: { readonly photos: number; readonly bytes: number };
}

/** Requests about remote encoders; names are without `remote:`. */
interface RemoteRequests {
  list(input: Record<string, never>): Promise<RemoteEncoder[]>;
  /** Asks an endpoint, and keeps nothing. */
  test(input: Pick<AddRemote, 'url' | 'key'>): Promise<RemoteTest>;
  add(input: AddRemote): Promise<RemoteEncoder>;
  /** Forgets settings and key. */
  remove(input: { readonly name: string }): Promise<{ readonly name: string }>;
  /** The key in a file, which only its user may read. */
  readKey(input: { readonly file: string }): Promise<{ readonly key: string }>;
}

/** A model by its id on the hub, or by the name of its folder. */
interface NamedModel {
  readonly id: string;
}

/** Answers that hosts pass on to pages. */
interface ModelRequests {
  /** @param input.inUse name of the model that the library uses. */
  list(input: { readonly inUse: string }): Promise<ModelListing[]>;
  /** Starts a download, or goes on with one, and answers at once; events tell the rest. */
  pull(input: PullRequest): Promise<ModelPull>;
  pausePull(input: NamedModel): Promise<ModelPull>;
  resumePull(
    input: NamedModel & Pick<PullRequest, 'mirror'>,
  ): Promise<{ readonly pull: ModelPull; readonly request: PullRequest }>;
  /** Deletes what has arrived. */
  cancelPull(input: NamedModel): Promise<ModelPull>;
  remove(input: NamedModel): Promise<{ readonly name: string }>;
  verify(input: NamedModel): Promise<ModelVerification>;
}

export type FetcherEvent =
  /** A model was installed or removed. */
  | { readonly type: 'models' }
  | { readonly type: 'pull'; readonly pull: ModelPull }
  | { readonly type: 'request'; readonly request: NetworkRequest };
