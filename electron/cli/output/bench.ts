/** Formats the comparison of models: a readable table, or CSV. Runs in the CLI process. */
import { COMPARISON_COLUMNS } from '../../../shared/comparison-columns.ts';
import type { ModelEvaluation } from '../../engine/api/engine-api.ts';
import { formatBytes } from './format.ts';
import { alignColumns } from './table.ts';

/** What came of one model: its figures, or why there are none. */
export type BenchResult =
  | (ModelEvaluation & { readonly name: string; readonly error: null })
  | { readonly name: string; readonly error: string };

const NONE = '–';

/** A row of {@link COMPARISON_COLUMNS}. */
export function benchRow(result: BenchResult): string[] {
  if (result.error !== null) {
    return COMPARISON_COLUMNS.map((column) =>
      column === 'model' ? result.name : column === 'error' ? result.error : '',
    );
  }
  const { captions, zeroShot, speed } = result;
  const recall = captions?.corrected;
  return [
    result.name,
    recall?.recallAt1.toFixed(4) ?? '',
    recall?.recallAt5.toFixed(4) ?? '',
    recall?.recallAt10.toFixed(4) ?? '',
    recall ? String(recall.medianRank) : '',
    zeroShot?.accuracy.toFixed(4) ?? '',
    speed?.imagesPerSecond.toFixed(2) ?? '',
    speed?.textMilliseconds.toFixed(2) ?? '',
    String(result.diskBytes),
    speed ? String(speed.peakBytes) : '',
    String(result.dimensions),
    result.languages?.join(' ') ?? '',
    '',
  ];
}

/** A table with a line per model that could be evaluated; nothing if there was none. */
export function benchLines(results: readonly BenchResult[]): string[] {
  const rows = results.flatMap((result) => {
    if (result.error !== null) return [];
    const { captions, zeroShot, speed } = result;
    const recall = captions?.corrected;
    return [
      [
        result.name,
        recall?.recallAt1.toFixed(3) ?? NONE,
        recall?.recallAt5.toFixed(3) ?? NONE,
        recall?.recallAt10.toFixed(3) ?? NONE,
        recall ? String(recall.medianRank) : NONE,
        zeroShot?.accuracy.toFixed(3) ?? NONE,
        speed?.imagesPerSecond.toFixed(1) ?? NONE,
        speed ? `${speed.textMilliseconds.toFixed(1)} ms` : NONE,
        formatBytes(result.diskBytes),
        speed ? formatBytes(speed.peakBytes) : NONE,
        String(result.dimensions),
        result.languages?.join(' ') ?? NONE,
      ],
    ];
  });
  if (rows.length === 0) return [];
  const header = [
    ...['model', 'recall@1', '@5', '@10', 'median rank', 'accuracy', 'images/s', 'text time'],
    ...['on disk', 'memory', 'dimensions', 'languages'],
  ];
  const numbers = header.map((_, column) => (column === 0 || column === 11 ? 'left' : 'right'));
  return alignColumns([header, ...rows], numbers);
}
