/** What every command gets from the start of the process. Runs in the CLI process. */
import type { HostLog } from '../host/log/host-log.ts';
import type { LibrarySession } from '../host/library-session.ts';
import type { PageSource } from '../host/page-files.ts';
import type { WebServer } from '../web/server.ts';
import { EXIT_CODES, type ExitCode } from './exit-codes.ts';
import type { Output } from './output/output.ts';

export interface Context {
  readonly output: Output;
  /** Set by a command that ran to its end and still has something to say (cancelled). */
  exitCode: ExitCode;
  /** Null until the data directory is known. */
  log: HostLog | null;
  /** What takes the place of the web host's own. */
  readonly parts: ServeParts;
}

/** What `npm run dev` brings to a web host; nothing otherwise. */
export interface ServeParts {
  readonly page?: PageSource;
  readonly token?: string;
  /** Hears of the library and the server once the page is served. */
  readonly onReady?: (library: LibrarySession, server: WebServer) => void;
}

/** A context of a process that has nothing to report so far: exit code 0. */
export function createContext(output: Output, parts: ServeParts = {}): Context {
  return { output, exitCode: EXIT_CODES.ran, log: null, parts };
}
