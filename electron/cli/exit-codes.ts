/** The exit codes of `sightline`. Runs in the CLI process. */
import { CommanderError } from 'commander';
import { SightlineError, toSightlineError } from '../../shared/errors.ts';

export const EXIT_CODES = {
  /** It ran, even if some files failed. */
  ran: 0,
  couldNotRun: 1,
  wrongUsage: 2,
  /** Another writer has the data directory open; the message names its process. */
  locked: 4,
  /** Ctrl-C, by the shells' convention: 128 + SIGINT. */
  cancelled: 130,
} as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/** Invalid arguments; the user has to change the command. */
export class UsageError extends SightlineError {
  constructor(message: string) {
    super('invalid-input', message);
    this.name = 'UsageError';
  }
}

/** The exit code for whatever a command threw. */
export function exitCodeOf(thrown: unknown): ExitCode {
  if (thrown instanceof CommanderError) return isHelp(thrown) ? EXIT_CODES.ran : EXIT_CODES.wrongUsage;
  if (thrown instanceof UsageError) return EXIT_CODES.wrongUsage;
  const { kind } = toSightlineError(thrown);
  if (kind === 'locked') return EXIT_CODES.locked;
  if (kind === 'cancelled') return EXIT_CODES.cancelled;
  return EXIT_CODES.couldNotRun;
}

/** Whether commander stopped because it printed help or the version (`--help`, `help <command>`, `--version`). */
export function isHelp(error: CommanderError): boolean {
  return error.exitCode === 0;
}
