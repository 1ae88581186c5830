/** One line for whatever made a command fail, and its exit code. CLI process. */
import { CommanderError } from 'commander';
import { toSightlineError, type SightlineError } from '../../../shared/errors.ts';
import { EXIT_CODES, exitCodeOf, isHelp, UsageError, type ExitCode } from '../exit-codes.ts';
import type { Output } from './output.ts';

/**
 * Writes `sightline: message` to stderr, with `--json` also `{"error": {kind, message, detail?}}` to stdout; the
 * stack only when SIGHTLINE_DEBUG is set.
 */
export function reportFailure(thrown: unknown, output: Output): ExitCode {
  const code = exitCodeOf(thrown);
  if (thrown instanceof CommanderError && isHelp(thrown)) return code;
  const error = readable(thrown);
  output.note(`sightline: ${error.message}`);
  if (code === EXIT_CODES.wrongUsage) output.note('Run it with --help for usage and examples.');
  if (process.env['SIGHTLINE_DEBUG']) {
    output.terminal.stderr.write(`${thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
  }
  if (output.json) output.data({ error: error.toData() });
  return code;
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
