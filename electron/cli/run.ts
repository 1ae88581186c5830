/** One run of the command line: arguments in, exit code out. Runs in the CLI process. */
import { createContext, type ServeParts } from './context.ts';
import type { ExitCode } from './exit-codes.ts';
import { Output, type Terminal } from './output/output.ts';
import { reportFailure } from './output/report-failure.ts';
import { createProgram } from './program.ts';

/**
 * Runs a command line. Never rejects.
 * @param args the arguments after the program's name.
 * @param parts replacements for the web host's own.
 */
export async function run(
  args: readonly string[],
  terminal: Terminal,
  parts?: ServeParts,
): Promise<ExitCode> {
  const output = new Output(terminal, wantsJson(args));
  const context = createContext(output, parts);
  try {
    await createProgram(context).parseAsync(args, { from: 'user' });
    return context.exitCode;
  } catch (thrown) {
    return await reportFailure(thrown, output, context.log);
  } finally {
    await context.log?.close();
  }
}

/** Determined before parsing the arguments, so that errors in them are reported as JSON too. */
function wantsJson(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? args.length : end).includes('--json');
}
