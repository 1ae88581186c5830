/** `sightline models bench`: compares models on somebody's own photos. Runs in the CLI process. */
import { Option, type Command } from 'commander';
import { COMPARISON_COLUMNS } from '../../../../shared/comparison-columns.ts';
import { toSightlineError } from '../../../../shared/errors.ts';
import { readCaptions } from '../../captions.ts';
import type { Context } from '../../context.ts';
import { evaluateModel } from '../../evaluate-model.ts';
import { UsageError } from '../../exit-codes.ts';
import { readLabelledFolder } from '../../labelled-folder.ts';
import { wantedModel } from '../../model-in-use.ts';
import { libraryCommand, type LibraryOptions } from '../../options.ts';
import { benchLines, benchRow, type BenchResult } from '../../output/bench.ts';

interface BenchOptions extends LibraryOptions {
  readonly captions?: string;
  readonly labelled?: string;
  readonly csv?: boolean;
}

/** Defines `sightline models bench [model...]`: quality on own photos against speed and memory. */
export function benchCommand(context: Context): Command {
  return libraryCommand(
    'bench',
    'Compare models on your own photos: recall of captions, accuracy of labels, speed, memory',
    [
      ['models bench --captions captions.csv', 'the model in use: recall, images/s, ms a text, MB'],
      ['models bench starter ~/models/clip-vit-base-patch32 --captions captions.csv', 'two models side by side'],
      ['models bench starter --labelled ~/sorted', 'zero-shot accuracy: one folder per label'],
      ['models bench starter ~/models/other --captions captions.csv --csv', 'a row per model, for a spreadsheet'],
    ],
  )
    .argument('[model...]', 'starter, an installed model, or a model folder; the model in use if omitted')
    .option('--captions <file>', 'a CSV file with the columns file and caption; paths are relative to it')
    .option('--labelled <folder>', 'a folder with one subfolder of photos per label, named like the label')
    .addOption(new Option('--csv', 'write CSV, one row per model').conflicts('json'))
    .addHelpText(
      'after',
      '\n`sightline eval` asks one model for the recall of captions alone, and also without the hub correction.\n',
    )
    .action((names: string[], options: BenchOptions) => bench(names, options, context));
}

async function bench(named: string[], options: BenchOptions, { output }: Context): Promise<void> {
  if (options.captions === undefined && options.labelled === undefined) {
    throw new UsageError('expected --captions <file>, --labelled <folder>, or both; received neither');
  }
  const captions = options.captions === undefined ? [] : await readCaptions(options.captions);
  const labelled = options.labelled === undefined ? [] : await readLabelledFolder(options.labelled);
  const names = [...new Set(named.length > 0 ? named : [await wantedModel(options)])];
  const results: BenchResult[] = [];
  const told = new Set<string>();
  for (const name of names) {
    const result = await evaluated(name, options.dataDir, { captions, labelled }, output.terminal.stderr);
    results.push(result);
    if (result.error !== null) output.note(result.error.startsWith(name) ? result.error : `${name}: ${result.error}`);
    else {
      for (const { path: shown, reason } of result.failed) {
        if (!told.has(shown)) output.note(`Left out: ${shown}: ${reason}`);
        told.add(shown);
      }
    }
  }
  if (output.json) output.data(results);
  else if (options.csv) {
    const { stringify } = await import('csv-stringify/sync');
    output.raw(stringify([COMPARISON_COLUMNS, ...results.map(benchRow)], { escape_formulas: true }));
  } else for (const line of benchLines(results)) output.line(line);
  if (results.every(({ error }) => error !== null)) throw new Error('no model could be evaluated');
}

/** Failures of one model must not cost the figures of the others; only an interruption ends them all. */
async function evaluated(
  name: string,
  dataDir: string,
  input: Omit<Parameters<typeof evaluateModel>[2], 'speed'>,
  stderr: Parameters<typeof evaluateModel>[3],
): Promise<BenchResult> {
  try {
    return { name, error: null, ...(await evaluateModel(dataDir, name, { ...input, speed: true }, stderr)) };
  } catch (thrown) {
    const error = toSightlineError(thrown);
    if (error.kind === 'cancelled') throw thrown;
    return { name, error: error.message };
  }
}
