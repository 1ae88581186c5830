/** `sightline folders`: lists, adds and removes the library's folders. Runs in the CLI process. */
import { Command } from 'commander';
import path from 'node:path';
import type { Folder } from '../../../shared/schemas.ts';
import { toPathBytes } from '../../engine/files/path-bytes.ts';
import { removeDemoLibrary } from '../../host/demo-library.ts';
import { addFolders } from '../add-folders.ts';
import type { Context } from '../context.ts';
import { findFolder } from '../folder-argument.ts';
import { requireLibrary, withLibrary } from '../open-library.ts';
import { libraryCommand, type LibraryOptions } from '../options.ts';
import { formatCount } from '../output/format.ts';
import { alignColumns } from '../output/table.ts';

/** Defines `sightline folders` with `list`, `add` and `remove`. */
export function foldersCommand(context: Context): Command {
  const folders = new Command('folders').description('List, add and remove the folders of the library');
  folders.addCommand(
    libraryCommand('list', 'List the folders and their photo counts', [
      ['folders list', 'id, done, failed, skipped, state and path'],
      ['folders list --json', 'the same as a JSON array'],
    ]).action((options: LibraryOptions) => list(options, context)),
  );
  folders.addCommand(
    libraryCommand('add', 'Add folders without indexing them yet', [
      ['folders add ~/Pictures', 'then: sightline index'],
    ])
      .argument('<folder...>', 'photo folders')
      .action((paths: string[], options: LibraryOptions) => add(paths, options, context)),
  );
  folders.addCommand(
    libraryCommand(
      'remove',
      'Remove folders from the library: deletes their vectors and thumbnails, never a photo',
      [
        ['folders remove ~/Pictures', 'by path, even when it no longer exists'],
        ['folders remove 2', 'by id'],
      ],
    )
      .argument('<folder...>', 'folders in the library, by path or id')
      .action((names: string[], options: LibraryOptions) => remove(names, options, context)),
  );
  folders.addHelpText(
    'after',
    '\nExamples:\n  sightline folders list\n  sightline folders add ~/Pictures\n  sightline folders remove ~/Pictures\n',
  );
  return folders;
}

async function list(options: LibraryOptions, { output }: Context): Promise<void> {
  const folders = await withLibrary(options, 'reader', ({ status }) => Promise.resolve(status.folders));
  if (output.json) return output.data(folders);
  if (folders.length === 0) return output.note('No folders yet; add one with: sightline index <folder>');
  const rows = folders.map(folderRow);
  const header = ['id', 'done', 'pending', 'failed', 'skipped', 'state', 'path'];
  for (const line of alignColumns([header, ...rows], ['right', 'right', 'right', 'right', 'right'])) {
    output.line(line);
  }
  for (const folder of folders) {
    if (folder.state === 'unavailable') output.note(`Unavailable: ${folder.path}: ${folder.reason ?? ''}`);
  }
}

function folderRow({ id, photos, state, path: shown }: Folder): string[] {
  const counts = [photos.done, photos.pending, photos.failed, photos.skipped].map(formatCount);
  return [String(id), ...counts, state, shown];
}

async function add(paths: string[], options: LibraryOptions, context: Context): Promise<void> {
  const { output } = context;
  const added = await withLibrary(options, 'writer', (library) => {
    return addFolders(
      paths.map((folder) => toPathBytes(path.resolve(folder))),
      library,
      context,
    );
  });
  if (added.length > 0) await removeDemoLibrary(options.dataDir);
  if (output.json) return output.data(added);
  for (const folder of added) output.line(`${folder.id}  ${folder.path}`);
  if (added.length > 0) output.note('Added. To index: sightline index');
}

async function remove(names: string[], options: LibraryOptions, { output }: Context): Promise<void> {
  await requireLibrary(options);
  const removed = await withLibrary(options, 'writer', async ({ api, status, signal }) => {
    // Look up all of them before removing any, so that a mistyped name removes nothing.
    const folders = new Set(await Promise.all(names.map((name) => findFolder(status.folders, name))));
    for (const folder of folders) await api.folders.remove({ id: folder.id }, { signal });
    return [...folders];
  });
  if (output.json) return output.data(removed.map(({ id, path: shown }) => ({ id, path: shown })));
  for (const folder of removed) output.line(`Removed ${folder.path}; its photos were not touched.`);
}
