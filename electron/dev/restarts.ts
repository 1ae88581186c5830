/** Restarts a service when scripts/dev.mjs says that its code has changed, and ends with it. Host processes. */
import { z } from 'zod';
import type { ServiceName } from '../engine/processes/wire.ts';
import { toSightlineError } from '../../shared/errors.ts';

const order = z.object({ restart: z.enum(['engine', 'embedder']) });

/**
 * Obeys until this process ends; answers each order when it is carried out.
 * @param library whose services are restarted.
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
 * A killed scripts/dev.mjs leaves no host behind.
 * @returns closes the channel, which would keep a process that has ended its work running.
 */
export function endWithDev(): () => void {
  const end = (): void => void process.kill(process.pid, 'SIGTERM');
  process.once('disconnect', end);
  return () => {
    process.off('disconnect', end);
    if (process.connected) process.disconnect();
  };
}
