/** When work in the background may go on: no photo is being indexed and nobody waits for an answer. Runs in the engine process. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Foreground } from '../work/foreground.ts';
import type { Indexer } from './indexer.ts';

/** Idle time that must pass after other work, in milliseconds. */
const QUIET = 200;

/** What passes over the library wait for before each photo. */
export function whenIdle(indexer: Pick<Indexer, 'running'>, foreground: Foreground): () => Promise<void> {
  return () =>
    waitUntilIdle(
      () => indexer.running,
      () => foreground.yieldToOthers(),
    );
}

/**
 * Waits for a moment in which nothing else is going on.
 * @param busy the work that is going on, or null.
 * @param yieldToOthers waits while requests that somebody is waiting for are running.
 */
export async function waitUntilIdle(
  busy: () => Promise<unknown> | null,
  yieldToOthers: () => Promise<void>,
): Promise<void> {
  for (let work = busy(); work; work = busy()) {
    await work.catch(() => undefined);
    await sleep(QUIET);
  }
  await yieldToOthers();
}
