/**
 * Frees the bytes of a loaded model at once: V8 would keep up to hundreds of megabytes until its next collection.
 * Runs in the engine and embedder processes.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | null = null;

/** Runs a full garbage collection; some 10 ms in a process that holds little else. */
export function freeMemory(): void {
  if (collect === null) {
    // Node offers this only with a command-line flag, which Electron's service processes don't accept.
    // See https://nodejs.org/api/v8.html#v8setflagsfromstringflags.
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
    setFlagsFromString('--no-expose-gc');
  }
  collect();
}
