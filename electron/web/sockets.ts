/** Serves the contract over WebSocket at /rpc. Runs in the host process. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocket, WebSocketServer } from 'ws';
import { LIMITS } from '../../shared/limits.ts';
import type { HostContext } from '../host/context.ts';
import { handlerOptions, router } from '../host/router.ts';
import { isRpcMessage } from '../host/rpc-message.ts';

/** Maximum simultaneous connections; a page has one. */
const MAX_SOCKETS = 32;
/** Interval between pings, milliseconds; a connection that misses one is terminated. */
const PING_INTERVAL = 30_000;

export interface Sockets {
  /** Whether another connection can be accepted. */
  hasRoom(): boolean;
  /** Completes a handshake that has passed the gate. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Asks every client to disconnect. */
  close(): void;
  /** Terminates the remaining connections. */
  terminate(): void;
}

/** Creates a WebSocket server, which terminates connections that miss a ping. */
export function createSockets(context: HostContext): Sockets {
  const handler = new RPCHandler(router, handlerOptions());
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: LIMITS.messageBytes,
    perMessageDeflate: false,
  });
  const alive = new WeakSet<WebSocket>();

  const timer = setInterval(() => {
    for (const socket of server.clients) {
      if (!alive.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, PING_INTERVAL);
  timer.unref();

  return {
    hasRoom: () => server.clients.size < MAX_SOCKETS,
    accept(request, socket, head) {
      server.handleUpgrade(request, socket, head, (connection) => {
        alive.add(connection);
        connection.on('pong', () => alive.add(connection));
        // Errors (message too big, broken frame) close the connection; no further handling is needed.
        connection.on('error', () => undefined);
        void handler.upgrade(guarded(connection), { context });
      });
    },
    close() {
      clearInterval(timer);
      for (const socket of server.clients) socket.close(1001, 'Sightline is closing');
    },
    terminate() {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

/**
 * Wraps the connection for oRPC: sending waits until the system has taken the bytes, so that a slow page slows down
 * its event stream instead of filling memory, and only well-formed messages arrive.
 */
function guarded(connection: WebSocket): Pick<WebSocket, 'addEventListener' | 'send'> {
  const send = (data: string | Uint8Array): Promise<void> =>
    new Promise((resolve) => {
      if (connection.readyState !== WebSocket.OPEN) return resolve();
      connection.send(data, () => resolve());
    });
  const addEventListener: WebSocket['addEventListener'] = (type, listener) => {
    if (type !== 'message') return connection.addEventListener(type, listener);
    connection.on('message', (data: Buffer, isBinary: boolean) => {
      const message = isBinary ? data : data.toString('utf8');
      if (!isRpcMessage(message)) return connection.close(1007, 'expected an RPC message');
      const handle = listener as unknown as (event: { data: string | Buffer }) => void;
      handle({ data: message });
    });
  };
  return { send: send as WebSocket['send'], addEventListener };
}
