/** `sightline tag proposals`, `accept` and `reject`. Runs in the CLI process. */
import type { Command } from 'commander';
import { LIMITS } from '../../../../shared/limits.ts';
import type { Proposal, TaggingRun } from '../../../../shared/schemas.ts';
import type { Context } from '../../context.ts';
import { UsageError } from '../../exit-codes.ts';
import { withLibrary, type Library } from '../../open-library.ts';
import { libraryCommand, parseShare, withLimit, type LibraryOptions } from '../../options.ts';
import { NONE_OF_THESE } from '../../output/classifications.ts';
import { formatCounted, formatPercent } from '../../output/format.ts';
import { findPhoto } from '../../photo-arguments.ts';
import { labelsOf } from '../../tag-run.ts';
import { findRun } from './run.ts';

interface ProposalOptions extends LibraryOptions {
  readonly limit: number;
  readonly label?: string;
  readonly none?: boolean;
}

interface AcceptOptions extends LibraryOptions {
  readonly label?: string;
  readonly above?: number;
}

/** Defines `sightline tag proposals`, `accept` and `reject`. */
export function decisionCommands(context: Context): Command[] {
  return [
    withLimit(
      libraryCommand('proposals', 'Show the proposals of a run, strongest first', [
        ['tag proposals 1', 'all labels'],
        ['tag proposals 1 --label beach --limit 50', 'one of them'],
        ['tag proposals 1 --none', 'photos that no label matches'],
      ]),
      LIMITS.pageRows,
    )
      .argument('<run>', 'id of a run, as listed by: sightline tag runs')
      .option('--label <label>', 'only this label')
      .option('--none', 'only photos that no label matches')
      .action((id: string, options: ProposalOptions) => show(id, options, context)),
    libraryCommand('accept', 'Turn proposals into tags: those above a strength, or those of named photos', [
      ['tag accept 1 --above 0.8', 'for every label'],
      ['tag accept 1 --label beach --above 0.7', 'for one label'],
      ['tag accept 1 beach.jpg', 'what was proposed for that photo'],
    ])
      .argument('<run>', 'id of a run, as listed by: sightline tag runs')
      .argument('[photo...]', 'photos in the run')
      .option('--label <label>', 'only this label')
      .option('--above <strength>', 'at least this strong, 0 to 1', parseShare('--above'))
      .action((id: string, names: string[], options: AcceptOptions) => accept(id, names, options, context)),
    libraryCommand('reject', 'Reject what a run proposed for photos', [
      ['tag reject 1 car.jpg', 'also removes the tag where it was accepted'],
    ])
      .argument('<run>', 'id of a run, as listed by: sightline tag runs')
      .argument('<photo...>', 'photos in the run')
      .action((id: string, names: string[], options: LibraryOptions) => reject(id, names, options, context)),
  ];
}

async function show(id: string, options: ProposalOptions, { output }: Context): Promise<void> {
  if (options.label !== undefined && options.none) {
    throw new UsageError('expected either --label or --none, received both');
  }
  const shown = await withLibrary(options, 'reader', async ({ api, signal }) => {
    const run = findRun(id, await api.tagging.runs({}, { signal }));
    const labels = options.none
      ? [null]
      : options.label === undefined
        ? (await api.tagging.groups({ id: run.id }, { signal })).map((group) => group.label)
        : [options.label];
    const found: { label: string | null; proposals: Proposal[] }[] = [];
    for (const label of labels) {
      const { limit } = options;
      found.push({ label, ...(await api.tagging.proposals({ runId: run.id, label, limit }, { signal })) });
    }
    return found.map(({ label, proposals }) => ({ label, proposals }));
  });
  if (output.json) return output.data(shown);
  for (const { label, proposals } of shown) {
    for (const { strength, decision, path, label: best } of proposals) {
      const mark = decision === 'proposed' ? ' ' : decision === 'accepted' ? '+' : '-';
      const name = label ?? `${NONE_OF_THESE} ${best}?`;
      output.line(`${mark} ${formatPercent(strength)}  ${name}  ${path}`);
    }
  }
}

async function accept(
  id: string,
  names: string[],
  options: AcceptOptions,
  { output }: Context,
): Promise<void> {
  const { label, above } = options;
  if (names.length === 0 ? above === undefined : (above ?? label) !== undefined) {
    throw new UsageError('expected either photos, or --above <strength> with or without --label');
  }
  const accepted = await withLibrary(options, 'writer', async (library) => {
    const run = findRun(id, await library.api.tagging.runs({}, { signal: library.signal }));
    if (above === undefined) return decide(run, names, 'accepted', library);
    let changed = 0;
    const { tagging } = library.api;
    const labels = label === undefined ? labelsOf(await tagging.groups({ id: run.id })) : [label];
    for (const each of labels) {
      changed += (await tagging.acceptAbove({ runId: run.id, label: each, strength: above })).changed;
    }
    return changed;
  });
  if (output.json) output.data({ accepted });
  else output.line(`Accepted ${formatCounted(accepted, 'proposal')}.`);
}

async function reject(
  id: string,
  names: string[],
  options: LibraryOptions,
  { output }: Context,
): Promise<void> {
  const rejected = await withLibrary(options, 'writer', async (library) => {
    const run = findRun(id, await library.api.tagging.runs({}, { signal: library.signal }));
    return decide(run, names, 'rejected', library);
  });
  if (output.json) output.data({ rejected });
  else output.line(`Rejected ${formatCounted(rejected, 'proposal')}.`);
}

async function decide(
  run: TaggingRun,
  names: readonly string[],
  decision: 'accepted' | 'rejected',
  library: Library,
): Promise<number> {
  const photoIds: number[] = [];
  for (const name of names) photoIds.push(await findPhoto(library, name));
  return (await library.api.tagging.decide({ runId: run.id, photoIds, decision })).changed;
}
