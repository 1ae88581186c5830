/** Detects the end of a long indexing run. Runs in the main process. */
import type { Progress } from '../../../shared/schemas.ts';

/** Shorter runs need no notification: the user is probably still watching. */
const LONG_MILLISECONDS = 60_000;

export interface RunEnd {
  readonly done: number;
  /** The error that stopped the run, or null. */
  readonly stopped: string | null;
}

/**
 * @param onEnd called for runs that were long and did something, or were stopped by an error.
 * @returns a function to call with each progress event.
 */
export function watchRuns(
  onEnd: (end: RunEnd) => void,
  now: () => number = Date.now,
): (progress: Progress) => void {
  let began: number | null = null;
  return ({ phase, done, stopped }) => {
    if (phase !== 'idle') {
      began ??= now();
      return;
    }
    if (began === null) return;
    const long = now() - began >= LONG_MILLISECONDS;
    began = null;
    if (stopped !== null || (long && done > 0)) onEnd({ done, stopped });
  };
}
