/** What every procedure of the contract gets from its host (web server, desktop main process). Runs in the host. */
import type { EngineApi, PathBytes, Remote } from '../engine/processes/messages.ts';
import type { DirectoryListing, LibraryEvent } from '../../shared/schemas.ts';

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

/** The context of every procedure. A type alias: the contract library wants an index signature. */
export type HostContext = {
  readonly engine: Remote<EngineApi>;
  readonly subscribe: Subscribe;
  readonly directories: DirectoryBrowser;
};
