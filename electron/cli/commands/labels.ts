/** `sightline labels`: manages label sets, which tagging runs can use by name. Runs in the CLI process. */
import { Command } from 'commander';
import { SightlineError } from '../../../shared/errors.ts';
import type { LabelSet } from '../../../shared/schemas.ts';
import type { Context } from '../context.ts';
import { collectTemplate, readLabels } from '../labels.ts';
import { requireLibrary, withLibrary } from '../open-library.ts';
import { libraryCommand, parseName, type LibraryOptions } from '../options.ts';
import { formatCount, formatCounted } from '../output/format.ts';
import { alignColumns } from '../output/table.ts';

interface SaveOptions extends LibraryOptions {
  readonly labels?: string;
  readonly labelsFile?: string;
  readonly template?: string[];
}

/** Defines `sightline labels` with `list`, `save` and `remove`. */
export function labelsCommand(context: Context): Command {
  const labels = new Command('labels').description(
    'List, save and remove sets of labels for sightline tag run',
  );
  labels.addCommand(
    libraryCommand('list', 'List the label sets', [
      ['labels list', 'id, how many labels, name'],
      ['labels list --json', '[{id, name, labels, templates}]'],
    ]).action((options: LibraryOptions) => list(options, context)),
  );
  labels.addCommand(
    libraryCommand('save', 'Save labels under a name; a set of that name is replaced', [
      ['labels save trip --labels "beach, museum, food"', 'then: sightline tag run --set trip'],
      [
        'labels save trees --labels-file trees.txt --template "a leaf of an {}"',
        'your own words around the labels',
      ],
    ])
      .argument('<name>', 'name of the set')
      .option('--labels <list>', 'labels separated by commas')
      .option('--labels-file <file>', 'a text file with one label per line')
      .option('--template <text>', 'words with {} for the label; may be repeated', collectTemplate)
      .action((name: string, options: SaveOptions) => save(name, options, context)),
  );
  labels.addCommand(
    libraryCommand('remove', 'Remove a label set; tags and runs stay', [
      ['labels remove trip', 'by name or id'],
    ])
      .argument('<name>', 'a label set, by name or id')
      .action((name: string, options: LibraryOptions) => remove(name, options, context)),
  );
  return labels.addHelpText(
    'after',
    '\nExamples:\n  sightline labels save trip --labels "beach, museum, food"\n  sightline tag run --set trip\n',
  );
}

async function list(options: LibraryOptions, { output }: Context): Promise<void> {
  const sets = await withLibrary(options, 'reader', ({ api, signal }) => api.labelSets.list({}, { signal }));
  if (output.json) return output.data(sets);
  if (sets.length === 0) return output.note('No label set yet; save one with: sightline labels save <name>');
  const rows = sets.map(({ id, labels, name }) => [String(id), formatCount(labels.length), name]);
  for (const line of alignColumns([['id', 'labels', 'name'], ...rows], ['right', 'right'])) output.line(line);
}

async function save(text: string, options: SaveOptions, { output }: Context): Promise<void> {
  const name = parseName('a label set', text);
  const labels = await readLabels(options.labels, options.labelsFile);
  await requireLibrary(options);
  const set = await withLibrary(options, 'writer', async ({ api, signal }) => {
    // Look it up by name only: a new set's name may equal another one's number.
    const known = (await api.labelSets.list({}, { signal })).find((set) => set.name === name);
    return api.labelSets.save({
      name,
      labels,
      ...(known === undefined ? {} : { id: known.id }),
      ...(options.template === undefined ? {} : { templates: options.template }),
    });
  });
  if (output.json) output.data(set);
  else output.line(`Saved ${set.name} with ${formatCounted(set.labels.length, 'label')}.`);
}

async function remove(name: string, options: LibraryOptions, { output }: Context): Promise<void> {
  await requireLibrary(options);
  const set = await withLibrary(options, 'writer', async ({ api, signal }) => {
    const found = requireSet(await api.labelSets.list({}, { signal }), name);
    await api.labelSets.remove({ id: found.id });
    return found;
  });
  if (output.json) output.data(set);
  else output.line(`Removed ${set.name}.`);
}

function findSet(sets: readonly LabelSet[], name: string): LabelSet | undefined {
  return sets.find((set) => set.name === name) ?? sets.find((set) => String(set.id) === name);
}

/** @throws SightlineError `not-found`. */
export function requireSet(sets: readonly LabelSet[], name: string): LabelSet {
  const found = findSet(sets, name);
  if (found) return found;
  throw new SightlineError(
    'not-found',
    `expected a saved label set, received '${name}'; see: sightline labels list`,
  );
}
