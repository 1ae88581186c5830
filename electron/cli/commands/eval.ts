/** `sightline eval`: measures how well captions find their photos. Runs in the CLI process. */
import type { Command } from 'commander';
import type { ModelEvaluation, RecallFigures } from '../../engine/api/engine-api.ts';
import { readCaptions } from '../captions.ts';
import type { Context } from '../context.ts';
import { evaluateModel } from '../evaluate-model.ts';
import { wantedModel } from '../model-in-use.ts';
import { libraryCommand, type LibraryOptions } from '../options.ts';
import { formatCounted } from '../output/format.ts';
import { alignColumns } from '../output/table.ts';

/** Defines `sightline eval <captions.csv>`: recall and median rank of captions, in a separate library. */
export function evalCommand(context: Context): Command {
  return libraryCommand('eval', 'Measure how well the captions in a CSV file find their photos', [
    ['eval captions.csv', 'recall@1, @5, @10 and median rank'],
    ['eval captions.csv --model ~/models/clip-vit-base-patch32', 'the same with another model'],
    ['eval captions.csv --json', '{model, photos, captions, failed, corrected, uncorrected}'],
  ])
    .argument('<captions.csv>', 'a CSV file with the columns file and caption; paths are relative to it')
    .action((file: string, options: LibraryOptions) => evaluate(file, options, context));
}

async function evaluate(file: string, options: LibraryOptions, { output }: Context): Promise<void> {
  const pairs = await readCaptions(file);
  const input = { captions: pairs, labelled: [], speed: false };
  const model = await wantedModel(options);
  const result = await evaluateModel(options.dataDir, model, input, output.terminal.stderr);
  for (const { path: shown, reason } of result.failed) output.note(`Left out: ${shown}: ${reason}`);
  const { captions, photos, failed } = result;
  if (captions === null) return;
  const { count, corrected, uncorrected } = captions;
  if (output.json)
    return output.data({ model: result.model, photos, captions: count, failed, corrected, uncorrected });
  for (const text of evaluationLines(result, captions)) output.line(text);
}

/** The figures as a readable table. */
export function evaluationLines(
  { model, photos }: Pick<ModelEvaluation, 'model' | 'photos'>,
  { count, corrected, uncorrected }: NonNullable<ModelEvaluation['captions']>,
): string[] {
  const row = (name: string, figures: RecallFigures): string[] => [
    name,
    figures.recallAt1.toFixed(3),
    figures.recallAt5.toFixed(3),
    figures.recallAt10.toFixed(3),
    String(figures.medianRank),
  ];
  return [
    `${formatCounted(count, 'caption')} of ${formatCounted(photos, 'photo')} with ${model}`,
    ...alignColumns(
      [
        ['', 'recall@1', 'recall@5', 'recall@10', 'median rank'],
        row('with hub correction', corrected),
        row('without', uncorrected),
      ],
      ['left', 'right', 'right', 'right', 'right'],
    ),
  ];
}
