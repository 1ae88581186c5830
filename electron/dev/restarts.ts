/**
 * Restarts a service when scripts/dev.mjs reports that its code has changed, and exits with it. Runs in the host
 * process.
 */
import { z } from 'zod';
import type { ServiceName } from '../engine/processes/wire.ts';
import { toSightlineError } from '../../shared/errors.ts';

const order = z.object({ restart: z.enum(['engine', 'embedder']) });

/**
 * Restarts services on request until this process exits; replies once each restart is done.
 * @param library whose services to restart.
 */
export function obeyRestarts(library: { restart(service: ServiceName): Promise<void> }): void {
  process.on('message', (message) => {
    const { data } = order.safeParse(message);
    if (!data) return;
    library.restart(data.restart).then(
      () => process.send?.({ restarted: data.restart }),
      (thrown: unknown) =>
        process.send?.({ restarted: data.restart, failed: toSightlineError(thrown).message }),
    );
  });
}

/**
 * Exits when scripts/dev.mjs is gone, so that killing it leaves no host behind.
 * @returns a function that closes the channel, which would otherwise keep a finished process alive.
 */
export function endWithDev(): () => void {
  const end = (): void => void process.kill(process.pid, 'SIGTERM');
  process.once('disconnect', end);
  return () => {
    process.off('disconnect', end);
    if (process.connected) process.disconnect();
  };
}
