/**
 * Sets up a service process: it logs through its parent, exits with it, and never writes to stdout. Runs in the
 * engine and embedder processes.
 */
import { log } from '../log/log.ts';
import { announceTo } from './descendants.ts';
import type { Channel } from './channel.ts';
import type { ServiceName } from './wire.ts';

/** How long a busy service may take to finish after its parent has gone before it exits anyway, milliseconds. */
const LAST_MILLISECONDS = 3_000;
/** Time to send the last record of a failing process: Electron sends messages from another thread. Milliseconds. */
const FAREWELL_MILLISECONDS = 100;

/** Sends this process's log records to its parent, including the failure that ends it. */
export function logToParent(name: ServiceName, channel: Channel): void {
  announceTo(channel);
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
 * Exits this process when the parent is gone, so that a killed host leaves no orphans.
 * @param close releases the service's resources (store, lock, session); errors are ignored, time is limited.
 */
export function endWithParent(channel: Channel, close: () => Promise<void>): void {
  // Ctrl-C reaches the whole process group of the terminal; the host decides what it means.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => end());
  channel.onClose(() => end());

  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    setTimeout(killMyself, LAST_MILLISECONDS).unref();
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

/** A plain exit would wait for threads in native code, such as a decode that never ends. */
function killMyself(): void {
  process.kill(process.pid, 'SIGKILL');
}
