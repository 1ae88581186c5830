/** Reads labels and prompt templates from options and files. Runs in the CLI process. */
import { distinctLabels } from '../../shared/labels.ts';
import { LIMITS } from '../../shared/limits.ts';
import { UsageError } from './exit-codes.ts';
import { readTextFile } from './text-file.ts';

/**
 * The labels of `--labels` (separated by commas) and `--labels-file` (one per line, so that a label may contain a
 * comma), in that order, without duplicates.
 * @throws UsageError if there are none or too many, or one is too long; SightlineError from {@link readTextFile}.
 */
export async function readLabels(list: string | undefined, file: string | undefined): Promise<string[]> {
  const fromFile =
    file === undefined ? [] : (await readTextFile(file, 'a file with one label per line')).split(/\r\n?|\n/);
  const distinct = distinctLabels([...(list ?? '').split(','), ...fromFile]);
  if (distinct.length < 1 || distinct.length > LIMITS.labels) {
    throw new UsageError(
      `expected 1 to ${LIMITS.labels} labels from --labels "a, b, c" or --labels-file <file>, received ${distinct.length}`,
    );
  }
  const long = distinct.find((label) => label.length > LIMITS.labelCharacters);
  if (long !== undefined) {
    throw new UsageError(
      `expected labels of at most ${LIMITS.labelCharacters} characters, received ${long.length}: '${long.slice(0, 40)}…'`,
    );
  }
  return distinct;
}

/** Collects one prompt template; for an option that may be repeated. */
export function collectTemplate(template: string, before: readonly string[] = []): string[] {
  if (
    !template.includes('{}') ||
    template.length > LIMITS.labelCharacters ||
    before.length >= LIMITS.templates
  ) {
    throw new UsageError(
      `expected at most ${LIMITS.templates} templates of at most ${LIMITS.labelCharacters} characters with {} where ` +
        `the label goes, received '${template.slice(0, 80)}'`,
    );
  }
  return [...before, template];
}
