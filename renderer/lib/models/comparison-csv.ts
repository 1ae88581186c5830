/** The figures of a comparison of models as CSV, with the columns of `sightline models bench --csv`. Page. */
import { COMPARISON_COLUMNS } from '../../../shared/comparison-columns.ts';
import type { ComparedModel } from '../../../shared/schemas.ts';

/** Recalls and accuracy are shares from 0 to 1; a cell without a figure is empty. */
export function comparisonCsv(results: readonly ComparedModel[]): string {
  return [COMPARISON_COLUMNS, ...results.map(rowOf)].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function rowOf({ name, captions, zeroShot, speed, ...model }: ComparedModel): string[] {
  const figure = (value: number | null | undefined, digits: number): string => value?.toFixed(digits) ?? '';
  return [
    name,
    figure(captions?.recallAt1, 4),
    figure(captions?.recallAt5, 4),
    figure(captions?.recallAt10, 4),
    captions ? String(captions.medianRank) : '',
    figure(zeroShot?.accuracy, 4),
    figure(speed?.imagesPerSecond, 2),
    figure(speed?.textMilliseconds, 2),
    figure(model.diskBytes, 0),
    figure(speed?.peakBytes, 0),
    figure(model.dimensions, 0),
    model.languages?.join(' ') ?? '',
    model.error ?? '',
  ];
}

/** A leading sign would make a spreadsheet compute. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
