/** What every command receives from the start of the process. Runs in the CLI process. */
import type { HostLog } from '../host/log/host-log.ts';
import type { LibrarySession } from '../host/library-session.ts';
import type { PageSource } from '../host/page-files.ts';
import type { WebServer } from '../web/server.ts';
import { EXIT_CODES, type ExitCode } from './exit-codes.ts';
import type { Output } from './output/output.ts';

export interface Context {
  readonly output: Output;
  /** Set by a command that finished but was cancelled, for example. */
  exitCode: ExitCode;
  /** Why arguments were left out while the others were used, for the JSON. */
  readonly refused: string[];
  /** Null until the data directory is known. */
  log: HostLog | null;
  /** Replacements for the web host's own parts. */
  readonly parts: ServeParts;
}

/** Parts that `npm run dev` supplies to a web host; empty otherwise. */
export interface ServeParts {
  readonly page?: PageSource;
  readonly token?: string;
  /** Called with the library and the server once the page is being served. */
  readonly onReady?: (library: LibrarySession, server: WebServer) => void;
}

/** Creates the context of a process, with exit code 0. */
export function createContext(output: Output, parts: ServeParts = {}): Context {
  return { output, exitCode: EXIT_CODES.ran, refused: [], log: null, parts };
}
