/** `sightline models spaces`: what each model has made in the library, and deleting it. Runs in the CLI process. */
import { Command } from 'commander';
import { SightlineError } from '../../../../shared/errors.ts';
import type { SpaceRow } from '../../../../shared/schemas.ts';
import type { Context } from '../../context.ts';
import { requireLibrary, withLibrary } from '../../open-library.ts';
import { libraryCommand, type LibraryOptions } from '../../options.ts';
import { formatBytes, formatCount, formatCounted } from '../../output/format.ts';
import { alignColumns } from '../../output/table.ts';

/** Defines `sightline models spaces` with `list`, the default, and `rm`. */
export function spacesCommand(context: Context): Command {
  return new Command('spaces')
    .description('List and delete what each model has made of the photos')
    .addCommand(
      libraryCommand('list', 'List the vectors of each model, with their size and use', [
        ['models spaces', 'id, state, photos, size and model'],
        ['models spaces list --json', '[{id, key, model, photos, bytes, state}]'],
      ]).action((options: LibraryOptions) => list(options, context)),
      { isDefault: true },
    )
    .addCommand(
      libraryCommand('rm', 'Delete the vectors of a model that neither answers nor is being prepared', [
        ['models spaces rm 2', 'by id; photos, tags and albums stay'],
      ])
        .argument('<space>', 'id or model, from: sightline models spaces')
        .action((name: string, options: LibraryOptions) => remove(name, options, context)),
    );
}

async function list(options: LibraryOptions, { output }: Context): Promise<void> {
  await withLibrary(options, 'reader', async ({ api, signal }) => {
    const spaces = await api.spaces.list({}, { signal });
    if (output.json) return output.data(spaces);
    const rows = spaces.map(({ id, state, photos, bytes, model }) => [
      String(id),
      state,
      formatCounted(photos, 'photo'),
      formatBytes(bytes),
      model,
    ]);
    for (const line of alignColumns(rows)) output.line(line);
    if (spaces.length === 0) output.note('No photo has been indexed yet.');
  });
}

async function remove(name: string, options: LibraryOptions, { output }: Context): Promise<void> {
  await requireLibrary(options);
  await withLibrary(options, 'writer', async ({ api }) => {
    const space = find(await api.spaces.list({}), name);
    await api.spaces.remove({ id: space.id }, { work: true });
    if (output.json) output.data(space);
    else {
      output.line(
        `Deleted what ${space.model} had made of ${formatCount(space.photos)} photos, ${formatBytes(space.bytes)}.`,
      );
    }
  });
}

function find(spaces: readonly SpaceRow[], name: string): SpaceRow {
  const found = spaces.filter(({ id, model, key }) => [String(id), model, key].includes(name));
  const [space] = found;
  if (space !== undefined && found.length === 1) return space;
  throw new SightlineError(
    'not-found',
    `expected a space by id or model, received '${name}', which names ${found.length === 0 ? 'none' : 'several'}; ` +
      'list them with: sightline models spaces',
  );
}
