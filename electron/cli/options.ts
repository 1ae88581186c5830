/** Options that several commands share, and how their values are read. Runs in the CLI process. */
import path from 'node:path';
import { Command, Option } from 'commander';
import { LIMITS } from '../../shared/limits.ts';
import { name as nameSchema } from '../../shared/schemas.ts';
import { defaultDataDir } from '../engine/files/data-dir.ts';
import { FAILING_PROCESSES, type FailingProcess } from '../engine/processes/forced-failure.ts';
import { UsageError } from './exit-codes.ts';

export interface LibraryOptions {
  readonly dataDir: string;
  readonly model?: string;
  readonly json?: boolean;
}

/**
 * A command with the options that every one of them has.
 * @param examples command lines without the leading `sightline`, each with what it does.
 * @param failing processes that a test may make fail.
 */
export function libraryCommand(
  name: string,
  description: string,
  examples: readonly (readonly [line: string, does: string])[],
  failing: readonly FailingProcess[] = FAILING_PROCESSES,
): Command {
  const width = Math.max(...examples.map(([line]) => line.length));
  return new Command(name)
    .description(description)
    .option('--json', 'write only JSON to stdout; a failure as {"error": {kind, message}}')
    .option(
      '--data-dir <dir>',
      'where the library is stored (or set SIGHTLINE_DATA_DIR)',
      resolveDirectory,
      resolveDirectory(process.env['SIGHTLINE_DATA_DIR'] || defaultDataDir()),
    )
    .option('--model <dir>', 'a model folder to use instead of the built-in model', resolveDirectory)
    .addOption(
      // Read from the words of the process: services get it too.
      new Option('--self-test <failure>').choices(failing.map((name) => `fail-${name}`)).hideHelp(),
    )
    .addHelpText(
      'after',
      `\nExamples:\n${examples.map(([line, does]) => `  sightline ${line.padEnd(width)}  # ${does}`).join('\n')}\n`,
    );
}

/** Adds `--limit`, the most hits to show. */
export function withLimit(command: Command, most: number = LIMITS.hits): Command {
  return command.option(
    '--limit <count>',
    `maximum number of photos to show, up to ${most}`,
    parseWhole('--limit', 1, most),
    LIMITS.defaultHits,
  );
}

/** A reader of whole numbers for an option. */
export function parseWhole(option: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text.trim()) ? Number(text) : NaN;
    if (!(value >= least && value <= most)) {
      throw new UsageError(
        `expected a whole number from ${least} to ${most} for ${option}, received '${text}'`,
      );
    }
    return value;
  };
}

/** A reader of a share of 0 to 1 for an option. */
export function parseShare(option: string): (text: string) => number {
  return (text) => {
    const value = /^\d*\.?\d+$/.test(text.trim()) ? Number(text) : NaN;
    if (!(value >= 0 && value <= 1)) {
      throw new UsageError(`expected a number from 0 to 1 for ${option}, received '${text}'`);
    }
    return value;
  };
}

/**
 * A name as the page can show it: the engine stores what it is given, and an answer with another one would be refused.
 * @param what for the message, such as `a tag`.
 */
export function parseName(what: string, text: string): string {
  const parsed = nameSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  const problem = parsed.error.issues.map(({ message }) => message).join('; ');
  throw new UsageError(`expected a name of ${what}, received '${text.slice(0, 40)}': ${problem}`);
}

/** For an option that may be given again and again. */
export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

function resolveDirectory(text: string): string {
  if (text.trim() === '') throw new UsageError('expected a directory, received an empty name');
  return path.resolve(text);
}
