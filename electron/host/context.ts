/**
 * What every procedure of the contract gets from its host (web server, desktop main process). Runs in the host process.
 */
import type { EngineApi } from '../engine/api/engine-api.ts';
import type { PathBytes } from '../engine/files/path-bytes.ts';
import type { Call, Remote } from '../engine/processes/wire.ts';
import type { Fault, Faults } from './faults.ts';
import type {
  AppInfo,
  DirectoryListing,
  DoctorReport,
  LibraryEvent,
  NetworkRequest,
  SettingsChange,
  SettingsState,
  UpdateState,
} from '../../shared/schemas.ts';

/** Registers a listener for the engine's events; the answer unregisters it. */
export type Subscribe = (listener: (event: LibraryEvent) => void) => () => void;

/**
 * How a host lets a person choose a directory. The page sees opaque ids only; each use of an id checks again that
 * what it stands for may be used.
 */
export interface DirectoryBrowser {
  /**
   * Directories that may be added.
   * @param id a directory from an earlier listing; the roots when undefined.
   * @param folders path as shown → id of the folders that are in the library.
   * @throws SightlineError not-found, forbidden, unreadable, too-large.
   */
  list(id: string | undefined, folders: ReadonlyMap<string, number>): Promise<DirectoryListing>;
  /**
   * The path that an id stands for.
   * @throws SightlineError not-found, forbidden.
   */
  resolve(id: string): Promise<PathBytes>;
}

/** The app around the library, as its host is: what it can do, and what only it can do. */
export interface HostApp {
  readonly info: AppInfo;
  /** Requests to the network since the start, oldest first. */
  requests(): readonly NetworkRequest[];
  /**
   * The host's own dialog; empty when the person cancelled.
   * @throws SightlineError unsupported, where the host has none.
   */
  chooseFolders(): Promise<readonly PathBytes[]>;
  checkForUpdates(): Promise<UpdateState>;
  /** @throws SightlineError unsupported, not-found (nothing was downloaded). */
  installUpdate(): Promise<void>;
  /** Looks at the installation and the library; what can't be found out is a failed check. */
  examine(): Promise<DoctorReport>;
  /** @throws SightlineError unsupported, where there is no file manager. */
  showLog(): Promise<void>;
  /** Puts a fault with its stack on the clipboard: it never goes to a page. @throws SightlineError unsupported. */
  copyFault(fault: Fault): Promise<void>;
}

/** What a host does with files of the library. Paths come from the engine, never from a page. */
export interface FileActions {
  reveal(path: PathBytes): Promise<void>;
  open(path: PathBytes): Promise<void>;
  copyImage(path: PathBytes): Promise<void>;
  copyPaths(paths: readonly PathBytes[]): Promise<void>;
  drag(paths: readonly PathBytes[]): Promise<void>;
  /**
   * Moves one file to the trash of the system. @returns where it is restored from, or null where that can't be told.
   */
  trash(path: PathBytes): Promise<string | null>;
  /** Takes a file back to where it was. @param from what `trash` answered. @throws SightlineError why not. */
  restore(from: string): Promise<void>;
}

/** The user's settings. */
export interface SettingsStore {
  state(): SettingsState;
  /** Applies a change and notifies all pages; a failed write is reported in the state, not thrown. */
  update(change: SettingsChange): Promise<SettingsState>;
  /** Calls back after every change; the answer unregisters. */
  onChange(listener: (state: SettingsState) => void): () => void;
}

/** The context of every procedure. A type alias: the contract library wants an index signature. */
export type HostContext = {
  /** Calls the engine by the name of a request. */
  readonly call: Call<EngineApi>;
  /** The same as an object. */
  readonly engine: Remote<EngineApi>;
  readonly subscribe: Subscribe;
  readonly directories: DirectoryBrowser;
  readonly app: HostApp;
  readonly files: FileActions;
  readonly settings: SettingsStore;
  readonly faults: Faults;
};
