/** `sightline models export` and `import`: models as files, for computers without a network. Runs in the CLI process. */
import path from 'node:path';
import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { libraryCommand, type LibraryOptions } from '../../options.ts';
import { formatBytes, formatCounted } from '../../output/format.ts';
import { withFetcher } from '../../with-fetcher.ts';

/** Defines `sightline models export NAME FILE`. */
export function exportCommand(context: Context): Command {
  return libraryCommand('export', 'Pack an installed model into one .tar, to import it elsewhere', [
    ['models export Xenova/clip-vit-base-patch32 clip.tar', 'verified first'],
  ])
    .argument('<model>', 'id or name of the model')
    .argument('<file>', 'the archive to write')
    .action((id: string, file: string, options: LibraryOptions) => exportTo(id, file, options, context));
}

/** Defines `sightline models import FILE`. */
export function importCommand(context: Context): Command {
  return libraryCommand('import', 'Install a model from a .tar, a .zip or a folder, without a network', [
    ['models import clip.tar', 'an exported model, verified against its manifest'],
    ['models import ~/models/my-clip', 'any folder with a model'],
  ])
    .argument('<file>', 'archive or folder')
    .action((file: string, options: LibraryOptions) => importFrom(file, options, context));
}

async function exportTo(id: string, file: string, options: LibraryOptions, { output }: Context): Promise<void> {
  const input = { id, file: path.resolve(file) };
  const done = await withFetcher(options, ({ api, signal }) => api.exportModel(input, { signal, work: true }));
  if (output.json) output.data(done);
  else output.line(`Exported ${done.name} (${formatCounted(done.files, 'file')}) to ${done.file}.`);
}

async function importFrom(file: string, options: LibraryOptions, { output }: Context): Promise<void> {
  const input = { file: path.resolve(file) };
  const model = await withFetcher(options, ({ api, signal }) => api.importModel(input, { signal, work: true }));
  if (output.json) output.data(model);
  else output.line(`Installed ${model.name} (${formatBytes(model.bytes)}).`);
}
