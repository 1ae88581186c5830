/** `sightline tag export`: exports the tags of photos as CSV or JSON. Runs in the CLI process. */
import { Option, type Command } from 'commander';
import { open, rm } from 'node:fs/promises';
import type { SearchFilter } from '../../../../shared/schemas.ts';
import { isGone } from '../../../engine/files/fs-errors.ts';
import type { Context } from '../../context.ts';
import { UsageError } from '../../exit-codes.ts';
import { requireFolders, withLibrary, type Library } from '../../open-library.ts';
import { libraryCommand, type LibraryOptions } from '../../options.ts';
import { BOM_OPTION, BYTE_ORDER_MARK } from '../../output/byte-order-mark.ts';
import { pathError } from '../../path-errors.ts';
import { selectPhotos } from '../../photo-arguments.ts';

interface ExportOptions extends LibraryOptions {
  readonly format: 'csv' | 'json';
  readonly output?: string;
  readonly bom?: boolean;
}

/** Defines `sightline tag export [folder]`: CSV or JSON, to stdout or a new file. */
export function exportCommand(context: Context): Command {
  return libraryCommand('export', 'Write the tags of photos and where they came from', [
    ['tag export', 'CSV to stdout: path, tag, source, strength, model, tagged_at'],
    ['tag export --format json -o tags.json', 'a file: [{path, tags: [{tag, source, …}]}]'],
    ['tag export ~/Pictures/2024', 'only photos in a folder'],
  ])
    .argument('[folder]', 'a library folder, or one inside it')
    .addOption(new Option('--format <format>', 'output format').choices(['csv', 'json']).default('csv'))
    .option('--bom', BOM_OPTION)
    .option('-o, --output <file>', 'write to a file; an existing file is not replaced')
    .action((folder: string | undefined, options: ExportOptions) => exportTags(folder, options, context));
}

async function exportTags(
  folder: string | undefined,
  options: ExportOptions,
  { output }: Context,
): Promise<void> {
  const format = output.json ? 'json' : options.format;
  if (options.bom && format !== 'csv') throw new UsageError('expected --bom with CSV, received it with JSON');
  await withLibrary(options, 'reader', async (library) => {
    requireFolders(library);
    const selection = await selectPhotos(library, folder === undefined ? [] : [folder]);
    if (!('filter' in selection))
      throw new UsageError(`expected a folder to export, received a photo: ${folder}`);
    const parts = partsOf(library, selection.filter, format, options.bom ? BYTE_ORDER_MARK : '');
    if (options.output === undefined) {
      for await (const text of parts) output.raw(text);
      return;
    }
    await writeNew(options.output, parts);
    output.note(`Wrote ${options.output}.`);
  });
}

/** Writes a new file, never over an existing one; removes it if writing fails halfway. */
async function writeNew(name: string, parts: AsyncIterable<string>): Promise<void> {
  const file = await open(name, 'wx').catch((error: unknown) => {
    throw pathError(
      error,
      'the name of a new file',
      name,
      isGone(error) ? 'whose folder does not exist' : undefined,
    );
  });
  try {
    for await (const text of parts) await file.writeFile(text);
    await file.close();
  } catch (thrown) {
    await file.close().catch(() => undefined);
    await rm(name, { force: true });
    throw thrown;
  }
}

async function* partsOf(
  { api, signal }: Library,
  filter: SearchFilter,
  format: 'csv' | 'json',
  mark: string,
): AsyncGenerator<string> {
  if (mark !== '') yield mark;
  for (let after: string | null | undefined; after !== null;) {
    const part: { text: string; next: string | null } = await api.tags.export(
      { format, filter, ...(after === undefined ? {} : { after }) },
      { signal },
    );
    yield part.text;
    after = part.next;
  }
}
