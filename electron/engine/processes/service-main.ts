/** What every service process does first: end with its parent, and never write to stdout. */
import type { Channel } from './channel.ts';

/** A service that is busy when its parent goes has this long to finish; then it ends anyway. */
const LAST_MILLISECONDS = 3_000;

/**
 * Ends this process when the parent is gone, so that a killed host leaves no orphan.
 * @param close releases what the service holds (store, lock, session); errors are ignored, time is bounded.
 */
export function endWithParent(channel: Channel, close: () => Promise<void>): void {
  // Ctrl-C goes to the whole terminal group; the host decides what it means.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => end());
  channel.onClose(() => end());

  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), LAST_MILLISECONDS).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(0),
    );
  };
}
