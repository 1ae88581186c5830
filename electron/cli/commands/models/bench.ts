/** `sightline models bench`: compares models on somebody's own photos. Runs in the CLI process. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Option, type Command } from 'commander';
import { toSightlineError } from '../../../../shared/errors.ts';
import { dataDirLayout } from '../../../engine/files/data-dir.ts';
import type { EvaluatePair, LabelledFile } from '../../../engine/api/engine-api.ts';
import { readCaptions } from '../../captions.ts';
import type { Context } from '../../context.ts';
import { UsageError } from '../../exit-codes.ts';
import { readLabelledFolder } from '../../labelled-folder.ts';
import { withLibrary } from '../../open-library.ts';
import { libraryCommand, type LibraryOptions } from '../../options.ts';
import { BENCH_COLUMNS, benchLines, benchRow, type BenchResult } from '../../output/bench.ts';
import { createProgressLine } from '../../output/progress-line.ts';

const BUILT_IN = 'starter';

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
      ['models bench --captions captions.csv', 'the built-in model: recall, images/s, ms a text, MB'],
      ['models bench starter ~/models/clip-vit-base-patch32 --captions captions.csv', 'two models side by side'],
      ['models bench starter --labelled ~/sorted', 'zero-shot accuracy: one folder per label'],
      ['models bench starter ~/models/other --captions captions.csv --csv', 'a row per model, for a spreadsheet'],
    ],
  )
    .argument('[model...]', 'starter, an installed model, or a model folder; the built-in model if omitted')
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
  const names = [...new Set(named.length > 0 ? named : [options.model ?? BUILT_IN])];
  const results: BenchResult[] = [];
  const told = new Set<string>();
  for (const name of names) {
    const result = await evaluated(name, options, captions, labelled, output.terminal.stderr);
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
    output.raw(stringify([BENCH_COLUMNS, ...results.map(benchRow)], { escape_formulas: true }));
  } else for (const line of benchLines(results)) output.line(line);
  if (results.every(({ error }) => error !== null)) throw new Error('no model could be evaluated');
}

/** Failures of one model must not cost the figures of the others; only an interruption ends them all. */
async function evaluated(
  name: string,
  options: BenchOptions,
  captions: readonly EvaluatePair[],
  labelled: readonly LabelledFile[],
  stderr: Parameters<typeof createProgressLine>[0],
): Promise<BenchResult> {
  const line = createProgressLine(stderr);
  const folder = modelFolder(name, options.dataDir);
  // A separate library: these photos must not turn up in searches, and the main library may be in use.
  const own: LibraryOptions = {
    dataDir: dataDirLayout(options.dataDir).evaluation,
    ...(folder === null ? {} : { model: folder }),
  };
  try {
    const result = await withLibrary(own, 'writer', ({ api, onEvent, signal }) => {
      onEvent((event) => {
        if (event.type === 'progress') line.update(event.progress);
      });
      const input = { captions, labelled, speed: true, libraryDataDir: options.dataDir };
      return api.evaluate(input, { signal });
    });
    return { name, error: null, ...result };
  } catch (thrown) {
    const error = toSightlineError(thrown);
    if (error.kind !== 'model-invalid') throw thrown;
    return { name, error: error.message };
  } finally {
    line.clear();
  }
}

/** Null for the built-in model. */
function modelFolder(name: string, dataDir: string): string | null {
  if (name === BUILT_IN) return null;
  const installed = path.join(dataDir, 'models', name.replaceAll('/', '--'));
  return !path.isAbsolute(name) && existsSync(installed) ? installed : path.resolve(name);
}
