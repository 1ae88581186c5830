/** Finds a port of 127.0.0.1 and listens on it. Runs in the host process. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SightlineError } from '../../shared/errors.ts';

const DEFAULT_PORT = 5177;
/** How many ports after the default to try before the system chooses one. */
const TRIES = 20;
/** The server is never reachable from another machine. */
const ADDRESS = '127.0.0.1';

/**
 * Listens on `port` or, if omitted, on the first free port from the default upwards. 0 lets the system choose.
 * @returns the port.
 * @throws SightlineError unavailable if the given port is taken or not permitted.
 */
export async function listen(server: Server, port?: number): Promise<number> {
  if (port !== undefined) return listenOn(server, port);
  for (let candidate = DEFAULT_PORT; candidate < DEFAULT_PORT + TRIES; candidate++) {
    try {
      return await listenOn(server, candidate);
    } catch (error) {
      if (!(error instanceof SightlineError)) throw error;
    }
  }
  return listenOn(server, 0);
}

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      const why = error.code === 'EADDRINUSE' ? 'it is in use' : error.message;
      reject(
        new SightlineError('unavailable', `expected port ${port} of ${ADDRESS} to be free, but ${why}`, {
          detail: { port },
          cause: error,
        }),
      );
    };
    server.once('error', onError);
    server.listen({ port, host: ADDRESS, exclusive: true }, () => {
      server.removeListener('error', onError);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
