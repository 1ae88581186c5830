/**
 * Waits for a service's first message, which says that it is ready and which service it is. Runs in any process that
 * starts services.
 */
import { SightlineError } from '../../../shared/errors.ts';
import type { Channel } from './channel.ts';
import type { ServiceName } from './wire.ts';

/** A service that does not send `ready` within this time counts as dead. */
const HANDSHAKE_MILLISECONDS = 30_000;

/**
 * How long a service may take to exit on request before it is killed. The engine, which has a database to close, may
 * take longer than what it waits for itself.
 */
export const STOP_MILLISECONDS: Readonly<Record<ServiceName, number>> = {
  engine: 5_000,
  embedder: 1_500,
  decoder: 0,
  fetcher: 3_000,
  courier: 1_500,
};

/**
 * Resolves when the service sends `ready` with the expected name.
 * @param exited settles when the process has exited.
 * @throws SightlineError `unavailable` if it exits, stays silent, or is another service.
 */
export function handshake(name: ServiceName, channel: Channel, exited: Promise<unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void =>
      reject(new SightlineError('unavailable', `the ${name} process could not start: ${why}`));
    const timer = setTimeout(
      () => fail(`no answer within ${HANDSHAKE_MILLISECONDS / 1000} s`),
      HANDSHAKE_MILLISECONDS,
    );
    channel.onMessage((message) => {
      if (message.type !== 'ready') return;
      clearTimeout(timer);
      if (message.service === name) resolve();
      else fail(`expected the service '${name}', received '${message.service}'`);
    });
    void exited.then(() => {
      clearTimeout(timer);
      fail('it ended at once');
    });
  });
}
