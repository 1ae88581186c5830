/** What every service process does first: log through its parent, end with it, and never write to stdout. */
import { log } from '../log/log.ts';
import type { Channel } from './channel.ts';
import type { ServiceName } from './wire.ts';

/** A service that is busy when its parent goes has this long to finish; then it ends anyway. */
const LAST_MILLISECONDS = 3_000;
/** For the last record of a process that fails: Electron sends messages from another thread. */
const FAREWELL_MILLISECONDS = 100;

/** Sends what this process logs to whoever started it, the failure that ends it included. */
export function logToParent(name: ServiceName, channel: Channel): void {
  log.connect(name, (record) => channel.send({ type: 'log', record }));
  const fail = (error: unknown): void => {
    console.error(error);
    log.error('ended by a failure that nothing caught', error);
    log.flush();
    process.exitCode = 1;
    setTimeout(() => process.exit(1), FAREWELL_MILLISECONDS);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
}

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
    const exit = (): never => {
      log.flush();
      process.exit(0);
    };
    close().then(exit, (error: unknown) => {
      log.warn('what the process held could not be released', error);
      exit();
    });
  };
}
