/**
 * What every procedure of the contract receives from its host (web server, desktop main process). Runs in the host
 * process.
 */
import type { EngineApi } from '../engine/api/engine-api.ts';
import type { PathBytes } from '../engine/files/path-bytes.ts';
import type { PullRequest } from '../engine/api/fetcher-api.ts';
import type { Call, Remote } from '../engine/processes/wire.ts';
import type { Fault, Faults } from './faults.ts';
import type {
  AppInfo,
  DirectoryListing,
  DoctorReport,
  LibraryEvent,
  ModelListing,
  ModelPull,
  ModelVerification,
  NetworkRequest,
  RemoteEncoder,
  RemoteTest,
  SettingsChange,
  SettingsState,
  UpdateState,
} from '../../shared/schemas.ts';

/** Registers a listener for the engine's events; returns a function that unregisters it. */
export type Subscribe = (listener: (event: LibraryEvent) => void) => () => void;

/**
 * How a host lets the user choose a directory. The page sees only opaque ids; every use of an id checks again that
 * its directory is allowed.
 */
export interface DirectoryBrowser {
  /**
   * Directories that may be added.
   * @param id a directory from an earlier listing; undefined for the roots.
   * @param folders ids of the library's folders by displayed path.
   * @throws SightlineError not-found, forbidden, unreadable, too-large.
   */
  list(id: string | undefined, folders: ReadonlyMap<string, number>): Promise<DirectoryListing>;
  /**
   * The path behind an id.
   * @throws SightlineError not-found, forbidden.
   */
  resolve(id: string): Promise<PathBytes>;
}

/** The app in which the library is shown: the host's capabilities, and actions that only the host can perform. */
export interface HostApp {
  readonly info: AppInfo;
  /** Network requests since the start, oldest first. */
  requests(): readonly NetworkRequest[];
  /**
   * Shows the host's own dialog; returns an empty list if the user cancels.
   * @throws SightlineError unsupported, if the host has none.
   */
  chooseFolders(): Promise<readonly PathBytes[]>;
  checkForUpdates(): Promise<UpdateState>;
  /** @throws SightlineError unsupported, not-found (nothing was downloaded). */
  installUpdate(): Promise<void>;
  /** Examines the installation and the library; whatever can't be determined is a failed check. */
  examine(): Promise<DoctorReport>;
  /** @throws SightlineError unsupported, if there is no file manager. */
  showLog(): Promise<void>;
  /**
   * Puts a fault with its stack on the clipboard; the stack never goes to a page. @throws SightlineError unsupported.
   */
  copyFault(fault: Fault): Promise<void>;
}

/** A host's actions on files of the library. Paths come from the engine, never from a page. */
export interface FileActions {
  reveal(path: PathBytes): Promise<void>;
  open(path: PathBytes): Promise<void>;
  copyImage(path: PathBytes): Promise<void>;
  copyPaths(paths: readonly PathBytes[]): Promise<void>;
  drag(paths: readonly PathBytes[]): Promise<void>;
  /** Moves one file to the system's trash. @returns what {@link restore} needs, or null if it can't be restored. */
  trash(path: PathBytes): Promise<string | null>;
  /**
   * Moves a file back to where it was. @param from the result of `trash`. @throws SightlineError stating why it failed.
   */
  restore(from: string): Promise<void>;
}

/** Installed models, the catalogue, and downloads. */
export interface ModelStore {
  readonly subscribe: Subscribe;
  /** Network requests of downloads since the start, oldest first. */
  requests(): readonly NetworkRequest[];
  list(): Promise<ModelListing[]>;
  pull(request: PullRequest): Promise<ModelPull>;
  pausePull(input: { readonly id: string }): Promise<ModelPull>;
  resumePull(input: { readonly id: string }): Promise<ModelPull>;
  cancelPull(input: { readonly id: string }): Promise<ModelPull>;
  /** @param needed names of models that answer or are being built. */
  remove(input: { readonly id: string }, needed?: readonly string[]): Promise<{ name: string }>;
  verify(input: { readonly id: string }): Promise<ModelVerification>;
  readonly remotes: RemoteStore;
}

/** Remote encoders. Names are without `remote:`. */
export interface RemoteStore {
  list(): Promise<RemoteEncoder[]>;
  test(input: Pick<NewRemote, 'url' | 'key'>): Promise<RemoteTest>;
  add(input: NewRemote): Promise<RemoteEncoder>;
  remove(input: { readonly name: string }): Promise<{ name: string }>;
}

/** A remote encoder as a page wants it. */
interface NewRemote {
  readonly name: string;
  readonly url: string;
  readonly key?: string | undefined;
  readonly consent: { readonly photos: number; readonly bytes: number };
}

/** The user's settings. */
export interface SettingsStore {
  state(): SettingsState;
  /** Applies a change and notifies all pages; a failed write is reported in the state, not thrown. */
  update(change: SettingsChange): Promise<SettingsState>;
  /** Calls the listener after every change; returns a function that unregisters it. */
  onChange(listener: (state: SettingsState) => void): () => void;
}

/** The context of every procedure. A type alias, because oRPC requires an index signature. */
export type HostContext = {
  /** Calls the engine by request name. */
  readonly call: Call<EngineApi>;
  /** {@link call} as an object with the engine's methods. */
  readonly engine: Remote<EngineApi>;
  readonly subscribe: Subscribe;
  readonly directories: DirectoryBrowser;
  readonly app: HostApp;
  readonly files: FileActions;
  readonly settings: SettingsStore;
  readonly faults: Faults;
  readonly models: ModelStore;
};
