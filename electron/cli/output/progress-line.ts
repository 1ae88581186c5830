/**
 * Shows progress on stderr: one line that is redrawn on a terminal, otherwise an occasional line. Runs in the CLI
 * process.
 */
import type { Progress } from '../../../shared/schemas.ts';
import { formatClock, formatCount, formatCounted } from './format.ts';
import type { Terminal } from './output.ts';

const REDRAW_MILLISECONDS = 100;
/** Minimum interval between plain lines, which follow every 5 % or half minute. */
const LINE_MILLISECONDS = 2_000;
const LINE_SHARE = 0.05;
const QUIET_MILLISECONDS = 30_000;
const BAR_CELLS = 24;
const CLEAR_LINE = '\r\u001b[K';

export interface ProgressLine {
  update(progress: Progress): void;
  /** Removes the redrawn line, so that other text can follow. Updates may continue afterwards. */
  clear(): void;
}

/**
 * @param now milliseconds, for tests.
 * @param verb the activity in progress, as a word.
 */
export function createProgressLine(
  stderr: Terminal['stderr'],
  now: () => number = () => performance.now(),
  verb = 'Indexing',
): ProgressLine {
  return stderr.isTTY ? redrawnLine(stderr, now, verb) : plainLines(stderr, now, verb);
}

function redrawnLine(stderr: Terminal['stderr'], now: () => number, verb: string): ProgressLine {
  let drawn = false;
  let last = -Infinity;
  return {
    update(progress) {
      if (progress.phase === 'idle' || now() - last < REDRAW_MILLISECONDS) return;
      last = now();
      drawn = true;
      // Leave one column free: some terminals wrap when the last one is written.
      stderr.write(CLEAR_LINE + describeProgress(progress, true, verb).slice(0, (stderr.columns || 80) - 1));
    },
    clear() {
      if (drawn) stderr.write(CLEAR_LINE);
      drawn = false;
    },
  };
}

function plainLines(stderr: Terminal['stderr'], now: () => number, verb: string): ProgressLine {
  let lastTime = now();
  let lastShare = 0;
  return {
    update(progress) {
      if (progress.phase === 'idle') return;
      const waited = now() - lastTime;
      const share = progress.total > 0 ? progress.finished / progress.total : 0;
      const moved = progress.phase === 'scanning' || share - lastShare >= LINE_SHARE;
      if (waited < LINE_MILLISECONDS || (!moved && waited < QUIET_MILLISECONDS)) return;
      lastTime = now();
      lastShare = share;
      stderr.write(`${describeProgress(progress, false, verb)}\n`);
    },
    clear: () => undefined,
  };
}

/** One line: phase, optional bar, counts, rate, time left, failures. */
export function describeProgress(progress: Progress, bar: boolean, verb = 'Indexing'): string {
  if (progress.phase === 'scanning' && progress.total === 0) {
    return `Looking for photos: ${formatCounted(progress.found, 'file')}`;
  }
  const share = progress.total > 0 ? Math.min(1, progress.finished / progress.total) : 0;
  const filled = Math.round(share * BAR_CELLS);
  const parts = [
    (progress.phase === 'paused' ? 'Paused' : verb).padEnd(8),
    ...(bar ? [`[${'#'.repeat(filled)}${'-'.repeat(BAR_CELLS - filled)}]`] : []),
    `${formatCount(progress.finished)} of ${formatCount(progress.total)}`,
    `${Math.floor(share * 100)} %`,
    ...(progress.rate === null ? [] : [`${progress.rate.toFixed(1)}/s`]),
    ...(progress.secondsLeft === null ? [] : [`${formatClock(progress.secondsLeft)} left`]),
    ...(progress.failed > 0 ? [`${formatCount(progress.failed)} failed`] : []),
  ];
  return parts.join('  ');
}
