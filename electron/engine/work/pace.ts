/** Long work in the engine lets searches in: it is done in short pieces, and waits for others when its turn is over. */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long a piece of work may keep others waiting, milliseconds. */
const TURN = 10;

/** Answers a function to be called between pieces: it lets others run when the turn is over. */
export function createPace(turn = TURN): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < turn) return;
    await nextTurn();
    began = performance.now();
  };
}

/** Calls `work` with a few ids at a time, all of them in order. */
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
