/** Reports a command's failure in one line and returns its exit code. Runs in the CLI process. */
import { CommanderError } from 'commander';
import { ERROR_KINDS, toSightlineError, type SightlineError } from '../../../shared/errors.ts';
import { log } from '../../engine/log/log.ts';
import type { HostLog } from '../../host/log/host-log.ts';
import { EXIT_CODES, exitCodeOf, isHelp, UsageError, type ExitCode } from '../exit-codes.ts';
import type { Output } from './output.ts';

/**
 * Writes `sightline: message` to stderr, and with `--json` also `{"error": {kind, message, detail?}}` to stdout.
 * Prints the stack only if SIGHTLINE_DEBUG is set. Logs a fault in Sightline; the message names the log.
 */
export async function reportFailure(
  thrown: unknown,
  output: Output,
  hostLog: HostLog | null,
): Promise<ExitCode> {
  const code = exitCodeOf(thrown);
  if (thrown instanceof CommanderError && isHelp(thrown)) return code;
  const error = readable(thrown);
  output.note(
    `sightline: ${ERROR_KINDS[error.kind].bug ? await tellFault(thrown, error, hostLog) : error.message}`,
  );
  if (code === EXIT_CODES.wrongUsage) output.note('Run with --help for usage and examples.');
  if (process.env['SIGHTLINE_DEBUG']) {
    output.terminal.stderr.write(`${thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
  }
  if (output.json) output.data({ error: error.toData() });
  return code;
}

/** Logs a fault, unless it came from another process, which has logged it. @returns a sentence for the terminal. */
async function tellFault(thrown: unknown, error: SightlineError, hostLog: HostLog | null): Promise<string> {
  const sentence = `Something went wrong in Sightline: ${error.message}`;
  if (!error.remote) log.error('the command failed', thrown);
  return hostLog && (await hostLog.flush()) ? `${sentence}; details are in ${hostLog.file}` : sentence;
}

function readable(thrown: unknown): SightlineError {
  if (!(thrown instanceof CommanderError)) return toSightlineError(thrown);
  if (thrown.code === 'commander.help') return new UsageError('expected a command, received none');
  // Commander says "error: unknown option '--x'", sometimes with a suggestion on a second line.
  return new UsageError(
    thrown.message
      .replace(/^error: /, '')
      .replace(/\s*\n\s*/g, ' ')
      .trim(),
  );
}
