/**
 * Shows the progress of a download on stderr: one line that is redrawn on a terminal, otherwise an occasional line. Runs
 * in the CLI process.
 */
import type { ModelPull } from '../../../shared/schemas.ts';
import { formatBytes, formatClock } from './format.ts';
import type { Terminal } from './output.ts';

/** Interval between plain lines, unless the state changes. */
const LINE_MILLISECONDS = 5_000;
const BAR_CELLS = 24;
const CLEAR_LINE = '\r\u001b[K';

export interface PullLine {
  update(pull: ModelPull): void;
  /** Removes the redrawn line, so that other text can follow. */
  clear(): void;
}

/** @param now milliseconds, for tests. */
export function createPullLine(
  stderr: Terminal['stderr'],
  now: () => number = () => performance.now(),
): PullLine {
  let drawn = false;
  let last = -Infinity;
  let state: ModelPull['state'] | null = null;
  const shown = (pull: ModelPull): boolean => pull.state === 'downloading' || pull.state === 'verifying';
  return {
    update(pull) {
      if (!shown(pull)) return;
      if (stderr.isTTY) {
        drawn = true;
        // Leave one column free: some terminals wrap when the last one is written.
        stderr.write(CLEAR_LINE + describePull(pull, true).slice(0, (stderr.columns || 80) - 1));
      } else if (pull.state !== state || now() - last >= LINE_MILLISECONDS) {
        last = now();
        stderr.write(`${describePull(pull, false)}\n`);
      }
      state = pull.state;
    },
    clear() {
      if (drawn) stderr.write(CLEAR_LINE);
      drawn = false;
    },
  };
}

/** One line: state, optional bar, bytes, rate, time left. */
function describePull({ state, bytes, total, rate, secondsLeft }: ModelPull, bar: boolean): string {
  const share = total ? Math.min(1, Math.max(0, bytes / total)) : 0;
  const filled = Math.round(share * BAR_CELLS);
  return [
    state === 'verifying' ? 'Verifying' : 'Downloading',
    ...(bar ? [`[${'#'.repeat(filled)}${'-'.repeat(BAR_CELLS - filled)}]`] : []),
    `${formatBytes(Math.max(0, bytes))} of ${total === null ? 'unknown' : formatBytes(total)}`,
    `${Math.floor(share * 100)} %`,
    ...(rate === null ? [] : [`${formatBytes(rate)}/s`]),
    ...(secondsLeft === null ? [] : [`${formatClock(secondsLeft)} left`]),
  ].join('  ');
}
