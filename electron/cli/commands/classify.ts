/** `sightline classify`: zero-shot labels for any image or folder. Runs in the CLI process. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Option, type Command } from 'commander';
import { SightlineError, toSightlineError } from '../../../shared/errors.ts';
import type { Classification } from '../../../shared/schemas.ts';
import type { Context } from '../context.ts';
import { UsageError } from '../exit-codes.ts';
import { listImageFiles } from '../image-files.ts';
import { collectTemplate, readLabels } from '../labels.ts';
import { withLibrary, type Library } from '../open-library.ts';
import { libraryCommand, type LibraryOptions } from '../options.ts';
import { BOM_OPTION, BYTE_ORDER_MARK } from '../output/byte-order-mark.ts';
import { NULL_OPTION, readPathArguments } from '../path-list.ts';
import { classificationLine, csvHeader, csvRow } from '../output/classifications.ts';
import type { Output } from '../output/output.ts';

/** Files per request: enough to keep the encoder busy, few enough for results to appear steadily. */
const FILES_A_REQUEST = 32;

interface ClassifyOptions extends LibraryOptions {
  readonly labels?: string;
  readonly labelsFile?: string;
  readonly template?: string[];
  readonly csv?: boolean;
  readonly bom?: boolean;
  readonly null?: boolean;
}

/** Defines `sightline classify <path...>`: labels for files in or outside the library. */
export function classifyCommand(context: Context): Command {
  return libraryCommand(
    'classify',
    'Label images with words of your choice; the images need not be in the library',
    [
      ['classify cat.jpg --labels "cat, dog, car"', 'the best label, or (none of these)'],
      ['classify ~/Pictures --labels-file labels.txt --csv', 'one line per photo, for a spreadsheet'],
      ['classify - --labels "cat, dog" < files.txt', 'the files in a list, one per line'],
      ['classify x.jpg --labels "oak, elm" --template "a leaf of an {}"', 'your own words around the labels'],
    ],
  )
    .argument('<path...>', 'image files, or folders with images; - reads a list of them from standard input')
    .option(...NULL_OPTION)
    .option('--labels <list>', 'labels separated by commas')
    .option('--labels-file <file>', 'a text file with one label per line')
    .option('--template <text>', 'words with {} for the label; may be repeated', collectTemplate)
    .addOption(
      new Option('--csv', 'write CSV: file, label, strength, error and a probability per label').conflicts(
        'json',
      ),
    )
    .option('--bom', BOM_OPTION)
    .action((paths: string[], options: ClassifyOptions) => classify(paths, options, context));
}

async function classify(paths: string[], options: ClassifyOptions, { output }: Context): Promise<void> {
  if (options.bom && !options.csv) throw new UsageError('expected --bom with --csv, received it alone');
  const labels = await readLabels(options.labels, options.labelsFile);
  const files: Uint8Array[] = [];
  for await (const file of listImageFiles(await readPathArguments(paths, options.null))) files.push(file);
  if (files.length === 0) {
    throw new SightlineError('not-found', `expected images, found none in ${paths.join(', ')}`);
  }
  const printer = await createPrinter(labels, options, output);
  await withAnyLibrary(options, async ({ api, signal }) => {
    let model = '';
    for (let start = 0; start < files.length; start += FILES_A_REQUEST) {
      const answer = await api.classify(
        {
          files: files.slice(start, start + FILES_A_REQUEST),
          labels,
          ...(options.template === undefined ? {} : { templates: options.template }),
        },
        { signal },
      );
      model = answer.model;
      answer.results.forEach((result) => printer.add(result));
    }
    printer.end(model);
  });
}

interface Printer {
  add(result: Classification): void;
  end(model: string): void;
}

async function createPrinter(
  labels: readonly string[],
  { csv, bom }: ClassifyOptions,
  output: Output,
): Promise<Printer> {
  if (csv) {
    const { stringify } = await import('csv-stringify/sync');
    // [Note: formulas] in engine/tagging/export.ts.
    const write = (row: string[]): void => output.raw(stringify([row], { escape_formulas: true }));
    if (bom) output.raw(BYTE_ORDER_MARK);
    write(csvHeader(labels));
    return { add: (result) => write(csvRow(result, labels)), end: () => undefined };
  }
  const results: Classification[] = [];
  if (output.json)
    return { add: (result) => results.push(result), end: (model) => output.data({ model, results }) };
  return { add: (result) => output.line(classificationLine(result)), end: () => undefined };
}

/** Labels need a model but no photos: if there is no library, uses a temporary empty one. */
async function withAnyLibrary(
  options: LibraryOptions,
  use: (library: Library) => Promise<void>,
): Promise<void> {
  try {
    return await withLibrary(options, 'reader', use);
  } catch (error) {
    if (toSightlineError(error).kind !== 'no-library') throw error;
  }
  const dataDir = await mkdtemp(path.join(tmpdir(), 'sightline-classify-'));
  try {
    await withLibrary({ ...options, dataDir }, 'writer', use);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
