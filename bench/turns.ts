/** How long a thread's turns are: what another request would have waited for. */
import { readFileSync } from 'node:fs';

/**
 * Measures the turns of this process's main thread: on Linux in processor time of the thread, so that other programs
 * don't count, elsewhere in elapsed time.
 * @returns a function that ends it and answers the longest turn, milliseconds.
 */
export function watchTurns(): () => number {
  const now = clock();
  let longest = 0;
  let last = now();
  const look = (): void => {
    const at = now();
    longest = Math.max(longest, at - last);
    last = at;
  };
  let next = setImmediate(function again() {
    look();
    next = setImmediate(again);
  });
  return () => {
    clearImmediate(next);
    look();
    return longest;
  };
}

function clock(): () => number {
  const file = `/proc/self/task/${process.pid}/schedstat`;
  const read = (): number => Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6;
  try {
    read();
    return read;
  } catch {
    return () => performance.now();
  }
}
