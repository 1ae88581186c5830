/** Closes the library and its processes before the app exits. Runs in the main process. */
import { setTimeout as sleep } from 'node:timers/promises';
import { app } from 'electron';
import { log } from '../engine/log/log.ts';

/** How long to wait for the library to close, in milliseconds. Exiting earlier loses nothing that was committed. */
const LAST_MILLISECONDS = 8_000;

/** Delays quitting until `close` has settled. @param close releases everything; failures are ignored. */
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
