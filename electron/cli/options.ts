/** Options that several commands share, and the parsers of their values. Runs in the CLI process. */
import path from 'node:path';
import { Command, Option } from 'commander';
import { LIMITS } from '../../shared/limits.ts';
import { METRICS, name as nameSchema } from '../../shared/schemas.ts';
import { defaultDataDir } from '../engine/files/data-dir.ts';
import { FAILING_PROCESSES, type FailingProcess } from '../engine/processes/forced-failure.ts';
import { UsageError } from './exit-codes.ts';

export interface LibraryOptions {
  readonly dataDir: string;
  readonly model?: string;
  readonly json?: boolean;
}

/**
 * Creates a command with the options that all commands share.
 * @param examples command lines without the leading `sightline`, each with a description.
 * @param failing names of processes that a test can make fail.
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
    .option(
      '--model <model>',
      'use another model for this command: starter, an installed model, or a model folder; +<dtype> chooses among its weights, such as clip+fp16',
      parseModel,
    )
    .addOption(
      // Code reads this from the process's arguments, and services receive it too.
      new Option('--self-test <failure>').choices(failing.map((name) => `fail-${name}`)).hideHelp(),
    )
    .addHelpText(
      'after',
      `\nExamples:\n${examples.map(([line, does]) => `  sightline ${line.padEnd(width)}  # ${does}`).join('\n')}\n`,
    );
}

/** Adds `--limit`, the maximum number of hits. */
export function withLimit(command: Command, most: number = LIMITS.hits): Command {
  return command.option(
    '--limit <count>',
    `maximum number of photos to show, up to ${most}`,
    parseWhole('--limit', 1, most),
    LIMITS.defaultHits,
  );
}

/** `--metric`: order by a plain metric of the embeddings instead of the strength. */
export function metricOption(): Option {
  return new Option(
    '--metric <metric>',
    'order by this number of the embeddings alone, and print it: no correction, no cut-off',
  ).choices(METRICS);
}

/** Returns a parser of whole numbers for an option. */
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

/** Returns a parser of numbers from 0 to 1 for an option. */
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
 * Checks a name as the contract does: the engine would store any name, but answers containing an invalid one would be
 * rejected.
 * @param what is named, for the message, such as `a tag`.
 */
export function parseName(what: string, text: string): string {
  const parsed = nameSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  const problem = parsed.error.issues.map(({ message }) => message).join('; ');
  throw new UsageError(`expected a name of ${what}, received '${text.slice(0, 40)}': ${problem}`);
}

/** Collects the values of an option that may be repeated. */
export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

function resolveDirectory(text: string): string {
  if (text.trim() === '') throw new UsageError('expected a directory, received an empty name');
  return path.resolve(text);
}

function parseModel(text: string): string {
  if (text.trim() === '') throw new UsageError('expected a model, received an empty name');
  return text;
}
