/** `sightline retry`: tries failed files again. Runs in the CLI process. */
import type { Command } from 'commander';
import { SightlineError } from '../../../shared/errors.ts';
import { LIMITS } from '../../../shared/limits.ts';
import type { Context } from '../context.ts';
import { UsageError } from '../exit-codes.ts';
import { isAtOrBelow, pathsOf } from '../folder-argument.ts';
import { runIndex } from '../index-run.ts';
import { requireFolders, requireLibrary, withLibrary, type Library } from '../open-library.ts';
import { libraryCommand, type LibraryOptions } from '../options.ts';
import { formatCounted } from '../output/format.ts';
import { listProblems } from '../problems.ts';

interface RetryOptions extends LibraryOptions {
  readonly all?: boolean;
}

/** Defines `sightline retry [path...]`: indexes failed files again; all of them if no path is named. */
export function retryCommand(context: Context): Command {
  return libraryCommand('retry', 'Retry failed files: all of them, or only the ones you name', [
    ['retry', 'every failed file'],
    ['retry ~/Pictures/2019 ~/Pictures/cat.jpg', 'failed files in that folder, and that file'],
  ])
    .option('--all', 'every failed file (the default)')
    .argument('[path...]', 'failed files, or folders with failed files')
    .action((paths: string[], options: RetryOptions) => retry(paths, options, context));
}

async function retry(paths: string[], options: RetryOptions, context: Context): Promise<void> {
  if (options.all && paths.length > 0) throw new UsageError('expected --all or paths, received both');
  await requireLibrary(options);
  await withLibrary(options, 'writer', async (library) => {
    requireFolders(library);
    const ids = paths.length === 0 ? null : await failedIds(paths, library);
    const queued = await requeue(ids, library);
    context.output.note(
      queued === 0 ? 'No failed files to retry.' : `Retrying ${formatCounted(queued, 'file')}.`,
    );
    await runIndex(library, undefined, context);
  });
}

/** @param ids null for all failed files. */
async function requeue(ids: readonly number[] | null, { api, signal }: Library): Promise<number> {
  if (ids === null) return (await api.photos.retry({}, { signal })).queued;
  let queued = 0;
  for (let start = 0; start < ids.length; start += LIMITS.pageRows) {
    queued += (await api.photos.retry({ ids: ids.slice(start, start + LIMITS.pageRows) }, { signal })).queued;
  }
  return queued;
}

/** @throws SightlineError `not-found` for a path that is neither a failed file nor a directory with one. */
async function failedIds(paths: readonly string[], { api, signal }: Library): Promise<number[]> {
  const wanted = await Promise.all(paths.map(async (name) => ({ paths: await pathsOf(name), count: 0 })));
  const ids: number[] = [];
  for await (const problem of listProblems(api, 'failed', signal)) {
    const targets = wanted.filter((each) => each.paths.some((own) => isAtOrBelow(own, problem.path)));
    if (targets.length === 0) continue;
    for (const target of targets) target.count += 1;
    ids.push(problem.id);
  }
  const nothing = wanted.find(({ count }) => count === 0);
  if (nothing) {
    throw new SightlineError(
      'not-found',
      `expected a failed file, or a folder with one, received ${nothing.paths[0]}; see: sightline status --failed`,
    );
  }
  return ids;
}
