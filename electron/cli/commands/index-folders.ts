/** `sightline index`: adds folders and embeds their photos. Runs in the CLI process. */
import type { Command } from 'commander';
import path from 'node:path';
import { toPathBytes } from '../../engine/files/path-bytes.ts';
import { removeDemoLibrary } from '../../host/demo-library.ts';
import type { Context } from '../context.ts';
import { folderAt, isAtOrBelow } from '../folder-argument.ts';
import { runIndex } from '../index-run.ts';
import { requireFolders, requireLibrary, withLibrary, type Library } from '../open-library.ts';
import { libraryCommand, type LibraryOptions } from '../options.ts';
import type { Output } from '../output/output.ts';

/** Defines `sightline index [folder...]`: adds the folders and indexes them; indexes all folders if none is named. */
export function indexCommand(context: Context): Command {
  return libraryCommand(
    'index',
    'Add folders and index their photos; without arguments, index all folders of the library',
    [
      ['index ~/Pictures', 'add a folder and index it'],
      ['index', 'find new, changed and deleted photos in all folders'],
      ['index ~/Pictures --json', '{done, failed, skipped, warnings, removed, unchanged, …, photos}'],
    ],
  )
    .argument('[folder...]', 'photo folders; they are only read')
    .action((folders: string[], options: LibraryOptions) => indexFolders(folders, options, context));
}

async function indexFolders(folders: string[], options: LibraryOptions, context: Context): Promise<void> {
  if (folders.length === 0) await requireLibrary(options);
  await withLibrary(options, 'writer', async (library) => {
    if (folders.length === 0) {
      requireFolders(library);
      return runIndex(library, undefined, context);
    }
    const folderIds = await addFolders(folders, library, context.output);
    await removeDemoLibrary(options.dataDir);
    return runIndex(library, folderIds, context);
  });
}

/** Accepts a folder that is already in the library even if its disk is not connected. */
async function addFolders(
  names: readonly string[],
  { api, status, signal }: Library,
  output: Output,
): Promise<number[]> {
  const ids = new Set<number>();
  for (const name of names) {
    const wanted = path.resolve(name);
    const folder =
      (await folderAt(status.folders, name)) ??
      (await api.folders.add({ path: toPathBytes(wanted) }, { signal }));
    if (wanted !== folder.path && isAtOrBelow(folder.path, wanted)) {
      output.note(`${wanted} is in a folder of the library, which is indexed as a whole: ${folder.path}`);
    }
    ids.add(folder.id);
  }
  return [...ids];
}
