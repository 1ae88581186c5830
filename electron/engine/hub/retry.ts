/** Tries again what may pass by itself, with pauses that double. Runs in the fetcher and courier processes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '../log/log.ts';
import { Passing } from './hub-errors.ts';

const TRIES = 6;
const FIRST_MILLISECONDS = 500;
const LONGEST_MILLISECONDS = 30_000;
const LONGEST_ASKED_MILLISECONDS = 5 * 60_000;

export interface Patience {
  readonly tries: number;
  /** The first pause. */
  readonly milliseconds: number;
  /** A server that asks for more patience than so many milliseconds is reported instead; five minutes if omitted. */
  readonly longestAsked?: number;
}

export const PATIENCE: Patience = { tries: TRIES, milliseconds: FIRST_MILLISECONDS };

/**
 * Runs `attempt` until it succeeds or fails for good.
 * @param progress a number that grows while attempts get further; growth starts the count of tries anew.
 * @throws the failure behind the last {@link Passing}.
 */
export async function persist<Result>(
  attempt: () => Promise<Result>,
  signal: AbortSignal,
  { tries, milliseconds, longestAsked = LONGEST_ASKED_MILLISECONDS }: Patience = PATIENCE,
  progress: () => number = () => 0,
): Promise<Result> {
  let failures = 0;
  let before = progress();
  for (;;) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Passing)) throw error;
      signal.throwIfAborted();
      if (progress() > before) failures = 0;
      before = progress();
      failures += 1;
      const asked = error.retryAfter ?? 0;
      if (failures >= tries || asked > longestAsked) throw error.failure;
      const pause = Math.min(milliseconds * 2 ** (failures - 1), LONGEST_MILLISECONDS);
      // Spread out, so that parts which failed together do not all return at once.
      const wait = Math.max(asked, pause * (0.75 + Math.random() / 2));
      log.info(`trying again in ${Math.round(wait)} ms: ${error.message}`);
      await sleep(wait, undefined, { signal });
    }
  }
}
