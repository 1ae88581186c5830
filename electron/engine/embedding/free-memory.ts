/** Gives the bytes of a loaded model back at once: V8 would keep up to hundreds of megabytes until it next collects. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | null = null;

/** Runs a full garbage collection; some 10 ms in a process that holds little else. */
export function freeMemory(): void {
  if (collect === null) {
    // Node has no call for this without a command-line flag, which Electron's service processes do not take.
    // See https://nodejs.org/api/v8.html#v8setflagsfromstringflags.
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
    setFlagsFromString('--no-expose-gc');
  }
  collect();
}
