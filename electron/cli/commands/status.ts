/** `sightline status`: shows what is in the library, and what went wrong. Runs in the CLI process. */
import type { Command } from 'commander';
import type { LibraryStatus, Problem, Unlisted } from '../../../shared/schemas.ts';
import type { Context } from '../context.ts';
import { withLibrary } from '../open-library.ts';
import { libraryCommand, type LibraryOptions } from '../options.ts';
import { formatBytes, formatCount, formatCounted } from '../output/format.ts';
import { listProblems, listUnlisted } from '../problems.ts';

interface StatusOptions extends LibraryOptions {
  readonly failed?: boolean;
}

/** Defines `sightline status`: prints counts, folders, model and size of the library, or every failed file. */
export function statusCommand(context: Context): Command {
  return libraryCommand('status', 'Show counts, folders, the model and the size of the library', [
    ['status', 'an overview'],
    ['status --failed', 'every failed or skipped file, and what could not be listed, with the reason'],
    ['status --json', 'photos.done, photos.failed, photos.skipped, dataDir, dataDirBytes, …'],
  ])
    .option('--failed', 'list every failed or skipped file, and what could not be listed, with the reason')
    .action((options: StatusOptions) => showStatus(options, context));
}

async function showStatus(options: StatusOptions, { output }: Context): Promise<void> {
  await withLibrary(options, 'reader', async ({ api, status, signal }) => {
    if (!options.failed) {
      if (output.json) output.data(status);
      else for (const line of statusLines(status)) output.line(line);
      return;
    }
    const problems: Problem[] = [];
    for (const state of ['failed', 'skipped'] as const) {
      for await (const problem of listProblems(api, state, signal)) {
        if (output.json) problems.push(problem);
        else output.line(`${problem.state.padEnd(7)}  ${problem.path}: ${problem.reason}`);
      }
    }
    const unlisted: Unlisted[] = [];
    for await (const entry of listUnlisted(api, signal)) {
      if (output.json) unlisted.push(entry);
      else output.line(`left out ${entry.path}: ${entry.reason}`);
    }
    if (output.json) output.data({ ...status, problems, unlisted });
    else if (status.photos.failed + status.photos.skipped + status.unlistedCount === 0)
      output.note('No files failed or were skipped.');
  });
}

/** The overview as readable lines. */
export function statusLines(status: LibraryStatus): string[] {
  const { photos, model } = status;
  return [
    `Photos   ${formatCount(photos.done)} done, ${formatCount(photos.pending)} pending, ` +
      `${formatCount(photos.failed)} failed, ${formatCount(photos.skipped)} skipped` +
      (photos.warnings > 0 ? `; ${formatCounted(photos.warnings, 'warning')}` : ''),
    ...status.skippedReasons.map(({ reason, count }) => `         skipped ${formatCount(count)}: ${reason}`),
    ...(status.unlistedCount > 0
      ? [
          `Left out ${formatCounted(status.unlistedCount, 'folder or file', 'folders or files')} that could not be listed; ` +
            'to see them: sightline status --failed',
        ]
      : []),
    ...(status.folders.length === 0 ? ['Folders  none yet; add one with: sightline index <folder>'] : []),
    ...status.folders.map(
      (folder, index) =>
        `${index === 0 ? 'Folders ' : '        '} ${folder.path} (${formatCount(folder.photos.done)} done)` +
        (folder.state === 'unavailable' ? `, unavailable: ${folder.reason ?? ''}` : ''),
    ),
    `Model    ${model.id}, ${model.dimensions} dimensions, ` +
      (model.host === null
        ? `${model.variant} weights, ${model.calibration} calibration, ${formatCounted(model.threads, 'thread')} (${model.provider})`
        : `revision ${model.variant}, ${model.calibration} calibration, remote host ${model.host}`),
    ...(model.host === null ? [] : ['         photos and searched texts are sent to that host']),
    ...(model.next === null
      ? []
      : [
          `         ${model.next.id} is chosen and answers once it has indexed ${formatCounted(model.next.waiting, 'photo')}: sightline index`,
        ]),
    ...(model.problem === null ? [] : [`         ${model.problem}`]),
    `Data     ${status.dataDir}, ${formatBytes(status.dataDirBytes)}`,
  ];
}
