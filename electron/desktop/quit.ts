/** Ending: the library is closed and its processes are gone before the app is. Runs in the main process. */
import { setTimeout as sleep } from 'node:timers/promises';
import { app } from 'electron';
import { log } from '../engine/log/log.ts';

/** A library that takes longer to close loses nothing: what is committed stays. In milliseconds. */
const LAST_MILLISECONDS = 8_000;

/** @param close releases everything; its failure does not keep the app open. */
export function closeBeforeQuit(close: () => Promise<void>): void {
  let closed = false;
  let closing = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    if (closing) return;
    closing = true;
    void Promise.race([
      close().catch((error: unknown) => log.error('the library could not be closed', error)),
      sleep(LAST_MILLISECONDS),
    ]).then(() => {
      closed = true;
      // A quit requested while another is being prevented has no effect.
      setImmediate(() => app.quit());
    });
  });
}
