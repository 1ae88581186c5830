/** `sightline tag run`, `resume` and `runs`: proposes labels for photos of the library. Runs in the CLI process. */
import type { Command } from 'commander';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { SightlineError } from '../../../../shared/errors.ts';
import type { ProposalGroup, TaggingRun } from '../../../../shared/schemas.ts';
import { toPathBytes, type PathBytes } from '../../../engine/files/path-bytes.ts';
import { addFolders } from '../../add-folders.ts';
import type { Context } from '../../context.ts';
import { UsageError } from '../../exit-codes.ts';
import { isAtOrBelow, pathsOf } from '../../folder-argument.ts';
import { runIndex } from '../../index-run.ts';
import { collectTemplate, readLabels } from '../../labels.ts';
import { requireFolders, requireLibrary, withLibrary, type Library } from '../../open-library.ts';
import { libraryCommand, parseName, parseShare, type LibraryOptions } from '../../options.ts';
import { formatCount } from '../../output/format.ts';
import type { Output } from '../../output/output.ts';
import { alignColumns } from '../../output/table.ts';
import { selectPhotos } from '../../photo-arguments.ts';
import { groupLines, labelsOf, waitForRun } from '../../tag-run.ts';
import { requireSet } from '../labels.ts';

interface RunOptions extends LibraryOptions {
  readonly labels?: string;
  readonly labelsFile?: string;
  readonly set?: string;
  readonly template?: string[];
  readonly name?: string;
  readonly acceptAbove?: number;
}

/** Defines `sightline tag run`, `resume` and `runs`. */
export function runCommands(context: Context): Command[] {
  return [
    libraryCommand('run', 'Propose labels for photos: the whole library, folders, or files', [
      ['tag run --labels "beach, receipt, cat"', 'all photos of the library'],
      ['tag run ~/Pictures/2024 --set trip --accept-above 0.8', 'a saved label set; strong ones become tags'],
      ['tag run samples --labels "animal, landscape, food" --json', '{run, groups: [{label, proposed, …}]}'],
    ])
      .argument('[path...]', 'folders or photos (default: the whole library)')
      .option('--labels <list>', 'labels separated by commas')
      .option('--labels-file <file>', 'a text file with one label per line')
      .option('--set <name>', 'a saved label set, by name or id')
      .option('--template <text>', 'words with {} for the label; may be repeated', collectTemplate)
      .option('--name <name>', 'name of the run (default: its labels)')
      .option(
        '--accept-above <strength>',
        'accept proposals at least this strong, 0 to 1, for every label',
        parseShare('--accept-above'),
      )
      .action((names: string[], options: RunOptions) => run(names, options, context)),
    libraryCommand('resume', 'Resume stopped runs', [
      ['tag resume', 'all unfinished runs'],
      ['tag resume 3', 'a run that was paused or failed'],
    ])
      .argument('[run]', 'id of a run, as listed by: sightline tag runs')
      .action((id: string | undefined, options: LibraryOptions) => resume(id, options, context)),
    libraryCommand('runs', 'List the runs, newest first', [
      ['tag runs', 'id, state, progress, labels'],
      ['tag runs --json', '[{id, name, state, done, total, rate, …}]'],
    ]).action((options: LibraryOptions) => listRuns(options, context)),
  ];
}

async function run(names: string[], options: RunOptions, context: Context): Promise<void> {
  if (options.set !== undefined && (options.labels ?? options.labelsFile ?? options.template) !== undefined) {
    throw new UsageError('expected either --set or labels and templates, received both');
  }
  const givenName = options.name === undefined ? undefined : parseName('a run', options.name);
  const labels = options.set === undefined ? await readLabels(options.labels, options.labelsFile) : null;
  if (names.length === 0) await requireLibrary(options);
  await withLibrary(options, 'writer', async (opened) => {
    const library = await withFolders(names, opened, context);
    requireFolders(library);
    const { api, signal } = library;
    const set =
      labels === null ? requireSet(await api.labelSets.list({}, { signal }), options.set ?? '') : null;
    const templates = set?.templates ?? options.template;
    const name = givenName ?? set?.name;
    const started = await api.tagging.start(
      {
        labels: labels ?? set?.labels ?? [],
        selection: await selectPhotos(library, names),
        ...(templates === undefined ? {} : { templates }),
        ...(name === undefined ? {} : { name }),
      },
      { signal },
    );
    await finish(started.id, library, context, options.acceptAbove);
  });
}

/** Adds folders that are not in the library yet and indexes them first, like `sightline index`. */
async function withFolders(names: readonly string[], library: Library, context: Context): Promise<Library> {
  const fresh: PathBytes[] = [];
  for (const name of names) {
    const folder = path.resolve(name);
    if (!(await stat(folder).catch(() => null))?.isDirectory()) continue;
    const paths = await pathsOf(name);
    if (library.status.folders.some((each) => paths.some((own) => isAtOrBelow(each.path, own)))) continue;
    context.output.note(`${folder} is not in the library yet; indexing it first.`);
    fresh.push(toPathBytes(folder));
  }
  if (fresh.length === 0) return library;
  const added = (await addFolders(fresh, library, context)).map(({ id }) => id);
  if (added.length === 0) return library;
  // Quiet, because stdout is reserved for the run's result, not the summary of indexing.
  await runIndex(library, added, context, { quiet: true });
  return { ...library, status: await library.api.library.status({}, { signal: library.signal }) };
}

async function resume(id: string | undefined, options: LibraryOptions, context: Context): Promise<void> {
  await requireLibrary(options);
  await withLibrary(options, 'writer', async (library) => {
    const runs = await library.api.tagging.runs({}, { signal: library.signal });
    const open = runs.filter(({ state }) => state === 'running');
    const chosen = id === undefined ? open : [findRun(id, runs)];
    if (chosen.length === 0) context.output.note('No runs to resume.');
    for (const each of chosen.toReversed()) {
      if (each.state !== 'running' && each.state !== 'done') {
        await library.api.tagging.resume({ id: each.id }, { signal: library.signal });
      }
      await finish(each.id, library, context, undefined);
      if (library.signal.aborted) return;
    }
  });
}

async function listRuns(options: LibraryOptions, { output }: Context): Promise<void> {
  const runs = await withLibrary(options, 'reader', ({ api, signal }) => api.tagging.runs({}, { signal }));
  if (output.json) return output.data(runs);
  if (runs.length === 0) return output.note('No runs yet; start one with: sightline tag run --labels "…"');
  const rows = runs.map(({ id, state, done, total, name }) => [
    String(id),
    state,
    formatCount(done),
    formatCount(total),
    name,
  ]);
  const header = ['id', 'state', 'done', 'photos', 'name'];
  for (const line of alignColumns([header, ...rows], ['right', 'left', 'right', 'right'])) output.line(line);
}

/** Waits for the run, accepts proposals that are strong enough, and prints the result. */
async function finish(
  id: number,
  library: Library,
  context: Context,
  above: number | undefined,
): Promise<void> {
  const { api } = library;
  const finished = await waitForRun(id, library, context);
  if (above !== undefined && finished.state === 'done') {
    const labels = labelsOf(await api.tagging.groups({ id }));
    for (const label of labels) await api.tagging.acceptAbove({ runId: id, label, strength: above });
  }
  print(finished, await api.tagging.groups({ id }), context.output);
}

function print(run: TaggingRun, groups: readonly ProposalGroup[], output: Output): void {
  if (output.json) return output.data({ run, groups });
  for (const line of groupLines(groups)) output.line(line);
  if (groups.some(({ label, proposed }) => label !== null && proposed > 0)) {
    output.note(
      `To review: sightline tag proposals ${run.id}; to accept: sightline tag accept ${run.id} --above 0.8`,
    );
  }
}

/** @throws SightlineError `not-found`. */
export function findRun(id: string, runs: readonly TaggingRun[]): TaggingRun {
  const found = runs.find((each) => String(each.id) === id);
  if (!found) {
    throw new SightlineError(
      'not-found',
      `expected the id of a run, received '${id}'; see: sightline tag runs`,
    );
  }
  return found;
}
