/** `sightline tag list`, `show`, `add`, `remove` and `rename`: edits tags by hand. Runs in the CLI process. */
import type { Command } from 'commander';
import { LIMITS } from '../../../../shared/limits.ts';
import type { Tag } from '../../../../shared/schemas.ts';
import type { Context } from '../../context.ts';
import { UsageError } from '../../exit-codes.ts';
import { requireFolders, withLibrary, type Library } from '../../open-library.ts';
import { libraryCommand, parseName, type LibraryOptions } from '../../options.ts';
import { formatCount, formatCounted, formatPercent } from '../../output/format.ts';
import { alignColumns } from '../../output/table.ts';
import { findPhoto, selectPhotos } from '../../photo-arguments.ts';
import { findTags } from '../../tag-arguments.ts';

interface RemoveOptions extends LibraryOptions {
  readonly everywhere?: boolean;
}

/** Defines `sightline tag list`, `show`, `add`, `remove` and `rename`. */
export function handCommands(context: Context): Command[] {
  return [
    libraryCommand('list', 'List tags and how many photos have each', [
      ['tag list', 'by name'],
      ['tag list --json', '[{id, name, photos}]'],
    ]).action((options: LibraryOptions) => list(options, context)),
    libraryCommand('show', 'Show the tags of a photo and where they came from', [
      ['tag show beach.jpg', 'by hand, or by a model with its strength'],
    ])
      .argument('<photo>', 'a photo in the library')
      .action((name: string, options: LibraryOptions) => show(name, options, context)),
    libraryCommand('add', 'Add tags to photos by hand', [
      ['tag add beach beach.jpg', 'one tag, one photo'],
      ['tag add "family, 2019" ~/Pictures/2019', 'two tags, all photos in a folder'],
    ])
      .argument('<tags>', 'tags separated by commas')
      .argument('<path...>', 'photos or folders in the library')
      .action((tags: string, names: string[], options: LibraryOptions) => add(tags, names, options, context)),
    libraryCommand('remove', 'Remove tags from photos, or from all photos', [
      ['tag remove beach car.jpg', 'from one photo'],
      ['tag remove beach --everywhere', 'from all photos'],
    ])
      .argument('<tags>', 'tags separated by commas')
      .argument('[path...]', 'photos or folders in the library')
      .option('--everywhere', 'from all photos')
      .action((tags: string, names: string[], options: RemoveOptions) =>
        remove(tags, names, options, context),
      ),
    libraryCommand('rename', 'Rename a tag; if the new name exists, the two are merged', [
      ['tag rename beach shore', 'rename, or merge into shore'],
    ])
      .argument('<tag>', 'a tag in the library')
      .argument('<name>', 'its new name')
      .action((tag: string, name: string, options: LibraryOptions) => rename(tag, name, options, context)),
  ];
}

async function list(options: LibraryOptions, { output }: Context): Promise<void> {
  const tags = await withLibrary(options, 'reader', ({ api, signal }) => api.tags.list({}, { signal }));
  if (output.json) return output.data(tags);
  if (tags.length === 0) return output.note('No tags yet; propose some with: sightline tag run --labels "…"');
  const rows = tags.map(({ name, photos }) => [formatCount(photos), name]);
  for (const line of alignColumns([['photos', 'tag'], ...rows], ['right'])) output.line(line);
}

async function show(name: string, options: LibraryOptions, { output }: Context): Promise<void> {
  const tags = await withLibrary(options, 'reader', async (library) => {
    requireFolders(library);
    const id = await findPhoto(library, name);
    return (await library.api.photos.get({ id }, { signal: library.signal })).tags;
  });
  if (output.json) return output.data(tags);
  if (tags.length === 0) return output.note('The photo has no tags.');
  for (const { name: tag, source, strength } of tags) {
    output.line(
      source === 'person' ? `${tag}  by hand` : `${tag}  by a model,${formatPercent(strength ?? 0)}`,
    );
  }
}

async function add(
  list: string,
  names: string[],
  options: LibraryOptions,
  { output }: Context,
): Promise<void> {
  const wanted = splitTags(list);
  const changed = await changePhotos(names, options, async ({ api, signal }, selection) => {
    const answer = await api.tags.assign({ selection, names: wanted }, { signal });
    return answer.changed;
  });
  if (output.json) output.data({ changed });
  else output.line(`Tagged ${formatCounted(changed, 'photo')}.`);
}

async function remove(
  list: string,
  names: string[],
  options: RemoveOptions,
  { output }: Context,
): Promise<void> {
  const everywhere = options.everywhere === true;
  if (everywhere === names.length > 0) throw new UsageError('expected either photos or --everywhere');
  const wanted = splitTags(list);
  const changed = await changePhotos(names, options, async (library, selection) => {
    const { api, signal } = library;
    const tagIds = (await findTags(library, wanted)).map(({ id }) => id);
    if (!everywhere) return (await api.tags.unassign({ selection, tagIds }, { signal })).changed;
    const removed: number[] = [];
    for (const id of tagIds) removed.push((await api.tags.remove({ id })).changed);
    return Math.max(...removed);
  });
  if (output.json) output.data({ changed });
  else output.line(`Removed tags from ${formatCounted(changed, 'photo')}.`);
}

async function rename(
  tag: string,
  name: string,
  options: LibraryOptions,
  { output }: Context,
): Promise<void> {
  const wanted = parseName('a tag', name);
  const renamed = await withLibrary(options, 'writer', async (library) => {
    const [found] = await findTags(library, [tag]);
    return library.api.tags.rename({ id: (found as Tag).id, name: wanted }, { signal: library.signal });
  });
  const { id, name: now, photos } = renamed;
  if (output.json) output.data({ id, name: now, photos });
  else output.line(`${formatCounted(photos, 'photo')} ${photos === 1 ? 'carries' : 'carry'} ${now}.`);
}

function changePhotos(
  names: readonly string[],
  options: LibraryOptions,
  change: (library: Library, selection: Awaited<ReturnType<typeof selectPhotos>>) => Promise<number>,
): Promise<number> {
  return withLibrary(options, 'writer', async (library) => {
    requireFolders(library);
    return change(library, await selectPhotos(library, names));
  });
}

/** @throws UsageError if there are none or too many, or one is not a valid name. */
function splitTags(list: string): string[] {
  const tags = [...new Set(list.split(',').map((tag) => tag.trim()))].filter(Boolean);
  if (tags.length === 0) throw new UsageError(`expected tags separated by commas, received '${list}'`);
  if (tags.length > LIMITS.filterValues) {
    throw new UsageError(`expected at most ${LIMITS.filterValues} tags, received ${tags.length}`);
  }
  return tags.map((tag) => parseName('a tag', tag));
}
