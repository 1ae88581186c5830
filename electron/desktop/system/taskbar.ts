/** Shows indexing progress on the taskbar or dock icon. Runs in the main process. */
import type { BrowserWindow } from 'electron';
import type { Progress } from '../../../shared/schemas.ts';

/** -1 hides the bar; values above 1 show it as indeterminate. */
const NONE = -1;
const UNKNOWN = 2;

/** Arguments for `setProgressBar`. */
export function barOf({ phase, finished, total }: Progress): {
  readonly value: number;
  readonly mode: 'none' | 'normal' | 'indeterminate' | 'paused';
} {
  if (phase === 'idle') return { value: NONE, mode: 'none' };
  const share = total === 0 ? 0 : Math.min(1, finished / total);
  if (phase === 'paused') return { value: share, mode: 'paused' };
  return phase === 'scanning' && finished === 0
    ? { value: UNKNOWN, mode: 'indeterminate' }
    : { value: share, mode: 'normal' };
}

/**
 * Shows progress on the taskbar or dock icon, as https://www.electronjs.org/docs/latest/tutorial/progress-bar
 * describes it; does nothing while there is no window.
 */
export function showOnTaskbar(window: BrowserWindow | null, progress: Progress): void {
  const { value, mode } = barOf(progress);
  window?.setProgressBar(value, { mode });
}
