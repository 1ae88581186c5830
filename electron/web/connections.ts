/**
 * Bounds the number of connections. A new one always gets in: the oldest that has shown no token gives way to it, so
 * strangers can't keep the owner out. Runs in the host process.
 */
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Time in milliseconds for a refused client to read the answer and close. */
const LINGER = 1_000;

export interface Connections {
  /** A request on this connection has shown the token. */
  trust(socket: Duplex): void;
}

/** @param most connections at a time, WebSockets included. */
export function boundConnections(server: Server, most: number): Connections {
  const all = new Set<Duplex>();
  /** In the order of their arrival. */
  const strangers = new Set<Duplex>();
  server.on('connection', (socket) => {
    const [oldest] = strangers;
    if (all.size >= most) (oldest ?? socket).destroy();
    if (socket.destroyed) return;
    all.add(socket);
    strangers.add(socket);
    socket.once('close', () => {
      all.delete(socket);
      strangers.delete(socket);
    });
  });
  return { trust: (socket) => void strangers.delete(socket) };
}

/** Sends the last bytes and closes, whether or not the client does: one that does not would keep its place. */
export function endSoon(socket: Duplex, text: string): void {
  const timer = setTimeout(() => socket.destroy(), LINGER);
  socket.once('close', () => clearTimeout(timer));
  // Unread bytes would make the system drop the answer.
  socket.resume();
  socket.end(text);
}
