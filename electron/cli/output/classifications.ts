/** Formats zero-shot labels: readable lines, or CSV. Runs in the CLI process. */
import type { Classification } from '../../../shared/schemas.ts';
import { formatPercent } from './format.ts';

export const NONE_OF_THESE = '(none of these)';

/** One line: best label, its strength against the background, its probability among the labels, and the file. */
export function classificationLine(result: Classification): string {
  if (result.error !== null) return `(not read)  ${result.path}: ${result.error}`;
  const best = result.scores.find((score) => score.label === result.label);
  const share = best === undefined ? '' : `,${formatPercent(best.probability)} of the labels`;
  return `${result.label ?? NONE_OF_THESE}  strength${formatPercent(result.strength)}${share}  ${result.path}`;
}

/** Columns: file, label (empty for none of these), strength, error, then one probability per label. */
export function csvHeader(labels: readonly string[]): string[] {
  return ['file', 'label', 'strength', 'error', ...labels.map((label) => `p(${label})`)];
}

/** One photo as a row of {@link csvHeader}'s columns; numbers with six decimals, empty after a failure. */
export function csvRow(result: Classification, labels: readonly string[]): string[] {
  const probabilities = labels.map((label) => {
    const score = result.scores.find((candidate) => candidate.label === label);
    return score === undefined ? '' : score.probability.toFixed(6);
  });
  const strength = result.error === null ? result.strength.toFixed(6) : '';
  return [result.path, result.label ?? '', strength, result.error ?? '', ...probabilities];
}
