/** `sightline index`: adds folders and embeds their photos. Runs in the CLI process. */
import type { Command } from 'commander';
import { removeDemoLibrary } from '../../host/demo-library.ts';
import { addFolders } from '../add-folders.ts';
import type { Context } from '../context.ts';
import { runIndex } from '../index-run.ts';
import { requireFolders, requireLibrary, withLibrary } from '../open-library.ts';
import { libraryCommand, type LibraryOptions } from '../options.ts';
import { NULL_OPTION, readPathArguments } from '../path-list.ts';

interface IndexOptions extends LibraryOptions {
  readonly null?: boolean;
}

/** Defines `sightline index [folder...]`: adds the folders and indexes them; indexes all folders if none is named. */
export function indexCommand(context: Context): Command {
  return libraryCommand(
    'index',
    'Add folders and index their photos; without arguments, index all folders of the library',
    [
      ['index ~/Pictures', 'add a folder and index it'],
      ['index', 'find new, changed and deleted photos in all folders'],
      ['index - < folders.txt', 'the folders in a list, one per line'],
      ['index ~/Pictures --json', '{done, failed, skipped, warnings, removed, unchanged, …, photos}'],
    ],
  )
    .argument('[folder...]', 'photo folders, which are only read; - reads a list of them from standard input')
    .option(...NULL_OPTION)
    .action((folders: string[], options: IndexOptions) => indexFolders(folders, options, context));
}

async function indexFolders(names: string[], options: IndexOptions, context: Context): Promise<void> {
  const paths = await readPathArguments(names, options.null);
  if (paths.length === 0) await requireLibrary(options);
  await withLibrary(options, 'writer', async (library) => {
    if (paths.length === 0) {
      requireFolders(library);
      return runIndex(library, undefined, context);
    }
    const folders = await addFolders(paths, library, context);
    if (folders.length === 0) {
      if (context.output.json) context.output.data({ refused: context.refused });
      return;
    }
    await removeDemoLibrary(options.dataDir);
    return runIndex(
      library,
      folders.map(({ id }) => id),
      context,
    );
  });
}
