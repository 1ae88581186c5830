/**
 * Splits long work in the engine into short pieces and yields between them, so that searches get through. Runs in the
 * engine process.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long a piece of work may block others, milliseconds. */
const TURN = 10;

/** Returns a function to await between pieces: it yields once the turn is over. */
export function createPace(turn = TURN): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < turn) return;
    await nextTurn();
    began = performance.now();
  };
}

/** Calls `work` with a few ids at a time, covering all of them in order. */
export async function inChunks(
  ids: ArrayLike<number>,
  work: (chunk: readonly number[]) => void,
  size = 1_000,
): Promise<void> {
  const pace = createPace();
  for (let start = 0; start < ids.length; start += size) {
    work(Array.from({ length: Math.min(size, ids.length - start) }, (_, index) => ids[start + index] ?? 0));
    await pace();
  }
}
