/**
 * Performs one indexing run: shows progress, handles Ctrl-C, and prints the counts at the end. Runs in the CLI process.
 */
import type { Counts } from '../../shared/schemas.ts';
import type { BuildSummary, IndexSummary } from '../engine/api/engine-api.ts';
import { buildChosen, buildLine } from './build-run.ts';
import type { Context } from './context.ts';
import { EXIT_CODES } from './exit-codes.ts';
import type { Library } from './open-library.ts';
import { formatCount, formatCounted, formatDuration } from './output/format.ts';
import { createProgressLine } from './output/progress-line.ts';

/** Lines about what was left out. */
const MOST_LEFT_OUT = 20;

/**
 * Indexes folders (all if none is given) and prints the summary. After the first Ctrl-C it finishes the photos in
 * flight, prints the summary and sets exit code 130.
 * @param quiet prints the summary to stderr, because the command has another result.
 */
export async function runIndex(
  library: Library,
  folderIds: readonly number[] | undefined,
  context: Context,
  { quiet = false } = {},
): Promise<void> {
  const { api, signal } = library;
  const { output } = context;
  const line = createProgressLine(output.terminal.stderr);
  const unsubscribe = library.onEvent((event) => {
    if (event.type === 'progress') line.update(event.progress);
    if (event.type === 'notice') {
      line.clear();
      output.note(event.message);
    }
  });
  const cancel = (): void => {
    line.clear();
    output.note('Stopping after the current photos; press Ctrl-C again to stop now.');
    // The summary follows anyway; if cancelling fails, so does the run, which reports it.
    void api.indexing.cancel({}).catch(() => undefined);
  };
  signal.throwIfAborted();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const summary = await api.index(folderIds === undefined ? {} : { folderIds }, { work: true });
    line.clear();
    const built = summary.cancelled ? null : await buildChosen(library, context);
    const { photos } = await api.library.status({});
    report({ ...summary, built }, photos, context, quiet);
  } finally {
    signal.removeEventListener('abort', cancel);
    unsubscribe();
    line.clear();
  }
}

interface RunSummary extends IndexSummary {
  /** What became of a chosen model; null: none waits, or the run was cancelled. */
  readonly built: BuildSummary | null;
}

function report(summary: RunSummary, photos: Counts, context: Context, quiet: boolean): void {
  const { output } = context;
  if (summary.cancelled) context.exitCode = EXIT_CODES.cancelled;
  for (const folder of summary.unavailable) {
    output.note(`Unavailable, nothing removed: ${folder.path}: ${folder.reason}`);
  }
  for (const text of leftOutLines(summary)) output.note(text);
  if (quiet) for (const text of summaryLines(summary, photos)) output.note(text);
  else if (output.json) output.data({ ...summary, photos, refused: context.refused });
  else for (const text of summaryLines(summary, photos)) output.line(text);
  // The engine has said so if it does.
  if (summary.built?.changed === false) output.note(buildLine(summary.built));
  if (summary.failed + summary.unlisted.length > 0)
    output.note('To see what failed or was left out, and why: sightline status --failed');
}

/** What a scan could not list, as readable lines: all of them are in the JSON. */
export function leftOutLines({ unlisted }: IndexSummary): string[] {
  const lines = unlisted.slice(0, MOST_LEFT_OUT).map(({ path, reason }) => `Left out: ${path}: ${reason}`);
  const more = unlisted.length - lines.length;
  return more > 0 ? [...lines, `Left out: ${formatCount(more)} more; --json lists all`] : lines;
}

/** The counts of a run and of the library as readable lines. */
export function summaryLines(summary: IndexSummary, photos: Counts): string[] {
  const rate = summary.rate === null ? '' : ` (${summary.rate.toFixed(1)} photos/s)`;
  const extras = [
    ...(summary.warnings > 0 ? [formatCounted(summary.warnings, 'warning')] : []),
    ...(summary.removed > 0 ? [`${formatCount(summary.removed)} removed`] : []),
    `${formatCount(summary.unchanged)} unchanged`,
  ];
  return [
    `${summary.cancelled ? 'Cancelled' : 'Indexed'} in ${formatDuration(summary.milliseconds)}${rate}: ` +
      `${formatCount(summary.done)} done, ${formatCount(summary.failed)} failed, ` +
      `${formatCount(summary.skipped)} skipped; ${extras.join(', ')}`,
    `The library has ${formatCounted(photos.done, 'photo')}, ${formatCount(photos.pending)} pending, ` +
      `${formatCount(photos.failed)} failed, ${formatCount(photos.skipped)} skipped`,
  ];
}
