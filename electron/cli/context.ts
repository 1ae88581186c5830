/** What every command gets from the start of the process. CLI process. */
import type { HostLog } from '../host/log/host-log.ts';
import { EXIT_CODES, type ExitCode } from './exit-codes.ts';
import type { Output } from './output/output.ts';

export interface Context {
  readonly output: Output;
  /** Set by a command that ran to its end and still has something to say (cancelled). */
  exitCode: ExitCode;
  /** Null until the data directory is known. */
  log: HostLog | null;
}

/** A context of a process that has nothing to report so far: exit code 0. */
export function createContext(output: Output): Context {
  return { output, exitCode: EXIT_CODES.ran, log: null };
}
