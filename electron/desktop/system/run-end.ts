/** Tells when a long run of the indexer has ended. Runs in the main process. */
import type { Progress } from '../../../shared/schemas.ts';

/** Shorter runs end while the user still looks. */
const LONG_MILLISECONDS = 60_000;

export interface RunEnd {
  readonly done: number;
  /** The error that stopped it, or null. */
  readonly stopped: string | null;
}

/**
 * @param onEnd hears of runs that were long and did something, or were stopped by an error.
 * @returns what takes each progress event.
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
